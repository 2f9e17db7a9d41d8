import type { Judging } from "../../qc/check-settings.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { judgeReport } from "../../reports/judge.ts";
import { runReport } from "../../reports/run.ts";
import type { Measured, ReportVerdicts } from "../../reports/verdicts.ts";
import type { ReadRun } from "./set-state.ts";

/** What the checks of the run itself say of it. */
export function judgeRun(run: ReadRun, judging: Judging): ReportVerdicts {
  const byObject = new Map<string, Map<string, Measurement>>();
  for (const [key, value] of run.numbers.measured) {
    const at = key.indexOf("|");
    const object = key.slice(0, at);
    const ofObject = byObject.get(object) ?? new Map<string, Measurement>();
    byObject.set(object, ofObject.set(key.slice(at + 1), value));
  }
  const stateOf = (object: string): Measured => {
    const error = run.failed.get(object);
    return error === undefined
      ? { kind: "ready", measurements: byObject.get(object) ?? new Map<string, Measurement>() }
      : { kind: "failed", error };
  };
  return judgeReport(runReport, stateOf, judging);
}
