import type { ObjectAddress } from "./object-path.ts";
import type { RunFile } from "./run-file.ts";

/** The key that holds an object, and its name there where the key holds several or names it otherwise. */
export interface ObjectPlace {
  readonly path: string;
  readonly member: string | undefined;
}

/** Where an object of a run file lies; `undefined` where the file has not its task or window. */
export function pathOf(file: Pick<RunFile, "tasks">, at: ObjectAddress): ObjectPlace | undefined {
  const place = file.tasks.find((each) => each.task === at.task);
  if (place === undefined) return undefined;
  if (at.window === undefined) {
    return place.form === "collection"
      ? { path: place.path, member: at.name }
      : { path: `${place.path}/${at.name}`, member: undefined };
  }
  const window = place.windows.find((each) => each.start === at.window);
  if (window === undefined) return undefined;
  return place.form === "collection"
    ? { path: window.path, member: at.name }
    : { path: `${place.path}/${at.name}_mw/${at.window}`, member: String(at.window) };
}
