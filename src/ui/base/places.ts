import type { RunPlace, RunRoute } from "../../route/route.ts";

export type { RunRoute } from "../../route/route.ts";

/** What a route says about its run, without the page. */
export function placeOf(route: RunPlace): RunPlace {
  const { source, identity, run, rule, release, palette, settings } = route;
  return { source, identity, run, rule, release, palette, ...(settings === undefined ? {} : { settings }) };
}

/** How the panels of the report are looked at, on its way to another of its places. */
export const looksOf = (route: RunRoute): Pick<ReportRoute, "looks"> =>
  route.page === "run" && route.looks !== undefined ? { looks: route.looks } : {};

type ReportRoute = Extract<RunRoute, { page: "run" }>;
