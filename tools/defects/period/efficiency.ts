import { judgePeriod, type JudgedPeriod, type PeriodRun } from "../../../src/qc/period/judge-period.ts";
import { isOff } from "../../../src/qc/quality.ts";
import { standsOut } from "../../../src/qc/period/stands-out.ts";
import { whyUnlike } from "../../../src/qc/period/why-unlike.ts";
import type { GoodRun } from "./good-runs.ts";
import { makeRun } from "./make-run.ts";
import { plantedChamber, type Defect } from "./plant.ts";
import type { Draws } from "./poisson.ts";
import { verdictsOf } from "./tally.ts";

/** Sizes between and around those of the golden runs. */
export const plantedSizes: Readonly<Record<Defect["kind"], readonly number[]>> = {
  gain: [-0.005, 0.01, -0.02, 0.03, -0.05],
  "dca-shift": [0.03, 0.07, 0.1, 0.15, 0.25],
  "dca-modulation": [0.03, 0.07, 0.1, 0.15, 0.25],
  "cluster-loss": [0.5, 1, 2, 4, 6],
  "dead-sector": [0.1, 0.2, 0.4, 0.6, 0.8],
  chamber: [0.005, 0.01, 0.02, 0.04, 0.08],
};

/** Ids of trends and figures that show a defect: the first that is named has to be one of them. */
const shownIn: Readonly<Record<Defect["kind"], RegExp>> = {
  gain: /^mip/,
  "dca-shift": /^dca/,
  "dca-modulation": /^dca-phi/,
  "cluster-loss": /^(clusters|crossed-rows)/,
  "dead-sector": /^(phi-a|clusters-phi-a|eta|eta-phi|tgl)$/,
  chamber: /^chambers$/,
};

/** Periods with one bad run. */
export interface Efficiency {
  readonly defect: Defect;
  readonly periods: number;
  /** The bad run has a verdict of medium or bad, and one of bad. */
  found: number;
  bad: number;
  /** What is named first of it shows the defect. */
  named: number;
  /** A good run has a verdict of medium or bad. */
  false: number;
}

/** One bad run among seven good ones, taken from periods that were made before. */
export function efficiencyOf(
  good: readonly GoodRun[],
  periods: readonly (readonly PeriodRun[])[],
  defect: Defect,
  random: Draws,
): Efficiency {
  const result: Efficiency = { defect, periods: periods.length, found: 0, bad: 0, named: 0, false: 0 };
  for (const period of periods) {
    const at = Math.floor(random.uniform() * period.length);
    const judged = judgePeriod(period.with(at, makeRun(good, random, defect)));
    const verdicts = verdictsOf(judged);
    if (verdicts.some(({ qualities }) => isOff(qualities[at]))) result.found += 1;
    if (verdicts.some(({ qualities }) => qualities[at] === "bad")) result.bad += 1;
    if (shownIn[defect.kind].test(firstNamed(judged, at))) result.named += 1;
    if (verdicts.some(({ qualities }) => qualities.toSpliced(at, 1).some(isOff))) result.false += 1;
  }
  return result;
}

/** Id of the trend or figure that is named first of a run: the worst verdict, of equal ones the largest deviation. */
function firstNamed({ trends, overlays, chambers, off, thin }: JudgedPeriod, run: number): string {
  const [trend] = standsOut(trends, run);
  const [figure] = whyUnlike(overlays, run, new Set([...off, ...thin])).filter(({ judged }) => isOff(judged.quality));
  if (trend?.quality === "bad") return trend.trend;
  if (figure?.judged.quality === "bad") return figure.figure.id;
  if (isOff(chambers.cells[run]?.[plantedChamber]?.quality)) return "chambers";
  return trend?.trend ?? figure?.figure.id ?? "";
}
