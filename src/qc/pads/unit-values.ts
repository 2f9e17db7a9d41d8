import { padsOfSector, sectors } from "./geometry.ts";
import type { Units } from "./units.ts";

/** Of every unit of 36 sectors one after another. */
export interface UnitValues {
  /** Counts, or means; 0 where there are no clusters. */
  readonly values: Float32Array;
  /** Clusters; `undefined` where they are not at hand. */
  readonly clusters: Float32Array | undefined;
}

/** Sums of counts, or means weighted by clusters (where these are not at hand, by pads that have a value). */
export function unitValues(
  values: Float32Array,
  clusters: Float32Array | undefined,
  { side, count, of }: Units,
  counts: boolean,
): UnitValues {
  if (side === 1) return { values, clusters };
  const sums = new Float32Array(sectors * count);
  const weights = new Float32Array(sectors * count);
  for (let sector = 0; sector < sectors; sector++) {
    for (let pad = 0; pad < padsOfSector; pad++) {
      const i = sector * padsOfSector + pad;
      const value = values[i]!;
      if (value === 0) continue;
      const weight = counts ? 1 : (clusters?.[i] ?? 1);
      const unit = sector * count + of[pad]!;
      sums[unit]! += weight * value;
      weights[unit]! += weight;
    }
  }
  if (counts) return { values: sums, clusters: sums };
  const means = sums.map((sum, i) => (weights[i]! > 0 ? sum / weights[i]! : 0));
  return { values: means, clusters: clusters && weights };
}
