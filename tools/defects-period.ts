import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { option } from "./arguments.ts";
import { printEfficiencies, printTallies } from "./defects/period/print.ts";
import { buildChild, countInProcesses } from "./defects/period/processes.ts";
import { top } from "./process.ts";

const productions = ["LHC24zz_apass2", "LHC24zz_apass1"];
const runsOfPeriod = 8;

/** Share of periods of good runs in which a check may raise an alarm. */
const allowed = 0.02;

/**
 * Periods made by seed from the good golden runs: `npm run defects:period [-- --periods 200] [--bad 50] [--seed 1]`.
 * How often each check of several runs raises an alarm where all are good, and how often it finds one run that is not, by the
 * size of the defect. Exit code 1 where a check raises more false alarms than it may.
 */
export async function main(args: string[]): Promise<number> {
  const golden = resolve(top, option(args, "--golden") ?? process.env["GOLDEN_DIR"] ?? "../shared/golden");
  if (!existsSync(resolve(golden, "expected/defects.json"))) {
    console.error(`There are no golden files in ${golden}: expected/defects.json is missing.`);
    return 1;
  }
  const number = (name: string, otherwise: number): number => Number(option(args, name) ?? otherwise);
  const [periods, bad, seed] = [number("--periods", 200), number("--bad", 50), number("--seed", 1)];
  const program = await buildChild();
  let isWithin = true;
  for (const [i, production] of productions.entries()) {
    const task = { golden, production, seed: 1000 * seed + i, periods, bad, runsOfPeriod };
    const { good, counted, seconds } = await countInProcesses(program, task);
    console.log(`\n${production}: ${good.length} good runs, ${good.join(", ")}`);
    console.log(`Made and judged in ${Math.round(seconds)} s of processor time`);
    const title = `${periods} periods of ${runsOfPeriod} good runs`;
    isWithin = printTallies(title, counted.periods, periods, allowed) && isWithin;
    const pairs = Math.min(periods, bad);
    if (pairs === 0) continue;
    isWithin = printTallies(`${pairs} pairs of passes of the same runs`, counted.passes, pairs, allowed) && isWithin;
    printEfficiencies(counted.efficiencies, runsOfPeriod);
  }
  return isWithin ? 0 : 1;
}
