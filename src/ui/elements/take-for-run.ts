import { parametersId } from "../../reports/template.ts";
import type { App, RunSession } from "../../state/app.ts";
import { localFile, type GivenFiles } from "../base/files.ts";
import { SayEvent, takeTables } from "../base/say.ts";

/** Files given on the report of a run: tables are kept and shown where they are about it, runs are opened. */
export async function takeForRun(
  { runs, tables }: GivenFiles,
  app: App,
  session: RunSession,
  from: EventTarget,
): Promise<void> {
  if (runs.length > 0) app.openFiles(runs.map(localFile));
  if (tables.length === 0) return;
  await takeTables(app, tables, from);
  const { route } = app.view.value;
  // They may be dropped anywhere on the page.
  if (route.page === "run") app.go({ ...route, section: parametersId, panel: undefined }, { replace: true });
  const { tables: kept, wrong } = app.tables.value;
  const run = session.state.value.info?.run;
  if (run === undefined || wrong.length > 0 || kept.slice(0, tables.length).some(({ runs }) => runs.includes(run)))
    return;
  from.dispatchEvent(new SayEvent(`Run ${run} is not in ${tables.map(({ name }) => name).join(", ")}.`));
}
