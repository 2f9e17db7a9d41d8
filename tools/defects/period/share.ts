import { comparedFigures } from "../../../src/qc/period/overlay.ts";
import { curveOf, filledFigure } from "../../../src/qc/period/curve.ts";
import { whatDiffers } from "../../../src/qc/period/differs.ts";
import { judgePeriod, type PeriodRun } from "../../../src/qc/period/judge-period.ts";
import { isOff } from "../../../src/qc/quality.ts";
import { allDefects } from "./defect.ts";
import { addPeriod, noEfficiency, type Efficiency } from "./efficiency.ts";
import type { GoodRuns } from "./good-runs.ts";
import { asPeriodRun, makeRun } from "./make-run.ts";
import { draws } from "./poisson.ts";
import { addTo, verdictsOf, type CheckVerdicts, type Tally } from "./tally.ts";

/** What is made of one production. */
export interface Wanted {
  readonly seed: number;
  readonly periods: number;
  /** Of as many, the first, another pass is made, and each defect in turn is planted in one run. */
  readonly bad: number;
  readonly runsOfPeriod: number;
}

/** The part of it that one process makes: every n-th period. What periods are does not depend on it. */
export interface Share {
  readonly first: number;
  readonly step: number;
}

/** What was counted; parts are added up. */
export interface Counted {
  readonly periods: readonly Tally[];
  readonly passes: readonly Tally[];
  readonly efficiencies: readonly Efficiency[];
}

export function countShare(good: GoodRuns, wanted: Wanted, { first, step }: Share): Counted {
  const [periods, passes] = [new Map<string, Tally>(), new Map<string, Tally>()];
  const efficiencies = allDefects.map(noEfficiency);
  for (let i = first; i < wanted.periods; i += step) {
    const random = draws(wanted.seed, i);
    const sources = Array.from({ length: wanted.runsOfPeriod }, () => random.pick(good.runs));
    const made = sources.map((source) => makeRun(source, good, random, true));
    const runs = made.map(asPeriodRun);
    addTo(periods, verdictsOf(judgePeriod(runs)));
    if (i >= wanted.bad) continue;
    const again = sources.map((source) => asPeriodRun(makeRun(source, good, random, false)));
    addTo(passes, comparison(runs, again));
    const at = Math.floor(random.uniform() * runs.length);
    for (const efficiency of efficiencies) addPeriod(efficiency, made, at, good, random);
  }
  return { periods: [...periods.values()], passes: [...passes.values()], efficiencies };
}

/** The worst verdict about any figure of two passes. */
function comparison(a: readonly PeriodRun[], b: readonly PeriodRun[]): readonly CheckVerdicts[] {
  const all = [...a, ...b].map(({ measured }) => measured);
  const figures = comparedFigures.map((figure) => filledFigure(figure, all));
  const found = whatDiffers(figures, (figure) =>
    a.map(({ measured }, run) => [curveOf(figure, measured), curveOf(figure, b[run]!.measured)]),
  );
  const worst = found.find(({ quality }) => isOff(quality))?.quality ?? "good";
  return [{ check: `what differs most: any of ${comparedFigures.length} figures`, qualities: [worst] }];
}

export function added(parts: readonly Counted[]): Counted {
  return {
    periods: addedTallies(parts.map(({ periods }) => periods)),
    passes: addedTallies(parts.map(({ passes }) => passes)),
    efficiencies: allDefects.map((_, i) => addedNumbers(parts.map(({ efficiencies }) => efficiencies[i]!))),
  };
}

function addedTallies(parts: readonly (readonly Tally[])[]): readonly Tally[] {
  const all = parts.flat();
  return [...new Set(all.map(({ check }) => check))].map((check) =>
    addedNumbers(all.filter((tally) => tally.check === check)),
  );
}

/** The first with the numbers of all; what is no number is the same in all. */
const addedNumbers = <T extends object>(all: readonly T[]): T =>
  Object.fromEntries(
    Object.entries(all[0]!).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "number"
        ? all.reduce((sum, each) => sum + (each as Readonly<Record<string, number>>)[name]!, 0)
        : value,
    ]),
  ) as T;
