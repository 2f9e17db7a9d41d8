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
 * `undefined` where nothing is left out: the whole then has a better mean, of the fills themselves. Source: ROOT `TAxis::SetRangeUser`, then `TH1::GetMean`.
 */
export function visibleStatistics(hist: Hist, { x, y }: VisibleRange): Statistics | undefined {
  const binsX = x && binsOf(hist.x, x);
  const binsY = hist.kind === "2d" && y ? binsOf(hist.y, y) : undefined;
  const wholeX = binsX === undefined || isWhole(hist.x, binsX);
  const wholeY = binsY === undefined || hist.kind !== "2d" || isWhole(hist.y, binsY);
  if (wholeX && wholeY) return undefined;
  const [x1, y1] = [binsX ?? insideBins(hist.x), binsY ?? (hist.kind === "2d" ? insideBins(hist.y) : noBins)];
  if (!leavesOut(hist, x1, y1)) return undefined;
  return fromBins(hist, { x: x1, ...(hist.kind === "2d" ? { y: y1 } : {}) });
}

/** Of an axis that is not there: the row of all bins. */
const noBins: BinRange = [0, 0];

/** Whether a bin beyond a range holds something; flow bins do not count. */
function leavesOut(hist: Hist, [firstX, lastX]: BinRange, [firstY, lastY]: BinRange): boolean {
  const contents = hist.kind === "profile" ? hist.weights : hist.values;
  const [from, to] = hist.kind === "2d" ? insideBins(hist.y) : noBins;
  for (let y = from; y <= to; y++) {
    for (let x = 1; x <= hist.x.n; x++) {
      const isOut = x < firstX || x > lastX || y < firstY || y > lastY;
      if (isOut && contents[x + (hist.x.n + 2) * y] !== 0) return true;
    }
  }
  return false;
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
