import { sectors } from "./geometry.ts";
import { referenceOf, type Reference } from "./reference.ts";
import { unitsOf, type Units } from "./units.ts";
import { unitValues } from "./unit-values.ts";

/** Values by sector, A orientation. */
export interface SectorValues {
  /** Counts of clusters, not means. */
  readonly counts: boolean;
  readonly values: Float32Array;
  /** Clusters per pad; `undefined` where they are not at hand. */
  readonly clusters: Float32Array | undefined;
}

/** Units of all sectors beside what they should have. */
export interface Comparison {
  readonly counts: boolean;
  readonly units: Units;
  /** Of 36 sectors one after another; 0 where there are no clusters. */
  readonly values: Float32Array;
  readonly reference: Reference;
  /** Standard deviation as a share of the reference; of means larger where a unit has fewer clusters than others. */
  readonly sigma: (sector: number, unit: number) => number;
}

/** Compares blocks of `side` rows and pads. */
export function compare(given: SectorValues, side: number): Comparison {
  const units = unitsOf(side);
  const { values, clusters } = unitValues(given.values, given.clusters, units, given.counts);
  const reference = referenceOf(values, units, given.counts);
  const { scatter } = reference;
  if (given.counts || clusters === undefined) {
    return { counts: given.counts, units, values, reference, sigma: (_sector, unit) => scatter[unit]! };
  }
  const usual = usualOf.get(clusters) ?? meanOverSectors(clusters, units.count);
  usualOf.set(clusters, usual);
  const sigma = (sector: number, unit: number): number => {
    const share = clusters[sector * units.count + unit]! / usual[unit]!;
    return scatter[unit]! / Math.sqrt(Math.min(1, share));
  };
  return { counts: false, units, values, reference, sigma };
}

/** Of single pads the same for all means of a run. */
const usualOf = new WeakMap<Float32Array, Float32Array>();

function meanOverSectors(values: Float32Array, count: number): Float32Array {
  const means = new Float32Array(count);
  for (let first = 0; first < values.length; first += count) add(means, values, first);
  return means.map((sum) => sum / sectors);
}

function add(sums: Float32Array, values: Float32Array, first: number): void {
  for (let unit = 0; unit < sums.length; unit++) sums[unit]! += values[first + unit]!;
}
