import { judgePeriod, type JudgedPeriod } from "../../../src/qc/period/judge-period.ts";
import { whyUnlike } from "../../../src/qc/period/why-unlike.ts";
import { isOff } from "../../../src/qc/quality.ts";
import { noVerdicts } from "../../../src/reports/judge.ts";
import { standingOf } from "../../../src/reports/period/standing.ts";
import { defectKinds, type Defect } from "./defect.ts";
import type { GoodRuns } from "./good-runs.ts";
import { asPeriodRun, spoiled, type MadeRun } from "./make-run.ts";
import type { Draws } from "./poisson.ts";
import { verdictsOf } from "./tally.ts";

/** Periods with one bad run. */
export interface Efficiency {
  readonly defect: Defect;
  periods: number;
  /** The bad run has a verdict of medium or bad, and one of bad. */
  found: number;
  bad: number;
  /** What is named first of it shows the defect. */
  named: number;
  /** A good run has a verdict of medium or bad. */
  false: number;
}

export const noEfficiency = (defect: Defect): Efficiency => ({
  defect,
  periods: 0,
  found: 0,
  bad: 0,
  named: 0,
  false: 0,
});

/** Makes one run of the period bad, and judges it among the others. */
export function addPeriod(to: Efficiency, period: readonly MadeRun[], at: number, good: GoodRuns, random: Draws): void {
  const runs = period.with(at, spoiled(period[at]!, to.defect, good, random)).map(asPeriodRun);
  const judged = judgePeriod(runs);
  const verdicts = verdictsOf(judged);
  to.periods += 1;
  if (verdicts.some(({ qualities }) => isOff(qualities[at]))) to.found += 1;
  if (verdicts.some(({ qualities }) => qualities[at] === "bad")) to.bad += 1;
  if (defectKinds[to.defect.kind].named.test(firstNamed(judged, at))) to.named += 1;
  if (verdicts.some(({ qualities }) => qualities.toSpliced(at, 1).some(isOff))) to.false += 1;
}

/** Panel of what the page of the period says first of a run; "" where it says nothing. */
export function firstNamed(judged: JudgedPeriod, run: number): string {
  const unlike = new Map([[run, whyUnlike(judged.overlays, run, new Set([...judged.off, ...judged.thin]))]]);
  const standing = standingOf({ run, own: noVerdicts, tpcMissing: false, entries: undefined }, { ...judged, unlike });
  return standing.reasons[0]?.at?.panel ?? "";
}
