import { runReport } from "../../reports/run.ts";
import type { Route, SetPlace } from "../../route/route.ts";
import type { SetRun } from "../../state/sets/set-state.ts";

/** The report of one run of a set, by the same rule and checks. */
export function reportOfRun(run: SetRun, { rule, palette, settings }: SetPlace, panel: string | undefined): Route {
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

/** The panel of the run's own report that draws an object; `undefined`: none does. */
export const panelOfObject = (object: string): string | undefined =>
  runReport.sections
    .flatMap(({ panels }) => panels)
    .find(({ figures }) => figures.some((figure) => figure.object === object))?.id;
