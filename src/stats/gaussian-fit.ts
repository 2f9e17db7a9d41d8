import { binCenter } from "../hist/axis.ts";
import type { Estimate, Hist1D } from "../hist/hist.ts";
import { varianceOf } from "../hist/sums.ts";
import { quotedError } from "./bounded.ts";
import { minimiseGaussian, type GaussianMinimum, type Points, type Three } from "./gaussian-minimum.ts";

/** χ² fit of A·exp(−½((x − µ)/σ)²) to bin contents at bin centres, empty bins left out; errors from the full second derivatives. */
export interface GaussianFit {
  readonly constant: Estimate;
  readonly mean: Estimate;
  readonly sigma: Estimate;
  readonly chi2: number;
  readonly ndf: number;
  readonly points: number;
  readonly range: readonly [number, number];
  /** False: did not converge, or the matrix is not positive definite (errors are NaN then). Flagged, never judged. */
  readonly valid: boolean;
}

/** It found a peak in its range: a mean beyond that is no more than the slope of what lies in it. */
export const hasPeak = (fit: GaussianFit | undefined): fit is GaussianFit =>
  fit?.valid === true && fit.range[0] < fit.mean.value && fit.mean.value < fit.range[1];

/** A Gaussian has three parameters: with no more points than these a fit says nothing. */
export const gaussianParameters = 3;

/**
 * Fits a Gaussian to the bins whose centre lies in lo…hi, both ends included; bins with variance 0 (empty ones) are
 * left out, flow bins never take part. Start values from mean and rms of these bins; σ stays within 0…10·rms, and a fit
 * that ends at that limit is not valid. Errors: √ of the diagonal of 2·H⁻¹, H the full second derivatives of χ²; without
 * those of the model they would be off by up to 20 % in single bins of a map.
 *
 * @returns A in entries a bin, µ and σ in the unit of the axis; `undefined` with 3 points or fewer, which leave no freedom.
 * Source: ROOT `TH1::Fit("gaus", "", "", lo, hi)`: start values as `ROOT::Fit::InitGaus`, errors as Minuit's HESSE.
 */
export function fitGaussian(hist: Hist1D, lo: number, hi: number): GaussianFit | undefined {
  return fitPoints(pointsIn(hist, [lo, hi]), [lo, hi]);
}

/** Bins that are not empty and whose centre lies in the range. */
export function pointsIn(hist: Hist1D, [lo, hi]: readonly [number, number]): Points {
  const points = newPoints(hist.x.n);
  for (let bin = 1; bin <= hist.x.n; bin++) {
    const centre = binCenter(hist.x, bin);
    if (lo <= centre && centre <= hi) addPoint(points, centre, hist.values[bin]!, varianceOf(hist, bin));
  }
  return points;
}

export const newPoints = (size: number): Points => ({
  n: 0,
  x: new Float64Array(size),
  y: new Float64Array(size),
  weight: new Float64Array(size),
});

/** Adds a bin, unless it is empty. */
export function addPoint(points: Points, x: number, y: number, variance: number): void {
  if (variance > 0) addCount(points, x, y, variance);
}

/** Adds a bin, empty or not. */
export function addCount(points: Points, x: number, y: number, variance: number): void {
  points.x[points.n] = x;
  points.y[points.n] = y;
  points.weight[points.n] = 1 / variance;
  points.n += 1;
}

/** The fit to given points, in rising order of x. */
export function fitPoints(points: Points, range: readonly [number, number]): GaussianFit | undefined {
  if (points.n <= gaussianParameters) return undefined;
  const start = startValues(points);
  if (start === undefined) return undefined;
  const widest = 10 * start[2];
  const found = lowestOf(points, start, widest);
  const [constant, mean, sigma] = found.parameters;
  return {
    constant: { value: constant, error: found.errors[0] },
    mean: { value: mean, error: found.errors[1] },
    sigma: { value: sigma, error: limitedError(sigma, found.errors[2], widest) },
    chi2: found.chi2,
    ndf: points.n - gaussianParameters,
    points: points.n,
    range,
    valid: found.converged && sigma < 0.999 * widest,
  };
}

/**
 * With few entries χ² has minima at chance spikes beside the one of the whole distribution, and long steps can end in
 * either: a width that is hardly known is looked for again from twice the rms and from 0.6 of it, and the lowest minimum
 * taken.
 */
function lowestOf(points: Points, start: Three, widest: number): GaussianMinimum {
  const first = minimiseGaussian(points, start, widest);
  if (first.converged && first.errors[2] < 0.2 * first.parameters[2]) return first;
  const [height, mean, rms] = start;
  let best = first;
  for (const [scale, width] of [
    [0.5, 2],
    [1, 0.6],
  ] as const) {
    const other = minimiseGaussian(points, [height * scale, mean, rms * width], widest);
    if (other.converged && (!best.converged || other.chi2 < best.chi2)) best = other;
  }
  return best;
}

/** σ is limited to 0…hi. */
function limitedError(sigma: number, error: number, hi: number): number {
  const half = hi / 2;
  const u = Math.asin(sigma / half - 1);
  return quotedError(u, error / (half * Math.cos(u)), half);
}

/**
 * Mean and rms of the points; the amplitude is half of the highest point and half of what a Gaussian of that rms and
 * content would have. Source: ROOT `ROOT::Fit::InitGaus`, its rounded √(2π) included.
 */
export function startValues({ n, x, y }: Points): Three | undefined {
  let [sum, sumX, sumX2, highest] = [0, 0, 0, 0];
  let width = x[n - 1]! - x[0]!;
  for (let i = 0; i < n; i++) {
    sum += y[i]!;
    sumX += y[i]! * x[i]!;
    sumX2 += y[i]! * x[i]! * x[i]!;
    highest = Math.max(highest, y[i]!);
    if (i > 0) width = Math.min(width, x[i]! - x[i - 1]!);
  }
  if (!(sum > 0)) return undefined;
  const mean = sumX / sum;
  const variance = sumX2 / sum - mean * mean;
  const rms = variance > 0 ? Math.sqrt(variance) : (width * n) / 4;
  return [0.5 * (highest + (width * sum) / (2.506628 * rms)), mean, rms];
}
