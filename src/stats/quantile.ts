import { binCenter, binLowEdge, binUpEdge, binWidth, type BinAxis } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";

/**
 * What to say where a bin's up edge divides the contents at exactly p. "edge": that edge, or the middle of the empty bins
 * that follow it. "root": the same before empty bins, else the centre of the bin below, as ROOT 6.40 does
 * (other releases follow other rules).
 */
export type ExactHit = "edge" | "root";

/**
 * Quantile of binned values, linear inside the bin: F_k = share of bins 1…k; with the last k of F_k < p
 * lowEdge(k + 1) + width(k + 1)·(p − F_k)/(F_{k+1} − F_k). p = 0: low edge of the first filled bin; 1: up edge of the last.
 *
 * @param contents of bins 1…n, index 0 = bin 1, none negative.
 * @returns in the unit of the axis; `undefined` where the contents do not add up to more than 0 or one is negative.
 * Source: ROOT 6.40 `TH1::GetQuantiles`.
 */
export function quantileOfBins(
  contents: ArrayLike<number>,
  axis: BinAxis,
  p: number,
  exactHit: ExactHit = "root",
): number | undefined {
  const total = totalOf(contents, axis.n);
  return total === undefined ? undefined : quantileOfTotal(contents, total, axis, p, exactHit);
}

/** Sum of the first n contents; `undefined` where it is not above 0, or one is negative: there is no quantile then. */
export function totalOf(contents: ArrayLike<number>, n: number): number | undefined {
  let total = 0;
  for (let i = 0; i < n; i++) {
    const content = contents[i]!;
    if (!(content >= 0)) return undefined;
    total += content;
  }
  return total > 0 && total < Infinity ? total : undefined;
}

/** The same of contents that add up to `totalOf` them: for several quantiles. */
export function quantileOfTotal(
  contents: ArrayLike<number>,
  total: number,
  axis: BinAxis,
  p: number,
  exactHit: ExactHit,
): number | undefined {
  if (!(p >= 0 && p <= 1)) return undefined;
  if (p === 0) return binLowEdge(axis, nextFilled(contents, 1));
  let sum = 0;
  let below = 0;
  for (let bin = 1; bin <= axis.n; bin++) {
    sum += contents[bin - 1]!;
    const share = sum / total;
    if (share >= p) return share === p ? atEdge(contents, axis, bin, p, exactHit) : within(axis, bin, p, below, share);
    below = share;
  }
  return undefined;
}

/** Quantile of a histogram, bins 1…n; flow bins are left out. */
export const quantile = (hist: Hist1D, p: number, exactHit: ExactHit = "root"): number | undefined =>
  quantileOfBins(hist.values.subarray(1, hist.x.n + 1), hist.x, p, exactHit);

const within = (axis: BinAxis, bin: number, p: number, below: number, share: number): number =>
  binLowEdge(axis, bin) + (binWidth(axis, bin) * (p - below)) / (share - below);

function atEdge(contents: ArrayLike<number>, axis: BinAxis, bin: number, p: number, exactHit: ExactHit): number {
  const edge = binUpEdge(axis, bin);
  if (p === 1) return edge;
  const next = nextFilled(contents, bin + 1);
  if (next > bin + 1) return 0.5 * (edge + binLowEdge(axis, next));
  return exactHit === "root" ? binCenter(axis, bin) : edge;
}

/** There is one: what was asked of lies below it. */
function nextFilled(contents: ArrayLike<number>, bin: number): number {
  let next = bin;
  while (contents[next - 1] === 0) next += 1;
  return next;
}
