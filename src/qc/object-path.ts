import { taskNames, type TaskName } from "./run-file.ts";

/**
 * Objects that are read together: those of one task, of one of its moving windows (by its start, ms since 1970) or of
 * all of them one after the other; or what one key of the file holds, whichever task or detector it is of.
 */
export type GroupAddress =
  | { readonly kind: "task"; readonly task: TaskName; readonly window: number | "all" | undefined }
  | { readonly kind: "key"; readonly path: string };

/**
 * One object. Of a key that holds one object alone the name is "", or that of a part of it. What a collection of a key
 * holds may have parts too: "canvas//hMean". Of keys it is as it stands in the text: see `namesIn`.
 */
export interface ObjectAddress {
  readonly group: GroupAddress;
  readonly name: string;
}

/** The object of a task as a whole, not of a window. */
export const taskObject = (task: TaskName, name: string): ObjectAddress => ({
  group: { kind: "task", task, window: undefined },
  name,
});

/**
 * "Tracks/hEta"; of moving windows "Tracks/hEta@1722475800000" or "Tracks/hEta@all"; of any key "/RatesCanva",
 * "/int/ITS/Clusters//hMean" or "/int/ITS/Clusters//canvas//hMean": the form used in links, keys of the store and reports.
 */
export function formatObject({ group, name }: ObjectAddress): string {
  if (group.kind === "key") return `/${escaped(group.path)}${name === "" ? "" : `//${name}`}`;
  return `${group.task}/${name}${group.window === undefined ? "" : `@${group.window}`}`;
}

/** What is read together, as one text; for maps and keys. */
export const formatGroup = (group: GroupAddress): string => formatObject({ group, name: "" });

/** For people: "PID", "moving windows of PID", "RatesCanva". */
export function groupWords(group: GroupAddress): string {
  if (group.kind === "key") return group.path;
  return group.window === undefined ? group.task : `moving windows of ${group.task}`;
}

export function parseObject(text: string): ObjectAddress | undefined {
  return text.startsWith("/") ? parseKey(text.slice(1)) : parseTask(text);
}

function parseTask(text: string): ObjectAddress | undefined {
  const [, task, name, window] = /^([A-Za-z]+)\/([^/@]{1,256})(?:@(\d{1,15}|all))?$/.exec(text) ?? [];
  const known = taskNames.find((each) => each === task);
  if (known === undefined || name === undefined) return undefined;
  const which = window === undefined || window === "all" ? window : Number(window);
  return { group: { kind: "task", task: known, window: which }, name };
}

/** Characters of an address of a key. */
const longestPath = 512;

function parseKey(text: string): ObjectAddress | undefined {
  const [path = "", ...names] = text.split("//");
  const parts = [path, ...names];
  if (text.length > longestPath || /\p{Cc}/u.test(text) || names.length > 2) return undefined;
  if (parts.some((part) => part === "" || part.startsWith("/") || part.endsWith("/"))) return undefined;
  // In one spelling, however it was written.
  return keyObject(unescaped(path), names.map(unescaped));
}

/** What a key holds, by the names that lead to it: none for the key itself, then of an object in it, then of a part of that. */
export const keyObject = (path: string, names: readonly string[] = []): ObjectAddress => ({
  group: { kind: "key", path },
  name: names.map(escaped).join("//"),
});

/** The names that lead from a key to an object. */
export const namesIn = ({ group, name }: ObjectAddress): readonly string[] =>
  group.kind === "task" ? [name] : name === "" ? [] : name.split("//").map(unescaped);

/** Name of an object as it is stored: of a key that holds one alone its path. */
export const titleOf = (at: ObjectAddress): string =>
  namesIn(at).at(-1) ?? (at.group.kind === "key" ? at.group.path : "");

/** The same by its address as text. */
export const nameOfObject = (text: string): string => {
  const at = parseObject(text);
  return at === undefined ? text : titleOf(at);
};

/**
 * Address of what a key holds, as a link can hold it; `undefined` where the names are too long for one. A file may have
 * tens of thousands of them.
 */
export function linkTo(path: string, names: readonly string[] = []): string | undefined {
  const text = [path, ...names].map(escaped).join("//");
  const isWhole = path !== "" && names.length <= 2 && names.every((name) => name !== "");
  return isWhole && text.length <= longestPath ? `/${text}` : undefined;
}

/**
 * Names in files hold anything. What would read as the end of a name, and what is no letter, is written as "%2F" and the
 * like; a percent sign only where it would read as one of these.
 */
const escaped = (text: string): string => (needsEscape.test(text) ? escapedAll(text) : text);

const needsEscape = /%|^\/|\/\/|\/$|\p{Cc}/u;

const escapedAll = (text: string): string =>
  text
    .replace(/%(?=25|2F|[0189][\dA-F]|7F)/g, "%25")
    .replace(/^\/|(?<=\/)\/|\/$/g, "%2F")
    .replace(/\p{Cc}/gu, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);

const unescaped = (text: string): string =>
  text.replace(/%(25|2F|[0189][\dA-F]|7F)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
