import { binLowEdge, binUpEdge } from "../hist/axis.ts";
import type { Estimate, Hist1D, Hist2D } from "../hist/hist.ts";
import { projectionX, projectionY } from "../hist/project.ts";
import { rangeOf, type BinRange } from "../hist/range.ts";
import { fitGaussian, type GaussianFit } from "../stats/gaussian-fit.ts";
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
  /** Where it converged to a peak of the slice: its mean within the range, σ no wider than that and known to half of itself. */
  readonly fit: GaussianFit | undefined;
}

/**
 * A slice of a map and its numbers.
 *
 * @param range of the axis the slice runs along; mean, width, median and fit are of the bins it selects (as `rangeOf` does),
 * flow bins left out.
 * Errors: of the mean σ/√nEff, of the fit as `fitGaussian`. Source: ROOT `TH2::ProjectionY`, `TH2::FitSlicesY`.
 */
export function sliceOf(hist: Hist2D, along: SliceAlong, bin: number, range: readonly [number, number]): Slice {
  const [slice, across] =
    along === "column" ? [projectionY(hist, [bin, bin]), hist.x] : [projectionX(hist, [bin, bin]), hist.y];
  const bins = insideRange(slice, range);
  const { sumOfWeights, x } = moments(slice, { x: bins });
  const fit = sumOfWeights > 0 ? fitGaussian(slice, ...range) : undefined;
  return {
    along,
    bin,
    at: [binLowEdge(across, bin), binUpEdge(across, bin)],
    hist: slice,
    sum: sumOfWeights,
    mean: x.mean,
    stdDev: x.stdDev,
    median: quantile(withinBins(slice, bins), 0.5, "edge"),
    fit: fit !== undefined && isPeak(fit, range) ? fit : undefined,
  };
}

const isPeak = ({ valid, mean, sigma }: GaussianFit, [lo, hi]: readonly [number, number]): boolean =>
  valid && mean.value >= lo && mean.value <= hi && sigma.value <= hi - lo && sigma.error < sigma.value / 2;

const insideRange = ({ x }: Pick<Hist1D, "x">, [lo, hi]: readonly [number, number]): BinRange => {
  const [first, last] = rangeOf(x, lo, hi);
  return [Math.max(1, first), Math.min(x.n, last)];
};

/** The same histogram with bins outside the range empty. */
function withinBins(hist: Hist1D, [first, last]: BinRange): Hist1D {
  return { ...hist, values: Float64Array.from(hist.values, (value, i) => (i >= first && i <= last ? value : 0)) };
}
