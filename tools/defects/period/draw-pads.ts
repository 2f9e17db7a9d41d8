import type { PadMaps } from "../../../src/hist/pads.ts";
import type { Measurement } from "../../../src/qc/measurement.ts";
import { padIndex, padRows, padsOfRoc, rocOffset, rocs, sectors } from "../../../src/qc/pads/geometry.ts";
import { padProjections } from "../../../src/qc/pads/projections.ts";
import { joined } from "../../../src/qc/pads/values.ts";
import type { ChamberCount } from "../../../src/qc/period/chambers.ts";
import type { PadRecipe } from "../../../src/qc/recipe.ts";
import type { Draws } from "./poisson.ts";

/** Quantities that periods are judged by: clusters, and the mean charge of them. */
export const padNames = ["N_Clusters", "Q_Tot"] as const;
export type PadName = (typeof padNames)[number];
export type PadNumbers = Readonly<Record<PadName, Float32Array>>;

/** Values of all pads, 72 chambers one after another. */
export function padNumbers({ quantities, normalized }: PadMaps): PadNumbers {
  if (!normalized) throw new Error("charges are stored as sums");
  const of = (name: PadName): Float32Array => joined(quantities.find((each) => each.name === name)!.rocs);
  return { N_Clusters: of("N_Clusters"), Q_Tot: of("Q_Tot") };
}

/** Parts of a sector in φ, each as wide as a pad of the row with the fewest. */
const strips = Math.min(...padRows.map(({ pads }) => pads));

/** Charges of single clusters scatter by 70 %: then dE/dx from 150 of them is known to 6 %. */
const chargeScatter = 0.7;

/** Above it a rounded normal distribution is as good for what is summed over hundreds of pads. */
const smallCount = 100;

/**
 * Values of pads as another run would have them. A track leaves a cluster in every row of one φ: tracks are drawn for strips of
 * φ, and move all rows of theirs together; clusters are drawn for every pad around that, charges around what the pad has.
 */
export function resampledPads({ N_Clusters: clusters, Q_Tot: charges }: PadNumbers, random: Draws): PadNumbers {
  const [drawn, means] = [new Float32Array(clusters.length), new Float32Array(clusters.length)];
  for (let sector = 0; sector < sectors; sector++) {
    const factors = trackFactors(clusters, sector, random);
    for (const { row, pads } of padRows) {
      const first = padIndex(sector, row, 0);
      for (let pad = 0; pad < pads; pad++) {
        const expected = clusters[first + pad]! * factors[Math.floor(((pad + 0.5) * strips) / pads)]!;
        const count =
          expected > smallCount
            ? Math.max(0, Math.round(expected + Math.sqrt(expected) * random.normal()))
            : random.poisson(expected);
        if (count === 0) continue;
        drawn[first + pad] = count;
        means[first + pad] = charges[first + pad]! * (1 + (chargeScatter * random.normal()) / Math.sqrt(count));
      }
    }
  }
  return { N_Clusters: drawn, Q_Tot: means };
}

/** Of each strip of a sector how many tracks it has over how many are expected: a cluster a row. */
function trackFactors(clusters: Float32Array, sector: number, random: Draws): Float64Array {
  let sum = 0;
  for (const { row, pads } of padRows) {
    const first = padIndex(sector, row, 0);
    for (let pad = 0; pad < pads; pad++) sum += clusters[first + pad]!;
  }
  const tracks = sum / padRows.length / strips;
  return Float64Array.from({ length: strips }, () => (tracks > 0 ? random.poisson(tracks) / tracks : 1));
}

/** Clusters of the 72 chambers. */
export const chambersOf = ({ N_Clusters: clusters }: PadNumbers): readonly ChamberCount[] =>
  Array.from({ length: rocs }, (_, roc) => {
    const [first, pads] = [rocOffset(roc), padsOfRoc(roc)];
    let sum = 0;
    for (let pad = first; pad < first + pads; pad++) sum += clusters[pad]!;
    return { clusters: sum, pads };
  });

/** What figures of a period need of the pads, as recipes give it. */
export const padMeasurements = (pads: PadNumbers): readonly (readonly [PadRecipe, Measurement])[] =>
  padNames.map((quantity) => {
    const values = { quantity, values: pads[quantity], clusters: pads.N_Clusters, timeFrames: undefined };
    return [
      { kind: "pad-projections", quantity, rule: "robust" },
      { kind: "pad-projections", rule: "robust", sides: padProjections(values, "robust") },
    ];
  });
