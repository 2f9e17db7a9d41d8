import type { Hist, Hist1D, Hist2D } from "../hist/hist.ts";
import { profileBins } from "../hist/profile.ts";
import { allBins, insideBins, type BinRange } from "../hist/range.ts";
import type { Ranges } from "./moments.ts";

/** Visits the contents of bins; of a profile the means, 0 in bins without weight, as ROOT counts them. */
function visit(hist: Hist, ranges: Ranges, see: (content: number, x: number, y: number | undefined) => void): void {
  if (hist.kind === "2d") {
    const [firstX, lastX] = ranges.x ?? insideBins(hist.x);
    const [firstY, lastY] = ranges.y ?? insideBins(hist.y);
    for (let y = firstY; y <= lastY; y++) {
      for (let x = firstX; x <= lastX; x++) see(hist.values[x + (hist.x.n + 2) * y]!, x, y);
    }
    return;
  }
  const [first, last] = ranges.x ?? insideBins(hist.x);
  const means = hist.kind === "profile" ? profileBins(hist).values : undefined;
  for (let x = first; x <= last; x++) {
    const content = means === undefined ? (hist as Hist1D).values[x]! : (means[x - 1] ?? NaN);
    see(Number.isNaN(content) && means !== undefined ? 0 : content, x, undefined);
  }
}

/** Sum of contents: of bins 1…n, or of the ranges, flow bins too where they include them. Source: ROOT `TH1::Integral`. */
export function integral(hist: Hist, ranges: Ranges = {}): number {
  let sum = 0;
  if (hist.kind === "profile") visit(hist, ranges, (content) => (sum += content));
  else {
    const across = hist.x.n + 2;
    const [firstX, lastX] = ranges.x ?? insideBins(hist.x);
    const [firstY, lastY] = hist.kind === "1d" ? [0, 0] : (ranges.y ?? insideBins(hist.y));
    for (let y = firstY; y <= lastY; y++) {
      for (let cell = firstX + across * y; cell <= lastX + across * y; cell++) sum += hist.values[cell]!;
    }
  }
  return sum;
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
  let [min, max]: (Peak | undefined)[] = [undefined, undefined];
  visit(hist, ranges, (value, x, y) => {
    if (min === undefined || value < min.value) min = { value, x, y };
    if (max === undefined || value > max.value) max = { value, x, y };
  });
  return min && max && { min, max };
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
