import { binLowEdge, binUpEdge } from "../hist/axis.ts";
import type { Estimate, Hist1D, Hist2D } from "../hist/hist.ts";
import { projectionX, projectionY } from "../hist/project.ts";
import { rangeOf, type BinRange } from "../hist/range.ts";
import { fitPeak } from "../stats/gaussian-core.ts";
import type { GaussianFit } from "../stats/gaussian-fit.ts";
import { moments } from "../stats/moments.ts";
import { quantile } from "../stats/quantile.ts";

/** A column (along y) or a row (along x) of a map. */
export type SliceAlong = "column" | "row";

/** One slice with what describes it, in the unit of the axis it runs along. */
export interface Slice {
  readonly along: SliceAlong;
  /** Counted from 1. */
  readonly bin: number;
  /** Edges of the bin. */
  readonly at: readonly [number, number];
  readonly hist: Hist1D;
  /** Sum of weights of the bins within the range: of a histogram of counts its entries there. */
  readonly sum: number;
  readonly mean: Estimate | undefined;
  readonly stdDev: number | undefined;
  /** Linear within its bin; `undefined` where a bin is negative or all are empty. */
  readonly median: number | undefined;
  /**
   * Of its peak, where it has one that holds the median: the core within ± 2σ of at least 30 entries, σ known to a third. Of
   * bins of several widths the height is that of a bin at the median.
   */
  readonly fit: GaussianFit | undefined;
  /** The range leaves out bins of the axis: numbers are of what is in it. */
  readonly isCut: boolean;
}

/**
 * A slice of a map and its numbers.
 *
 * @param range of the axis the slice runs along; mean, width, median and fit are of the bins it selects (as `rangeOf` does),
 * flow bins left out.
 * Errors: of the mean σ/√nEff, of the fit as `fitPeak`. Source: ROOT `TH2::ProjectionY`.
 */
export function sliceOf(hist: Hist2D, along: SliceAlong, bin: number, range: readonly [number, number]): Slice {
  const [slice, across] =
    along === "column" ? [projectionY(hist, [bin, bin]), hist.x] : [projectionX(hist, [bin, bin]), hist.y];
  const bins = insideRange(slice, range);
  const { sumOfWeights, effectiveEntries, x } = moments(slice, { x: bins });
  const median = quantile(withinBins(slice, bins), 0.5, "edge");
  return {
    along,
    bin,
    at: [binLowEdge(across, bin), binUpEdge(across, bin)],
    hist: slice,
    sum: sumOfWeights,
    mean: x.mean,
    stdDev: x.stdDev,
    median,
    fit: median !== undefined && effectiveEntries >= fewestEntries ? peakAround(median, slice, bins) : undefined,
    isCut: bins[0] > 1 || bins[1] < slice.x.n,
  };
}

/** Half of the width of the core, in σ: neighbours of a peak, as of another species, are beyond. */
const coreWidth = 2;

/** So far to both sides of its mean, in σ, a peak has to be in the range. */
const fewestSeen = 1.5;

/** Below these the error of σ is not known. */
const fewestEntries = 30;

function peakAround(median: number, slice: Hist1D, [first, last]: BinRange): GaussianFit | undefined {
  const range = [binLowEdge(slice.x, first), binUpEdge(slice.x, last)] as const;
  const fit = fitPeak(slice, coreWidth, range);
  if (fit?.valid !== true) return undefined;
  const [mean, sigma] = [fit.mean.value, fit.sigma.value];
  // What is flat over all of the range is no peak, however well a wide Gaussian is known.
  const isSeen = range[0] <= mean - fewestSeen * sigma && mean + fewestSeen * sigma <= range[1];
  return isSeen && Math.abs(mean - median) <= sigma && fit.sigma.error < sigma / 3 ? fit : undefined;
}

const insideRange = ({ x }: Pick<Hist1D, "x">, [lo, hi]: readonly [number, number]): BinRange => {
  const [first, last] = rangeOf(x, lo, hi);
  return [Math.max(1, first), Math.min(x.n, last)];
};

/** The same histogram with bins outside the range empty. */
function withinBins(hist: Hist1D, [first, last]: BinRange): Hist1D {
  return { ...hist, values: Float64Array.from(hist.values, (value, i) => (i >= first && i <= last ? value : 0)) };
}
