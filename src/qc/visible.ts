import type { Axis, Hist } from "../hist/hist.ts";
import { insideBins, rangeOf, type BinRange } from "../hist/range.ts";
import { sums1D, sums2D, sumsProfile } from "../hist/sums.ts";
import { moments, type AxisMoments } from "../stats/moments.ts";

/** What a histogram holds, as a whole or in a range. Means and widths in the units of the axes. */
export interface Statistics {
  /** Σw. */
  readonly integral: number;
  readonly x: AxisMoments;
  readonly y: AxisMoments | undefined;
}

/** Ranges in the units of the axes; `undefined`: the whole axis. */
export interface VisibleRange {
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
}

/** Of all fills within the axes: stored sums, as ROOT shows them without a range. */
export const statisticsOf = (hist: Hist): Statistics => fromBins(hist, {});

/**
 * Of the bins that a range selects, from contents at bin centres; flow bins are left out.
 * `undefined` where the range is the whole of every axis. Source: ROOT `TAxis::SetRangeUser`, then `TH1::GetMean`.
 */
export function visibleStatistics(hist: Hist, { x, y }: VisibleRange): Statistics | undefined {
  const binsX = x && binsOf(hist.x, x);
  const binsY = hist.kind === "2d" && y ? binsOf(hist.y, y) : undefined;
  const wholeX = binsX === undefined || isWhole(hist.x, binsX);
  const wholeY = binsY === undefined || hist.kind !== "2d" || isWhole(hist.y, binsY);
  if (wholeX && wholeY) return undefined;
  return fromBins(hist, {
    x: binsX ?? insideBins(hist.x),
    ...(hist.kind === "2d" ? { y: binsY ?? insideBins(hist.y) } : {}),
  });
}

const binsOf = (axis: Axis, [lo, hi]: readonly [number, number]): BinRange => {
  const [first, last] = rangeOf(axis, lo, hi);
  return [Math.max(1, first), Math.min(axis.n, last)];
};

const isWhole = (axis: Axis, [first, last]: BinRange): boolean => first <= 1 && last >= axis.n;

function fromBins(hist: Hist, ranges: { readonly x?: BinRange; readonly y?: BinRange }): Statistics {
  const { x, y } = moments(hist, ranges);
  const [integral] =
    hist.kind === "1d"
      ? sums1D(hist, ranges.x)
      : hist.kind === "2d"
        ? sums2D(hist, ranges.x, ranges.y)
        : sumsProfile(hist, ranges.x);
  return { integral, x, y };
}
