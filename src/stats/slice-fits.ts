import { centersOf } from "../hist/axis.ts";
import type { Estimate, Hist2D } from "../hist/hist.ts";
import { insideBins, rangeOf, type BinRange } from "../hist/range.ts";
import { fitCore } from "./gaussian-core.ts";
import { fitPoints, gaussianParameters, newPoints, type GaussianFit } from "./gaussian-fit.ts";
import type { Points } from "./gaussian-minimum.ts";

/**
 * What became of a slice. "fitted": there are numbers, and points are drawn. "uncertain": the fit converged, but σ is not
 * known to a third, or the mean not to σ; another minimiser may end elsewhere. "failed": it did not converge, or found
 * what is no peak of the slice. "few": too few points or entries. "empty": no entries at all. Only what is fitted is drawn
 * as a point like others.
 */
export type SliceState = "fitted" | "uncertain" | "failed" | "few" | "empty";

/** Gaussian fits to the columns of a map: one entry a bin of x, index 0 = bin 1; NaN where a slice has no fit. */
export interface SliceFits {
  readonly states: readonly SliceState[];
  readonly constant: Estimates;
  readonly mean: Estimates;
  readonly sigma: Estimates;
  readonly chi2: Float64Array;
  readonly ndf: Float64Array;
  /** Bins of y in the (last) fit. */
  readonly points: Float64Array;
  /** Entries in the range of y that was looked at. */
  readonly entries: Float64Array;
}

/** Values with their errors, one a slice. */
export interface Estimates {
  readonly value: Float64Array;
  readonly error: Float64Array;
}

export interface SliceOptions {
  /** Range of the fit; bins whose centre is in it take part. */
  readonly range: readonly [lo: number, hi: number];
  /** Columns are cut to the range first, as with a range set on the axis: entries beyond it do not count. */
  readonly crop: boolean;
}

export interface CoreOptions {
  readonly range: readonly [lo: number, hi: number];
  /** Half of the width of the fitted core, in σ: 1.5 where the peak has tails, 2 where it has none. */
  readonly width: number;
}

/**
 * Fits every column as ROOT's `FitSlicesY` does: χ² fit over the whole range from mean and rms, empty bins left out, where
 * there are more than 3 points. Flow bins never take part. A fit that fails says so here, with its numbers kept for
 * comparison; ROOT stores it like any other.
 *
 * Source: ROOT 6.40 `TH2::FitSlicesY(f, 0, -1, 0, "QNR")`.
 */
export function rootSliceFits(hist: Hist2D, { range, crop }: SliceOptions): SliceFits {
  const bins = crop ? insideRange(hist, range) : insideBins(hist.y);
  return sliceFits(hist, { bins, range, empty: false }, ({ points, entries }) => {
    if (!(entries > 0)) return "empty";
    return points.n <= gaussianParameters ? "few" : (fitPoints(points, range) ?? "failed");
  });
}

/** Below these an error of the mean is above a fifth of σ, and its own error is not known. */
const fewestEntries = 30;

/**
 * Fits the core of every column within ± `width` standard deviations of its peak, so that tails and a second peak do not
 * pull it: from median and quartiles of the range in two steps; likelihood of Poisson counts, empty bins included (χ² where
 * the map is weighted). No fit below 30 entries.
 */
export function robustSliceFits(hist: Hist2D, { range, width }: CoreOptions): SliceFits {
  const counts = hist.variances === undefined;
  const cut = { bins: insideRange(hist, range), range, empty: counts };
  return sliceFits(hist, cut, ({ points, entries }) => {
    if (!(entries > 0)) return "empty";
    if (entries < fewestEntries) return "few";
    return fitCore(points, { range, width, statistic: counts ? "likelihood" : "chi2" }) ?? "failed";
  });
}

interface Cut {
  /** Bins of y whose entries count. */
  readonly bins: BinRange;
  readonly range: readonly [number, number];
  /** Empty bins are points too. */
  readonly empty: boolean;
}

interface Column {
  readonly points: Points;
  entries: number;
}

function sliceFits(hist: Hist2D, cut: Cut, fit: (column: Column) => GaussianFit | SliceState): SliceFits {
  const n = hist.x.n;
  const numbers = (): Float64Array => new Float64Array(n).fill(NaN);
  const parts = {
    constant: { value: numbers(), error: numbers() },
    mean: { value: numbers(), error: numbers() },
    sigma: { value: numbers(), error: numbers() },
  };
  const chi2 = numbers();
  const ndf = numbers();
  const points = numbers();
  const entries = numbers();
  const centres = centersOf(hist.y);
  const column: Column = { points: newPoints(hist.y.n), entries: 0 };
  const states = Array.from({ length: n }, (_, i): SliceState => {
    gather(hist, i + 1, cut, centres, column);
    const found = fit(column);
    entries[i] = column.entries;
    points[i] = typeof found === "string" ? column.points.n : found.points;
    if (typeof found === "string") return found;
    note(parts.constant, i, found.constant);
    note(parts.mean, i, found.mean);
    note(parts.sigma, i, found.sigma);
    chi2[i] = found.chi2;
    ndf[i] = found.ndf;
    if (!found.valid) return "failed";
    return isCertain(found) ? "fitted" : "uncertain";
  });
  return { states, ...parts, chi2, ndf, points, entries };
}

function note({ value, error }: Estimates, i: number, found: Estimate): void {
  value[i] = found.value;
  error[i] = found.error;
}

const isCertain = ({ mean, sigma }: GaussianFit): boolean => sigma.error < sigma.value / 3 && mean.error < sigma.value;

/** The column's points within the range, and its entries in all of the bins: their sum; effective ones where weighted. */
function gather(hist: Hist2D, binX: number, cut: Cut, centres: Float64Array, into: Column): void {
  const { values, variances, x } = hist;
  const row = x.n + 2;
  const last = cut.bins[1];
  const lo = cut.range[0];
  const hi = cut.range[1];
  const { points } = into;
  let sum = 0;
  let sum2 = 0;
  let n = 0;
  for (let bin = cut.bins[0]; bin <= last; bin++) {
    const cell = binX + row * bin;
    const content = values[cell]!;
    const variance = variances === undefined ? Math.abs(content) : variances[cell]!;
    sum += content;
    sum2 += variance;
    const centre = centres[bin - 1]!;
    if (!(lo <= centre && centre <= hi && (cut.empty || variance > 0))) continue;
    points.x[n] = centre;
    points.y[n] = content;
    points.weight[n] = 1 / variance;
    n += 1;
  }
  points.n = n;
  into.entries = sum2 > 0 ? (sum * sum) / sum2 : 0;
}

function insideRange(hist: Hist2D, range: readonly [number, number]): BinRange {
  const [first, last] = rangeOf(hist.y, ...range);
  return [Math.max(first, 1), Math.min(last, hist.y.n)];
}
