import { binCenter } from "../../src/hist/axis.ts";
import type { Hist1D } from "../../src/hist/hist.ts";
import { varianceOf } from "../../src/hist/sums.ts";

type Three = readonly [number, number, number];

/**
 * Errors of a Gaussian fit from the second derivatives of χ² by central differences, √(2·H⁻¹): slow, and independent of
 * how the fit itself gets them. "limited": that of σ as Minuit quotes it where σ is limited to ten times the rms of the
 * points, the mean of the ways to both sides in p = hi/2·(1 + sin u).
 */
export function errorsByDifferences(
  hist: Hist1D,
  [lo, hi]: readonly [number, number],
  at: Three,
  sigmaIs: "free" | "limited" = "free",
): Three {
  const points: (readonly [x: number, y: number, variance: number])[] = [];
  for (let bin = 1; bin <= hist.x.n; bin++) {
    const [x, variance] = [binCenter(hist.x, bin), varianceOf(hist, bin)];
    if (lo <= x && x <= hi && variance > 0) points.push([x, hist.values[bin]!, variance]);
  }
  const chi2 = ([constant, mean, sigma]: readonly number[]): number =>
    points.reduce((sum, [x, y, variance]) => {
      const model = constant! * Math.exp(-0.5 * ((x - mean!) / sigma!) ** 2);
      return sum + (y - model) ** 2 / variance;
    }, 0);
  // A mean may be 0: its scale is the width.
  const step = [at[0], at[2], at[2]].map((value) => 1e-4 * Math.abs(value));
  const moved = (i: number, a: number, j: number, b: number): number => {
    const parameters = [...at];
    parameters[i]! += a * step[i]!;
    parameters[j]! += b * step[j]!;
    return chi2(parameters);
  };
  const second = (i: number, j: number): number =>
    (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) / (4 * step[i]! * step[j]!);
  const [a, b, c, d, e, f] = [second(0, 0), second(0, 1), second(0, 2), second(1, 1), second(1, 2), second(2, 2)];
  const determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
  const error = (minor: number): number => Math.sqrt((2 * minor) / determinant);
  const sigma = error(a * d - b * b);
  const quoted = sigmaIs === "free" ? sigma : limited(at[2], sigma, 10 * rmsOf(points));
  return [error(d * f - e * e), error(a * f - c * c), quoted];
}

function rmsOf(points: readonly (readonly [x: number, y: number, variance: number])[]): number {
  const sum = (of: (x: number) => number): number => points.reduce((total, [x, y]) => total + y * of(x), 0);
  const mean = sum((x) => x) / sum(() => 1);
  return Math.sqrt(sum((x) => (x - mean) ** 2) / sum(() => 1));
}

function limited(sigma: number, error: number, hi: number): number {
  const [u, at] = [Math.asin((2 * sigma) / hi - 1), (u: number) => (hi / 2) * (1 + Math.sin(u))];
  const step = error / ((hi / 2) * Math.cos(u));
  return ((step > 1 ? hi : Math.abs(at(u + step) - sigma)) + Math.abs(at(u - step) - sigma)) / 2;
}
