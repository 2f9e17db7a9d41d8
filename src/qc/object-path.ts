import { taskNames, type TaskName } from "./run-file.ts";

/** One object of a run file: task and name, and the window's start (ms since 1970) where it is of a moving window. */
export interface ObjectAddress {
  readonly task: TaskName;
  readonly name: string;
  readonly window: number | undefined;
}

/** "Tracks/hEta", or "Tracks/hEta@1722475800000" in a moving window: the form used in links, keys and reports. */
export const formatObject = (at: ObjectAddress): string =>
  `${at.task}/${at.name}${at.window === undefined ? "" : `@${at.window}`}`;

export function parseObject(text: string): ObjectAddress | undefined {
  const [, task, name, window] = /^([A-Za-z]+)\/([^/@]{1,256})(?:@(\d{1,15}))?$/.exec(text) ?? [];
  const known = taskNames.find((each) => each === task);
  if (known === undefined || name === undefined) return undefined;
  return { task: known, name, window: window === undefined ? undefined : Number(window) };
}
