import { binCenter, binWidth, findBin } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";
import { varianceOf } from "../hist/sums.ts";
import { addCount, addPoint, gaussianParameters, newPoints, type GaussianFit } from "./gaussian-fit.ts";
import { quantileOfBins } from "./quantile.ts";
import { minimiseGaussian, type Points, type Statistic } from "./gaussian-minimum.ts";

export interface CoreFitOptions {
  readonly range: readonly [lo: number, hi: number];
  /** Half of the width of the core, in σ. */
  readonly width: number;
  readonly statistic: Statistic;
  /** Width of the bins of the peak, where not all are as wide. */
  readonly spacing?: number | undefined;
}

/** With these points in it a core of ±1.5σ has bins of half a σ: wider ones show no Gaussian. */
const fewestPoints = 6;
const fewestCounts = 20;

/** Below these a core of less than ±2σ leaves σ so little known that it comes out 4 to 12 % too wide. */
const enoughForNarrow = 200;
const narrow = 2;

/**
 * Gaussian fit to the core of a peak: first within ± (`width` + ½)·σ of the median, σ from the quartiles, then within
 * ± `width`·σ of the first fit, ± 2σ at least below 200 entries. The width of a bin is taken off σ (and added to the
 * height): contents are integrals over bins, as if the peak were wider by w²/12 (Sheppard 1898). Not valid where the peak
 * found is not inside what was fitted, or so wide that a core of that width would not fit into the range twice over, or
 * narrower than a bin: then the points show no peak.
 *
 * @returns as `fitGaussian`; `undefined` where there is nothing to fit.
 */
export function fitCore(points: Points, options: CoreFitOptions): GaussianFit | undefined {
  const { width, spacing = spacingOf(points) } = options;
  const start = quartiles(points, spacing);
  if (start === undefined) return undefined;
  const core = start.entries < enoughForNarrow ? Math.max(width, narrow) : width;
  const first = fitWithin(points, start, { ...options, spacing, width: core + 0.5 });
  if (first?.valid !== true) return first;
  const peak = { centre: first.mean.value, sigma: first.sigma.value };
  const found = fitWithin(points, peak, { ...options, spacing, width: core });
  return found && withoutBinWidth(found, spacing);
}

/**
 * The same of a histogram, of bins whose centre is in the range (by default the whole axis); flow bins never take part.
 * Likelihood of counts, χ² where it is weighted. Contents of bins of several widths are scaled to those of the bin that holds
 * the median; A is per bin of that width.
 */
export function fitPeak(
  hist: Hist1D,
  width: number,
  range: readonly [lo: number, hi: number] = [hist.x.lo, hist.x.hi],
): GaussianFit | undefined {
  const counts = hist.variances === undefined;
  const spacing = hist.x.edges === undefined ? undefined : widthAtMedian(hist, range);
  const points = newPoints(hist.x.n);
  const add = counts ? addCount : addPoint;
  for (let bin = 1; bin <= hist.x.n; bin++) {
    const centre = binCenter(hist.x, bin);
    if (!(range[0] <= centre && centre <= range[1])) continue;
    const scale = spacing === undefined ? 1 : spacing / binWidth(hist.x, bin);
    add(points, centre, hist.values[bin]! * scale, varianceOf(hist, bin) * scale ** 2);
  }
  return fitCore(points, { range, width, statistic: counts ? "likelihood" : "chi2", spacing });
}

/** Width of the bin that holds the median of what is in the range. */
function widthAtMedian({ x, values }: Hist1D, [lo, hi]: readonly [number, number]): number | undefined {
  const inside = Float64Array.from({ length: x.n }, (_, i) => {
    const centre = binCenter(x, i + 1);
    return lo <= centre && centre <= hi ? values[i + 1]! : 0;
  });
  const median = quantileOfBins(inside, x, 0.5);
  return median === undefined ? undefined : binWidth(x, Math.min(findBin(x, median), x.n));
}

