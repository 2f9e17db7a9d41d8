import type { Served } from "../../tools/serve/static-server.ts";

type Span = Pick<Served, "at" | "until">;

/** Requests that were under way at the same time, of one server or of several in this process. */
export const mostAtOnce = (log: readonly Span[]): number =>
  Math.max(0, ...log.map(({ at }) => log.filter((other) => other.at <= at && at < other.until).length));

/** Round trips one after another: the longest chain of requests each of which began when the one before had ended. */
export function rounds(log: readonly Span[]): number {
  const depths: { readonly until: number; readonly depth: number }[] = [];
  for (const { at, until } of log.toSorted((a, b) => a.at - b.at)) {
    const before = depths.filter((each) => each.until <= at).map(({ depth }) => depth);
    depths.push({ until, depth: 1 + Math.max(0, ...before) });
  }
  return Math.max(0, ...depths.map(({ depth }) => depth));
}
