import { randomNumbers } from "../../../../tools/fuzz/random.ts";
import type { PadMaps } from "../../../hist/pads.ts";
import { allPads, padIndex, padRows, padsOfRoc, rocOffset, rocs, sectors } from "../geometry.ts";
import type { PadQuantityName } from "../quantity.ts";
import type { PadValues } from "../values.ts";

/** Numbers from 0 to 1, the same with the same seed. */
export type Uniform = () => number;

export function uniformOf(seed: number): Uniform {
  const next = randomNumbers(seed);
  return () => next(2 ** 30) / 2 ** 30;
}

/** Source: Box and Muller. */
export const normal = (uniform: Uniform): number =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

/** By products up to a mean of 30, beyond as a rounded normal deviate. */
export function poisson(mean: number, uniform: Uniform): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(uniform)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

/** A pad as it is numbered on its side. */
export interface Pad {
  readonly sector: number;
  readonly row: number;
  readonly pad: number;
  /** Of its centre along the row, 0…1. */
  readonly share: number;
}

/** Values of every pad as they are stored, 72 chambers one after another, from what they were before. */
export function mapPads(values: Float32Array, value: (pad: Pad, before: number) => number): Float32Array {
  const out = new Float32Array(allPads);
  for (let sector = 0; sector < sectors; sector++) {
    for (const { row, pads } of padRows) {
      const first = padIndex(sector, row, 0);
      for (let pad = 0; pad < pads; pad++) {
        out[first + pad] = value({ sector, row, pad, share: (pad + 0.5) / pads }, values[first + pad]!);
      }
    }
  }
  return out;
}

export const fillPads = (value: (pad: Pad) => number): Float32Array => mapPads(new Float32Array(allPads), value);

/** Counts that fall with the distance from the beam, as tracks have it, with a mean over all pads. */
export const goodCounts = (mean: number, uniform: Uniform): Float32Array =>
  fillPads(({ row }) => {
    const { x, width } = padRows[row]!;
    return poisson(1.03 * mean * (85 / x) ** 1.6 * (width / 0.42) * 2, uniform);
  });

export const countsOf = (values: Float32Array): PadValues => ({
  quantity: "N_Clusters",
  values,
  clusters: values,
  timeFrames: undefined,
});

/** As the clusters task stores them. */
export const padMapsOf = (
  quantities: Partial<Readonly<Record<PadQuantityName, Float32Array>>>,
  normalized = true,
): PadMaps => ({
  name: "ClusterData",
  quantities: Object.entries(quantities).map(([name, values]) => ({
    name,
    rocs: Array.from({ length: rocs }, (_, roc) => values.slice(rocOffset(roc), rocOffset(roc) + padsOfRoc(roc))),
  })),
  processedTimeFrames: 4000,
  normalized,
});

/** A block of pads of which the clusters are more or fewer by a factor. */
export interface Block {
  readonly sector: number;
  readonly rows: readonly [number, number];
  /** Pads whose centre lies within this share of their row. */
  readonly share: readonly [number, number];
  readonly factor: number;
}

export const isIn = ({ sector, rows, share }: Block, pad: Pad): boolean =>
  pad.sector === sector && pad.row >= rows[0] && pad.row <= rows[1] && pad.share >= share[0] && pad.share < share[1];

/** Counts of a good run with blocks planted: clusters are lost one by one, and more of them come one by one. */
export const plant = (good: Float32Array, blocks: readonly Block[], uniform: Uniform): Float32Array =>
  mapPads(good, (pad, before) =>
    blocks
      .filter((block) => isIn(block, pad))
      .reduce((count, { factor }) => {
        if (factor > 1) return count + poisson((factor - 1) * count, uniform);
        return thinned(count, factor, uniform);
      }, before),
  );

/** Of a count those that are kept, each with a probability. */
export function thinned(count: number, kept: number, uniform: Uniform): number {
  if (kept === 0) return 0;
  if (count < 30) {
    let left = 0;
    for (let i = 0; i < count; i++) if (uniform() < kept) left += 1;
    return left;
  }
  const variance = count * kept * (1 - kept);
  return Math.min(count, Math.max(0, Math.round(count * kept + Math.sqrt(variance) * normal(uniform))));
}