function withoutBinWidth(fit: GaussianFit, width: number): GaussianFit {
  const variance = fit.sigma.value ** 2 - width ** 2 / 12;
  if (!(variance > 0)) return { ...fit, valid: false };
  const ratio = fit.sigma.value / Math.sqrt(variance);
  const { constant, sigma } = fit;
  return {
    ...fit,
    constant: { value: constant.value * ratio, error: constant.error * ratio },
    sigma: { value: sigma.value / ratio, error: sigma.error * ratio },
  };
}

interface Peak {
  readonly centre: number;
  readonly sigma: number;
}

const window: { points: Points } = { points: newPoints(0) };

function fitWithin(
  points: Points,
  peak: Peak,
  { range, width, statistic, spacing }: CoreFitOptions & { readonly spacing: number },
): GaussianFit | undefined {
  // The window, wide enough for the fewest points.
  const half = Math.max(width * peak.sigma, (fewestPoints / 2) * spacing);
  const lo = peak.centre - half;
  const hi = peak.centre + half;
  if (window.points.x.length < points.n) window.points = newPoints(points.n);
  const inside = window.points;
  takeWithin(points, lo, hi, inside);
  let counts = 0;
  let highest = 0;
  for (let i = 0; i < inside.n; i++) {
    counts += inside.y[i]!;
    highest = Math.max(highest, inside.y[i]!);
  }
  if (inside.n <= gaussianParameters || counts < fewestCounts) return undefined;
  const widest = range[1] - range[0];
  const start = [highest, peak.centre, Math.min(peak.sigma, widest / 2)] as const;
  const found = minimiseGaussian(inside, start, widest, statistic);
  const constant = found.parameters[0];
  const mean = found.parameters[1];
  const sigma = found.parameters[2];
  const isPeak = constant > 0 && lo <= mean && mean <= hi && sigma < widest / 2;
  return {
    constant: { value: constant, error: found.errors[0] },
    mean: { value: mean, error: found.errors[1] },
    sigma: { value: sigma, error: found.errors[2] },
    chi2: found.chi2,
    ndf: inside.n - gaussianParameters,
    points: inside.n,
    range: [lo, hi],
    valid: found.converged && isPeak,
  };
}

function takeWithin({ n, x, y, weight }: Points, lo: number, hi: number, into: Points): void {
  let taken = 0;
  for (let i = 0; i < n; i++) {
    if (x[i]! < lo || x[i]! > hi) continue;
    into.x[taken] = x[i]!;
    into.y[taken] = y[i]!;
    into.weight[taken] = weight[i]!;
    taken += 1;
  }
  into.n = taken;
}

const spacingOf = ({ n, x }: Points): number => (n > 1 ? (x[n - 1]! - x[0]!) / (n - 1) : 0);

/** Median, σ of a Gaussian of the same quartiles, and the sum. */
function quartiles(points: Points, spacing: number): (Peak & { readonly entries: number }) | undefined {
  const { n, y } = points;
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.max(y[i]!, 0);
  if (!(total > 0)) return undefined;
  takeQuartiles(points, total);
  const sigma = Math.max((at[2]! - at[0]!) / 1.349, spacing / 2);
  return { centre: at[1]!, sigma, entries: total };
}

/** Lower quartile, median and upper quartile that were found last. */
const at = new Float64Array(3);

/** Where the sum of what is positive comes to one, two and three quarters of the total, linear within a bin. */
function takeQuartiles({ n, x, y }: Points, total: number): void {
  at.fill(x[n - 1]!);
  let found = 0;
  let sum = 0;
  for (let i = 0; i < n && found < 3; i++) {
    const next = sum + Math.max(y[i]!, 0);
    for (; found < 3 && next >= 0.25 * (found + 1) * total; found++) {
      const width = i + 1 < n ? x[i + 1]! - x[i]! : x[i]! - x[i - 1]!;
      at[found] = x[i]! + ((0.25 * (found + 1) * total - sum) / (next - sum) - 0.5) * width;
    }
    sum = next;
  }
}
