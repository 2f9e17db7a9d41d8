import type { RunPlace, RunRoute, SourceLink } from "../../route/route.ts";

export type { RunRoute } from "../../route/route.ts";

/** What a route says about its run, without the page. */
export function placeOf(route: RunRoute): RunPlace {
  const { source, identity, run, rule, release, palette, settings } = route;
  return { source, identity, run, rule, release, palette, ...(settings === undefined ? {} : { settings }) };
}

/** Back from how the store names a source: "file:NAME", or a URL ("demo/NAME.root" is one). */
export const sourceOf = (name: string): SourceLink =>
  name.startsWith("file:") ? { kind: "file", name: name.slice("file:".length) } : { kind: "url", url: name };
