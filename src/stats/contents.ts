import type { Cells, Hist, Hist1D, Hist2D, Profile1D } from "../hist/hist.ts";
import { profileBins } from "../hist/profile.ts";
import { allBins, insideBins, type BinRange } from "../hist/range.ts";
import type { Ranges } from "./moments.ts";

/** Means of a profile with its flow bins, 0 in bins without weight, as ROOT counts them. */
function meansOf(profile: Profile1D): Float64Array {
  const means = new Float64Array(profile.x.n + 2);
  profileBins(profile).values.forEach((mean, i) => (means[i + 1] = Number.isNaN(mean) ? 0 : mean));
  return means;
}

/** Contents in cells, with the bins that are looked at. */
interface Area {
  readonly cells: Cells;
  readonly across: number;
  readonly x: BinRange;
  readonly y: BinRange;
}

function areaOf(hist: Hist, ranges: Ranges): Area {
  const x = ranges.x ?? insideBins(hist.x);
  const y: BinRange = hist.kind === "2d" ? (ranges.y ?? insideBins(hist.y)) : [0, 0];
  return { cells: hist.kind === "profile" ? meansOf(hist) : hist.values, across: hist.x.n + 2, x, y };
}

/** Sum of contents: of bins 1…n, or of the ranges, flow bins too where they include them. Source: ROOT `TH1::Integral`. */
export function integral(hist: Hist, ranges: Ranges = {}): number {
  const { cells, across, x, y } = areaOf(hist, ranges);
  let sum = 0;
  for (let row = y[0]; row <= y[1]; row++) sum = sumFrom(sum, cells, x[0] + across * row, x[1] + across * row);
  return sum;
}

// Small, and called for each row: an engine makes such functions quick once, and long loops again and again.

/** One sum after the other, in the order of the cells: sums of rows would round otherwise. */
function sumFrom(sum: number, cells: Cells, first: number, last: number): number {
  for (let cell = first; cell <= last; cell++) sum += cells[cell]!;
  return sum;
}

/** The first cell with less (or more) than there is in `best`, and less (more) than in all others; else `best`. */
function lowestFrom(best: number, cells: Cells, first: number, last: number): number {
  let least = cells[best]!;
  for (let cell = first; cell <= last; cell++) {
    if (!(cells[cell]! < least)) continue;
    least = cells[cell]!;
    best = cell;
  }
  return best;
}

function highestFrom(best: number, cells: Cells, first: number, last: number): number {
  let most = cells[best]!;
  for (let cell = first; cell <= last; cell++) {
    if (!(cells[cell]! > most)) continue;
    most = cells[cell]!;
    best = cell;
  }
  return best;
}

/** Sum of all cells, flow included. */
export function integralWithFlow(hist: Hist): number {
  const y: BinRange | undefined = hist.kind === "2d" ? allBins(hist.y) : undefined;
  return integral(hist, { x: allBins(hist.x), y });
}

export interface Peak {
  readonly value: number;
  /** Bin of x, and of y on a map; the first in global bin order where several are as high. */
  readonly x: number;
  readonly y: number | undefined;
}

/** Smallest and largest content of bins 1…n or of the ranges; `undefined` where there is no bin. */
export function extremes(hist: Hist, ranges: Ranges = {}): { readonly min: Peak; readonly max: Peak } | undefined {
  const { cells, across, x, y } = areaOf(hist, ranges);
  if (x[1] < x[0] || y[1] < y[0]) return undefined;
  let lowest = x[0] + across * y[0];
  let highest = lowest;
  for (let row = y[0]; row <= y[1]; row++) {
    const first = x[0] + across * row;
    const last = x[1] + across * row;
    lowest = lowestFrom(lowest, cells, first, last);
    highest = highestFrom(highest, cells, first, last);
  }
  const peakAt = (cell: number): Peak => ({
    value: cells[cell]!,
    x: cell % across,
    y: hist.kind === "2d" ? Math.floor(cell / across) : undefined,
  });
  return { min: peakAt(lowest), max: peakAt(highest) };
}

/** Largest content of bins 1…n and where it is; `undefined` where all bins are empty. */
export function peak(hist: Hist): Peak | undefined {
  const found = extremes(hist);
  return found === undefined || (found.min.value === 0 && found.max.value === 0) ? undefined : found.max;
}

/** Stored display minimum where there is one, else the smallest content. Source: ROOT `TH1::GetMinimum`. */
export const displayedMinimum = (hist: Hist1D | Hist2D): number | undefined =>
  hist.displayMinimum ?? extremes(hist)?.min.value;

/** Stored display maximum where there is one, else the largest content. Source: ROOT `TH1::GetMaximum`. */
export const displayedMaximum = (hist: Hist1D | Hist2D): number | undefined =>
  hist.displayMaximum ?? extremes(hist)?.max.value;
