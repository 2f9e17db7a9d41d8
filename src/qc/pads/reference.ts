import { deviationToSigma } from "../../stats/median.ts";
import { selectMedian } from "../../stats/select.ts";
import { sectors } from "./geometry.ts";
import type { Units } from "./units.ts";

/** What the units of one sector should have, from all sectors. */
export interface Reference {
  /** One a unit; NaN of means where too few sectors have clusters there, of counts then the typical value. */
  readonly values: Float32Array;
  /** 1 where the other sectors tell what the unit should have. */
  readonly known: Uint8Array;
  /** Standard deviation of a unit, as a share of its value. */
  readonly scatter: Float32Array;
  /** Median over the units that have a reference, and of their scatter; `undefined` where none has. */
  readonly typical: { readonly value: number; readonly scatter: number } | undefined;
}

/** With fewer sectors one bad one could be the median. */
const fewestSectors = 3;

/** The pads' own steps of storing and of geometry are not known better. */
const leastScatter = 1e-3;

/**
 * Median over the sectors that have clusters in the unit: sound as long as fewer than half of those are off in the same way,
 * however many have none. The scatter is that of all units of a kind around it, robustly; of counts at least Poisson's.
 *
 * @param values of 36 sectors, unit by unit, A orientation.
 */
export function referenceOf(values: Float32Array, units: Units, counts: boolean): Reference {
  const { count, kind } = units;
  const reference = new Float32Array(count).fill(NaN);
  for (let from = 0; from < count; from += piece) {
    takeMedians(values, count, from, reference.subarray(from, from + piece));
  }
  const spread = spreadByKind(values, reference, units, counts);
  const known = new Uint8Array(count);
  reference.forEach((value, unit) => (known[unit] = value > 0 ? 1 : 0));
  const usual = medianWhere(reference, known);
  const scatter = reference.map((value, unit) => {
    const of = spread[kind[unit]!]!;
    const expected = known[unit] === 0 ? (usual ?? value) : value;
    return Math.max(leastScatter, counts ? Math.max(1, of) / Math.sqrt(expected) : of);
  });
  if (counts && usual !== undefined) {
    known.forEach((isKnown, unit) => {
      if (isKnown === 0) reference[unit] = usual;
    });
  }
  const middle = medianWhere(scatter, known);
  const typical = usual === undefined || middle === undefined ? undefined : { value: usual, scatter: middle };
  return { values: reference, known, scatter, typical };
}

/** Units of one call: an engine makes short calls quick once, a long loop again and again. */
const piece = 256;

/** Medians of units from one on, of those that enough sectors tell of. */
function takeMedians(values: Float32Array, count: number, from: number, into: Float32Array): void {
  const own = new Float32Array(lowerHalf);
  for (let i = 0; i < into.length; i++) {
    const alive = takeAlive(values, from + i, count, own);
    if (alive >= fewestSectors) into[i] = middleOf(own, alive);
  }
}

/** Up to the middle of all sectors. */
const lowerHalf = sectors / 2 + 1;

/**
 * The smaller half of the values of a unit that are not 0, sorted by insertion, which is quick for so few; gives how many
 * values there are in all.
 */
function takeAlive(values: Float32Array, unit: number, count: number, into: Float32Array): number {
  let alive = 0;
  for (let from = unit; from < values.length; from += count) {
    const value = values[from]!;
    if (value === 0) continue;
    let place = alive++;
    if (place >= lowerHalf) {
      place = lowerHalf - 1;
      if (value >= into[place]!) continue;
    }
    for (; place > 0 && into[place - 1]! > value; place--) into[place] = into[place - 1]!;
    into[place] = value;
  }
  return alive;
}

function middleOf(sorted: Float32Array, length: number): number {
  const middle = length >> 1;
  return length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function medianWhere(values: Float32Array, known: Uint8Array): number | undefined {
  const own = new Float32Array(values.length);
  let length = 0;
  for (let i = 0; i < values.length; i++) if (known[i] === 1) own[length++] = values[i]!;
  return selectMedian(own, length);
}

/** One of so many sectors tells of each unit, another one for the next: hundreds of values of each kind at least. */
const step = 12;

/** Of counts in units of Poisson's, else as a share of the value; 0 for kinds without any. */
function spreadByKind(
  values: Float32Array,
  reference: Float32Array,
  { count, kind, ofKind }: Units,
  counts: boolean,
): readonly number[] {
  const distances = ofKind.map((members) => new Float32Array((sectors / step) * members));
  const lengths = new Uint32Array(ofKind.length);
  reference.forEach((wanted, unit) => {
    if (!(wanted > 0)) return;
    const perUnit = 1 / (counts ? Math.sqrt(wanted) : wanted);
    const of = kind[unit]!;
    const from = unit + (unit % step) * count;
    lengths[of] = addDistances(values, from, step * count, wanted, perUnit, distances[of]!, lengths[of]!);
  });
  return distances.map((own, of) => deviationToSigma * (selectMedian(own, lengths[of]) ?? 0));
}

/** Of values that are not 0, every so many from one on; gives how many there are then. */
function addDistances(
  values: Float32Array,
  from: number,
  apart: number,
  wanted: number,
  perUnit: number,
  into: Float32Array,
  length: number,
): number {
  let next = length;
  for (let at = from; at < values.length; at += apart) {
    const value = values[at]!;
    if (value !== 0) into[next++] = Math.abs(value - wanted) * perUnit;
  }
  return next;
}
