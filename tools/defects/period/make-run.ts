import type { PeriodRun } from "../../../src/qc/period/judge-period.ts";
import type { GoodRun } from "./good-runs.ts";
import { labelNames, measuredRun } from "./measured-run.ts";
import { planted, plantedChamber, type Defect } from "./plant.ts";
import type { Draws } from "./poisson.ts";
import { resampled } from "./resample.ts";

/**
 * A run as it could have been: one of the good ones, chosen at random, with every cell of every histogram drawn anew around what
 * it has. What runs differ by, chance of their own included, is thus in it once, and chance once more.
 */
export function makeRun(good: readonly GoodRun[], random: Draws, defect?: Defect): PeriodRun {
  const { hists, chambers } = random.pick(good);
  const expected = defect === undefined ? hists : planted(hists, defect);
  const drawn = new Map(
    [...expected].map(([name, hist]) => [name, labelNames.has(name) ? hist : resampled(hist, random)] as const),
  );
  const lost = (chamber: number): number =>
    defect?.kind === "chamber" && chamber === plantedChamber ? 1 - defect.size : 1;
  return {
    measured: measuredRun(drawn),
    current: undefined,
    chambers: chambers?.map(({ clusters, pads }, i) => ({ clusters: random.poisson(clusters * lost(i)), pads })),
  };
}
