import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { overlayFigures } from "../src/qc/period/overlay.ts";
import { curveOf } from "../src/qc/period/curve.ts";
import { whatDiffers } from "../src/qc/period/differs.ts";
import { judgePeriod, type PeriodRun } from "../src/qc/period/judge-period.ts";
import { isOff } from "../src/qc/quality.ts";
import { option } from "./arguments.ts";
import { efficiencyOf, plantedSizes } from "./defects/period/efficiency.ts";
import { readGoodRuns, type GoodRun } from "./defects/period/good-runs.ts";
import { makeRun } from "./defects/period/make-run.ts";
import type { Defect } from "./defects/period/plant.ts";
import { draws, type Draws } from "./defects/period/poisson.ts";
import { printEfficiencies, printTallies } from "./defects/period/print.ts";
import { addTo, verdictsOf, type CheckVerdicts, type Tally } from "./defects/period/tally.ts";
import { top } from "./process.ts";
import { GoldenDir } from "./verify/golden-dir.ts";

const productions = ["LHC24zz_apass2", "LHC24zz_apass1"];
const runsOfPeriod = 8;

/** Share of periods of good runs in which a check may raise an alarm. */
const allowed = 0.02;

/**
 * Periods made by seed from the good golden runs: `npm run defects:period [-- --periods 200] [--bad 20] [--seed 1]`.
 * How often each check of several runs raises an alarm where all are good, and how often it finds one run that is not, by the
 * size of the defect. Exit code 1 where a check raises more false alarms than it may.
 */
export async function main(args: string[]): Promise<number> {
  const path = resolve(top, option(args, "--golden") ?? process.env["GOLDEN_DIR"] ?? "../shared/golden");
  if (!existsSync(resolve(path, "expected/defects.json"))) {
    console.error(`There are no golden files in ${path}: expected/defects.json is missing.`);
    return 1;
  }
  const number = (name: string, otherwise: number): number => Number(option(args, name) ?? otherwise);
  const [periods, bad, seed] = [number("--periods", 200), number("--bad", 20), number("--seed", 1)];
  let isWithin = true;
  for (const [i, production] of productions.entries()) {
    const good = await readGoodRuns(new GoldenDir(path), production);
    console.log(`\n${production}: ${good.length} good runs, ${good.map(({ run }) => run).join(", ")}`);
    const random = draws(1000 * seed + i);
    const { tallies, passes, changes, kept } = falseAlarms(good, periods, bad, random);
    const all = [...tallies, { check: "change points", alarms: changes, bad: 0, unjudged: 0 }];
    isWithin = printTallies(`${periods} periods of ${runsOfPeriod} good runs`, all, periods, allowed) && isWithin;
    isWithin =
      printTallies(`${kept.length} pairs of passes of the same runs`, passes, kept.length, allowed) && isWithin;
    printEfficiencies(efficiencies(good, kept, random));
  }
  return isWithin ? 0 : 1;
}

/** Alarms over periods of good runs; the first periods are kept, and compared with another pass of the same runs. */
function falseAlarms(good: readonly GoodRun[], periods: number, keep: number, random: Draws) {
  const tallies = new Map<string, Tally>();
  const passes = new Map<string, Tally>();
  const kept: (readonly PeriodRun[])[] = [];
  let changes = 0;
  for (let i = 0; i < periods; i++) {
    const same = Array.from({ length: runsOfPeriod }, () => random.pick(good));
    const period = same.map((run) => makeRun([run], random));
    const judged = judgePeriod(period);
    addTo(tallies, verdictsOf(judged));
    if (judged.changes.length > 0) changes += 1;
    if (kept.length >= keep) continue;
    kept.push(period);
    addTo(
      passes,
      comparison(
        period,
        same.map((run) => makeRun([run], random)),
      ),
    );
  }
  return { tallies: [...tallies.values()], passes: [...passes.values()], changes, kept };
}

/** The worst verdict about any figure of two passes. */
function comparison(a: readonly PeriodRun[], b: readonly PeriodRun[]): readonly CheckVerdicts[] {
  const found = whatDiffers(overlayFigures, (figure) =>
    a.map(({ measured }, run) => [curveOf(figure, measured), curveOf(figure, b[run]!.measured)]),
  );
  const worst = found.find(({ quality }) => isOff(quality))?.quality ?? "good";
  return [{ check: `what differs most: any of ${overlayFigures.length} figures`, qualities: [worst] }];
}

const efficiencies = (good: readonly GoodRun[], periods: readonly (readonly PeriodRun[])[], random: Draws) =>
  Object.entries(plantedSizes).flatMap(([kind, sizes]) =>
    sizes.map((size) => efficiencyOf(good, periods, { kind: kind as Defect["kind"], size }, random)),
  );
