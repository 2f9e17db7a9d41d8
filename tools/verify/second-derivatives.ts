import { binCenter } from "../../src/hist/axis.ts";
import type { Hist1D } from "../../src/hist/hist.ts";
import { varianceOf } from "../../src/hist/sums.ts";

type Three = readonly [number, number, number];

/**
 * Errors of a Gaussian fit from the second derivatives of χ² by central differences, √(2·H⁻¹): slow, and independent of
 * how the fit itself gets them.
 */
export function errorsByDifferences(hist: Hist1D, [lo, hi]: readonly [number, number], at: Three): Three {
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
  const step = at.map((value) => 1e-4 * Math.abs(value));
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
  return [error(d * f - e * e), error(a * f - c * c), error(a * d - b * b)];
}
