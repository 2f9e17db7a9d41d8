import { namesIn, type GroupAddress, type ObjectAddress } from "./object-path.ts";
import type { RunFile, WindowPlace } from "./run-file.ts";

/** The key that holds an object, and its name there where the key holds several or names it otherwise. */
export interface ObjectPlace {
  readonly path: string;
  readonly member: string | undefined;
  /** A part of what the collection holds: a histogram of its canvas. */
  readonly part?: string;
}

/**
 * Where an object of a run file lies; `undefined` where the file has not its task or window.
 * Objects of all windows lie in no one place: see `windowsOf`.
 */
export function pathOf(file: Pick<RunFile, "tasks">, at: ObjectAddress): ObjectPlace | undefined {
  const { group, name } = at;
  if (group.kind === "key") {
    const [member, part] = namesIn(at);
    return { path: group.path, member, ...(part === undefined ? {} : { part }) };
  }
  const place = file.tasks.find((each) => each.task === group.task);
  if (place === undefined || group.window === "all") return undefined;
  if (group.window === undefined) {
    return place.form === "collection"
      ? { path: place.path, member: name }
      : { path: `${place.path}/${name}`, member: undefined };
  }
  const window = place.windows.find((each) => each.start === group.window);
  if (window === undefined) return undefined;
  return place.form === "collection"
    ? { path: window.path, member: name }
    : { path: `${place.path}/${name}_mw/${group.window}`, member: String(group.window) };
}

/** Bytes in the file of what is read together; 0 for keys, of which only their directory tells. */
export function packedOf(file: Pick<RunFile, "tasks">, group: GroupAddress): number {
  const place = group.kind === "task" ? file.tasks.find((each) => each.task === group.task) : undefined;
  if (group.kind === "key" || place === undefined) return 0;
  if (group.window === undefined) return place.packed;
  return place.windows
    .filter(({ start }) => group.window === "all" || group.window === start)
    .reduce((sum, { packed }) => sum + packed, 0);
}

/** The moving windows of a task, in the order of time; none for what is no task. */
export const windowsOf = (file: Pick<RunFile, "tasks">, group: GroupAddress): readonly WindowPlace[] =>
  group.kind === "task" ? (file.tasks.find((each) => each.task === group.task)?.windows ?? []) : [];
