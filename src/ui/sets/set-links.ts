import { sectionsFor } from "../../reports/period/period.ts";
import { objectAt } from "../../reports/period/template.ts";
import { runReport } from "../../reports/run.ts";
import { recipesRelease } from "../../qc/recipe.ts";
import type { RunPair } from "../../qc/period/match-runs.ts";
import { plainView, type ComparedPair, type Route, type SetPlace, type SetRoute } from "../../route/route.ts";
import { withIdentities } from "../../state/sets/set-routes.ts";
import type { SetRun } from "../../state/sets/set-state.ts";

type ReportRoute = Extract<Route, { page: "run" }>;

/** The report of one run of a set, by the same rule and checks. */
export function reportOfRun(
  run: SetRun,
  { rule, palette, settings }: SetPlace,
  panel: string | undefined,
): ReportRoute {
  const identity = run.phase.kind === "ready" ? run.phase.run.numbers.file.identity : undefined;
  return {
    page: "run",
    section: undefined,
    panel,
    source: run.source,
    identity,
    run: run.info.run,
    rule,
    release: undefined,
    palette,
    ...(settings === undefined ? {} : { settings }),
  };
}

/** The same page for somebody else: with the content that every file had, and the recipes it was measured by. */
export function linkTo<R extends SetRoute>(route: R, a: readonly SetRun[], b: readonly SetRun[]): R {
  return {
    ...route,
    release: recipesRelease,
    a: withIdentities(route.a, a),
    ...(route.b === undefined ? {} : { b: withIdentities(route.b, b) }),
  };
}

/** The matched run that is shown, as links name it. */
export const runOf = ({ run, a }: RunPair<SetRun>): Pick<ComparedPair, "run" | "slice"> => ({
  run,
  slice: run === undefined ? undefined : a.info.slice,
});

/** The panel that is seen by itself, with this page of its numbers; `undefined`: without them. */
export const withTable = <R extends SetRoute>(route: R, table: number | undefined): R =>
  route.focus === undefined ? route : { ...route, focus: { ...route.focus, view: { ...route.focus.view, table } } };

/** What has changed since the link was made; "" where nothing has. */
export function changedWords({ release }: SetRoute, runs: readonly SetRun[]): string {
  const changed = runs.filter((run) => run.changed).map(({ label }) => label);
  const parts = [
    changed.length === 0
      ? ""
      : `Since this link was made the content of ${changed.slice(0, 5).join(", ")}${changed.length > 5 ? ` and ${changed.length - 5} more` : ""} has changed: the numbers are of what is there now.`,
    release === undefined || release === recipesRelease
      ? ""
      : `This link was made with release ${release} of the computations, this page has release ${recipesRelease}: numbers may differ.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** The panel of the run's own report that draws an object; `undefined`: none does. */
export const panelOfObject = (object: string): string | undefined =>
  runReport.sections
    .flatMap(({ panels }) => panels)
    .find(({ figures }) => figures.some((figure) => figure.object === object))?.id;

/** An object of a run as large as the page: as the run's own report enlarges it, where that draws it. */
export function largeOfObject(run: SetRun, place: SetPlace, object: string): Route {
  const { source, identity, run: number, rule, release, palette, settings } = reportOfRun(run, place, undefined);
  const of = { source, identity, run: number, rule, release, palette, ...(settings === undefined ? {} : { settings }) };
  for (const { panels } of runReport.sections)
    for (const { id, figures } of panels) {
      const figure = figures.findIndex((each) => each.object === object);
      if (figure >= 0) return { page: "panel", panel: id, figure, view: plainView, ...of };
    }
  return { page: "object", object, view: plainView, ...of };
}

/** The panel of a run's report for what a figure of the set calls its trend, overlay or chamber. */
export function panelOfFigure(at: string): string | undefined {
  if (at.startsWith("species-")) return "pid-species";
  const object = objectAt(
    sectionsFor(true).flatMap(({ panels }) => panels),
    at,
  );
  if (object !== undefined) return panelOfObject(object);
  return /^[IO]ROC/.test(at) ? panelOfObject("Clusters/ClusterData") : undefined;
}
