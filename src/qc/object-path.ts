import { taskNames, type TaskName } from "./run-file.ts";

/**
 * Objects that are read together: those of one task, of one of its moving windows (by its start, ms since 1970) or of
 * all of them one after the other; or what one key of the file holds, whichever task or detector it is of.
 */
export type GroupAddress =
  | { readonly kind: "task"; readonly task: TaskName; readonly window: number | "all" | undefined }
  | { readonly kind: "key"; readonly path: string };

/** One object. Of a key that holds one object alone the name is "". */
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
 * "Tracks/hEta"; of moving windows "Tracks/hEta@1722475800000" or "Tracks/hEta@all"; of any key "/RatesCanva" or
 * "/int/ITS/Clusters//hMean": the form used in links, keys of the store and reports.
 */
export function formatObject({ group, name }: ObjectAddress): string {
  if (group.kind === "key") return `/${group.path}${name === "" ? "" : `//${name}`}`;
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

const longestPath = 512;

function parseKey(text: string): ObjectAddress | undefined {
  const [path = "", name = "", ...more] = text.split("//");
  const isPath = /^[^/](?:.*[^/])?$/s.test(path) && text.length <= longestPath && !hasControls(text);
  return isPath && more.length === 0 ? { group: { kind: "key", path }, name } : undefined;
}

const hasControls = (text: string): boolean => Array.from(text).some((letter) => letter < " " || letter === "\u007f");
