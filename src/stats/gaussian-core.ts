import { centersOf } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";
import { varianceOf } from "../hist/sums.ts";
import { addCount, addPoint, gaussianParameters, newPoints, type GaussianFit } from "./gaussian-fit.ts";
import { minimiseGaussian, type Points, type Statistic } from "./gaussian-minimum.ts";

export interface CoreFitOptions {
  readonly range: readonly [lo: number, hi: number];
  /** Half of the width of the core, in σ. */
  readonly width: number;
  readonly statistic: Statistic;
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
export function fitCore(points: Points, { range, width, statistic }: CoreFitOptions): GaussianFit | undefined {
  const start = quartiles(points);
  if (start === undefined) return undefined;
  const core = start.entries < enoughForNarrow ? Math.max(width, narrow) : width;
  const first = fitWithin(points, start, { range, width: core + 0.5, statistic });
  if (first?.valid !== true) return first;
  const peak = { centre: first.mean.value, sigma: first.sigma.value };
  const found = fitWithin(points, peak, { range, width: core, statistic });
  return found && withoutBinWidth(found, spacingOf(points));
}

/** The same of a histogram over its whole axis; flow bins never take part. Likelihood of counts, χ² where it is weighted. */
export function fitPeak(hist: Hist1D, width: number): GaussianFit | undefined {
  const counts = hist.variances === undefined;
  const points = newPoints(hist.x.n);
  centersOf(hist.x).forEach((centre, i) => {
    (counts ? addCount : addPoint)(points, centre, hist.values[i + 1]!, varianceOf(hist, i + 1));
  });
  return fitCore(points, { range: [hist.x.lo, hist.x.hi], width, statistic: counts ? "likelihood" : "chi2" });
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

function fitWithin(points: Points, peak: Peak, { range, width, statistic }: CoreFitOptions): GaussianFit | undefined {
  // The window, wide enough for the fewest points.
  const half = Math.max(width * peak.sigma, (fewestPoints / 2) * spacingOf(points));
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
function quartiles(points: Points): (Peak & { readonly entries: number }) | undefined {
  const { n, y } = points;
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.max(y[i]!, 0);
  if (!(total > 0)) return undefined;
  takeQuartiles(points, total);
  const sigma = Math.max((at[2]! - at[0]!) / 1.349, spacingOf(points) / 2);
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
