import type { Route, RunPlace } from "../route/route.ts";
import type { RunRoute } from "./session.ts";
import { sourceName } from "./sources.ts";

/** The view of the object that is laid over from another run, as that run's own session needs it. */
export function overlayRoute(route: Route): Extract<RunRoute, { page: "object" }> | undefined {
  if (route.page !== "panel" && route.page !== "object") return undefined;
  const { overlay } = route.view;
  if (overlay?.from === undefined) return undefined;
  const { source, identity, run } = overlay.from;
  const view = { x: undefined, y: undefined, z: undefined, log: undefined };
  const { rule, palette } = route;
  return { page: "object", object: overlay.object, view, source, identity, run, rule, release: undefined, palette };
}

export const sameOverlay = (place: RunPlace, wanted: RunPlace): boolean =>
  sourceName(place.source) === sourceName(wanted.source) && place.identity === wanted.identity;
