import { binCenter } from "../hist/axis.ts";
import type { Estimate, Hist1D } from "../hist/hist.ts";
import { varianceOf } from "../hist/sums.ts";
import { inverseDiagonal } from "./cholesky.ts";
import { minimise, type ChiSquare } from "./minimise.ts";

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

/** Bins in the fit: centre, content, 1/variance. */
interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weight: readonly number[];
}

const parameters = 3;

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
  const points = pointsWithin(hist, lo, hi);
  if (points.x.length <= parameters) return undefined;
  const start = startValues(points);
  if (start === undefined) return undefined;
  const widest = 10 * start[2];
  const found = minimise(chiSquareOf(points), start, [undefined, undefined, [0, widest]]);
  const [constant, mean, sigma] = found.p as unknown as [number, number, number];
  const variances = found.curvature && inverseDiagonal(found.curvature, parameters);
  const error = (i: number): number => (variances === undefined ? NaN : Math.sqrt(variances[i]!));
  return {
    constant: { value: constant, error: error(0) },
    mean: { value: mean, error: error(1) },
    sigma: { value: sigma, error: limitedError(sigma, error(2), widest) },
    chi2: found.chi2,
    ndf: points.x.length - parameters,
    points: points.x.length,
    range: [lo, hi],
    valid: found.converged && variances !== undefined && sigma < 0.999 * widest,
  };
}

/**
 * Error of a parameter limited to 0…hi as Minuit quotes it: the parameter is p = hi/2·(1 + sin u), and the error is the mean
 * way p goes for one error of u to both sides. Equal to the given error where that is small against the way to the limits;
 * smaller else. Source: Minuit2 `MnUserTransformation::Int2extError`.
 */
function limitedError(p: number, error: number, hi: number): number {
  const u = Math.asin((2 * p) / hi - 1);
  const step = error / ((hi / 2) * Math.cos(u));
  const at = (u: number): number => (hi / 2) * (1 + Math.sin(u));
  const [up, down] = [step > 1 ? hi : Math.abs(at(u + step) - p), Math.abs(at(u - step) - p)];
  return (up + down) / 2;
}

function pointsWithin(hist: Hist1D, lo: number, hi: number): Points {
  const [x, y, weight]: [number[], number[], number[]] = [[], [], []];
  for (let bin = 1; bin <= hist.x.n; bin++) {
    const centre = binCenter(hist.x, bin);
    const variance = varianceOf(hist, bin);
    if (centre < lo || centre > hi || !(variance > 0)) continue;
    x.push(centre);
    y.push(hist.values[bin]!);
    weight.push(1 / variance);
  }
  return { x, y, weight };
}

/**
 * Mean and rms of the points; the amplitude is half of the highest point and half of what a Gaussian of that rms and
 * content would have. Source: ROOT `ROOT::Fit::InitGaus`, its rounded √(2π) included.
 */
function startValues({ x, y }: Points): readonly [number, number, number] | undefined {
  const n = x.length;
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

/** With r = y − f: half the gradient −Σ r·∂f/σ², half the second derivatives Σ (∂f·∂f − r·∂²f)/σ². */
function chiSquareOf({ x, y, weight }: Points): ChiSquare {
  return {
    value([a, mu, sigma]) {
      let sum = 0;
      for (let i = 0; i < x.length; i++) {
        const z = (x[i]! - mu!) / sigma!;
        sum += (y[i]! - a! * Math.exp(-0.5 * z * z)) ** 2 * weight[i]!;
      }
      return sum;
    },
    derivatives([a, mu, sigma], gradient, matrix, full) {
      let [ga, gm, gs, aa, am, as, mm, ms, ss] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
      for (let i = 0; i < x.length; i++) {
        const z = (x[i]! - mu!) / sigma!;
        const g = Math.exp(-0.5 * z * z);
        const f = a! * g;
        const [fa, fm, fs] = [g, (f * z) / sigma!, (f * z * z) / sigma!];
        const w = weight[i]!;
        const r = y[i]! - f;
        ga -= w * r * fa;
        gm -= w * r * fm;
        gs -= w * r * fs;
        const c = full ? r : 0;
        const s2 = sigma! * sigma!;
        aa += w * fa * fa;
        am += w * (fa * fm - (c * g * z) / sigma!);
        as += w * (fa * fs - (c * g * z * z) / sigma!);
        mm += w * (fm * fm - (c * f * (z * z - 1)) / s2);
        ms += w * (fm * fs - (c * f * (z * z - 2) * z) / s2);
        ss += w * (fs * fs - (c * f * (z * z - 3) * z * z) / s2);
      }
      gradient.set([ga, gm, gs]);
      matrix.set([aa, am, as, am, mm, ms, as, ms, ss]);
    },
  };
}
