import type { WindowHist } from "../../hist/object.ts";

/** Time since the first window began, in minutes, or hours where the run is long; with the date that it counts from. */
export interface TimeAxis {
  readonly title: string;
  /** ms since 1970 as a value of the axis. */
  at(time: number): number;
  readonly lo: number;
  readonly hi: number;
}

const minute = 60_000;
const longRun = 4 * 60 * minute;

export function timeAxisOf(windows: readonly Pick<WindowHist, "start" | "end">[]): TimeAxis {
  const first = windows[0]?.start ?? 0;
  const last = endOf(windows, windows.length - 1);
  const { unit, title } = timeTicks(first, last - first);
  const at = (time: number): number => (time - first) / unit;
  return { title, at, lo: 0, hi: Math.max(at(last), 1e-3) };
}

/** Unit (ms) and title of an axis of a length (ms), counted from a time where that is known. */
export function timeTicks(
  first: number | undefined,
  length: number,
): { readonly unit: number; readonly title: string } {
  const [unit, word] = length > longRun ? [60 * minute, "h"] : [minute, "min"];
  return { unit, title: `${first === undefined ? "Time into the run" : `Time since ${utcWords(first)}`} (${word})` };
}

/** The end of a window; where nothing tells it, that of the one before it is as long. */
export function endOf(windows: readonly Pick<WindowHist, "start" | "end">[], index: number): number {
  const window = windows[index];
  if (window === undefined) return 0;
  if (window.end !== undefined && window.end > window.start) return window.end;
  const before = windows[index - 1];
  return before === undefined ? window.start + minute : 2 * window.start - before.start;
}

/** "2024-08-01 01:30 UTC" */
export const utcWords = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** "01:30" */
export const utcTime = (time: number): string => new Date(time).toISOString().slice(11, 16);
