import type { PadMaps } from "../../hist/pads.ts";
import {
  allPads,
  mirrored,
  padsOfInner,
  padsOfOuter,
  padsOfSector,
  rocOffset,
  sectors,
  sideOfSector,
} from "./geometry.ts";
import { isCount, type PadQuantityName } from "./quantity.ts";

/** One quantity of every pad, and what it was taken with. */
export interface PadValues {
  readonly quantity: PadQuantityName;
  /** 72 chambers one after another, 524 160 values in stored order. */
  readonly values: Float32Array;
  /** Clusters per pad, in the same order; `undefined` where they are not at hand. */
  readonly clusters: Float32Array | undefined;
  /** As stored; not summed where files were merged. `undefined` where it is not at hand. */
  readonly timeFrames: number | undefined;
}

const known = new WeakMap<PadMaps, Map<PadQuantityName, PadValues | undefined>>();

/** Made at first use, and kept as long as the object is: several recipes ask for it. They must not be given away. */
export function padValues(pads: PadMaps, quantity: PadQuantityName): PadValues | undefined {
  const all = known.get(pads) ?? new Map<PadQuantityName, PadValues | undefined>();
  known.set(pads, all);
  if (!all.has(quantity)) all.set(quantity, makeValues(pads, quantity));
  return all.get(quantity);
}

/**
 * Values of one quantity as counts or means per cluster: where sums are stored they are divided by the number of clusters,
 * 0 in pads that have none. `undefined` where the object has not the quantity.
 */
function makeValues(pads: PadMaps, quantity: PadQuantityName): PadValues | undefined {
  const of = (name: PadQuantityName): Float32Array | undefined => {
    const rocs = pads.quantities.find((each) => each.name === name)?.rocs;
    return rocs && joined(rocs);
  };
  const clusters = isCount(quantity) ? of(quantity) : padValues(pads, "N_Clusters")?.values;
  const stored = isCount(quantity) ? clusters : of(quantity);
  if (stored === undefined || clusters === undefined) return undefined;
  const values =
    isCount(quantity) || pads.normalized ? stored : stored.map((sum, i) => (clusters[i]! > 0 ? sum / clusters[i]! : 0));
  return { quantity, values, clusters, timeFrames: pads.processedTimeFrames };
}

/** Arrays of the 72 chambers one after another; a copy. What is no number is no value: 0. */
export function joined(rocs: readonly ArrayLike<number>[]): Float32Array {
  const all = new Float32Array(allPads);
  rocs.forEach((values, roc) => all.set(values, rocOffset(roc)));
  for (let sector = 0; sector < sectors; sector++) clean(valuesOfSector(all, sector));
  return all;
}

// Small, and called for each sector: an engine makes such functions quick once, and long loops again and again.

function clean(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) values[i] = 0;
}

const sorted = new WeakMap<Float32Array, Float32Array>();

/**
 * The same by sector: 36 times 14 560 values in A orientation, so that pads of all sectors at one place have one index.
 * Made at first use, and kept as long as the values are: several recipes ask for it.
 */
export function bySector(values: Float32Array): Float32Array {
  const known = sorted.get(values) ?? makeBySector(values);
  sorted.set(values, known);
  return known;
}

function makeBySector(values: Float32Array): Float32Array {
  const out = new Float32Array(allPads);
  for (let sector = 0; sector < sectors; sector++) {
    const own = valuesOfSector(out, sector);
    const from = rocOffset(sector);
    const fromOuter = rocOffset(sector + sectors);
    own.set(values.subarray(from, from + padsOfInner));
    own.set(values.subarray(fromOuter, fromOuter + padsOfOuter), padsOfInner);
    if (sideOfSector(sector) === "C") turnRows(own, mirrored);
  }
  return out;
}

/** Each row turned round: pads change places in pairs. */
function turnRows(values: Float32Array, mirror: Uint16Array): void {
  for (let pad = 0; pad < values.length; pad++) {
    const other = mirror[pad]!;
    if (other <= pad) continue;
    const value = values[pad]!;
    values[pad] = values[other]!;
    values[other] = value;
  }
}

/** Those of one sector, of values by sector; not a copy. */
export const valuesOfSector = (values: Float32Array, sector: number): Float32Array =>
  values.subarray(sector * padsOfSector, (sector + 1) * padsOfSector);
