import type { Hist1D } from "../../hist/hist.ts";
import { moments } from "../../stats/moments.ts";
import type { PadRecipe } from "../recipe.ts";
import type { ChamberCount } from "./chambers.ts";
import type { MeasuredRun } from "./trend-point.ts";

/** Where the clusters of chambers are measured. */
export const chamberObject = "Clusters/ClusterData";
export const chamberRecipe: PadRecipe = { kind: "pad-summary", quantity: "N_Clusters" };

/** What today's rule takes the means of. */
export const chamberParityRecipe: PadRecipe = { kind: "pad-chambers", quantity: "N_Clusters", rule: "parity" };

/** Mean of the distribution of each chamber, as today's tool draws it; `undefined` for one without clusters: all its pads are 0. */
export function chamberMeans(measured: MeasuredRun): readonly (number | undefined)[] | undefined {
  const chambers = measured(chamberObject, chamberParityRecipe);
  if (chambers?.kind !== "pad-chambers") return undefined;
  return chambers.chambers.map((hist) => hist && meanOf(hist));
}

/** Pads beyond the range do not count in the mean, but they have clusters. */
function meanOf(hist: Hist1D): number | undefined {
  const mean = moments(hist).x.mean?.value;
  const isEmpty = mean === 0 && hist.values.at(-1) === 0;
  return isEmpty ? undefined : mean;
}

/** Clusters of the 72 chambers of a run, from the means over their pads; `undefined` where there are no values per pad. */
export function chamberCounts(measured: MeasuredRun): readonly ChamberCount[] | undefined {
  const summary = measured(chamberObject, chamberRecipe);
  if (summary?.kind !== "pad-summary") return undefined;
  return summary.chambers.map(({ mean, pads, empty }) => ({ clusters: (mean ?? 0) * (pads - empty), pads }));
}
