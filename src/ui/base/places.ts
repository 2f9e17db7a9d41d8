import type { Route, RunPlace, SourceLink } from "../../route/route.ts";

export type RunRoute = Exclude<Route, { readonly page: "start" }>;

/** What a route says about its run, without the page. */
export function placeOf(route: RunRoute): RunPlace {
  const { source, identity, run, rule, release, palette } = route;
  return { source, identity, run, rule, release, palette };
}

/** Back from how the store names a source: "file:NAME", or a URL ("demo/NAME.root" is one). */
export const sourceOf = (name: string): SourceLink =>
  name.startsWith("file:") ? { kind: "file", name: name.slice("file:".length) } : { kind: "url", url: name };
