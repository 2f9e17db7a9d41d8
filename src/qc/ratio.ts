import { sameBins } from "../hist/axis.ts";
import type { Axis, Hist1D } from "../hist/hist.ts";
import { varianceOf } from "../hist/sums.ts";

/** A ratio bin by bin, index 0 = bin 1; NaN where there is none. */
export interface Ratio {
  readonly x: Axis;
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

/** Fewer effective entries on either side tell nothing. */
export const fewestInRatio = 8;

/**
 * a / (scale · b). Error: r·√(σa²/a² + σb²/b²), both independent. NaN where either side has under 8 effective entries
 * (w²/Σw² of the bin). `undefined` where the bins are not the same. Source: ROOT `TH1::Divide`.
 */
export function ratioOf(a: Hist1D, b: Hist1D, scale: number): Ratio | undefined {
  if (!sameBins(a.x, b.x)) return undefined;
  const values = new Float64Array(a.x.n).fill(NaN);
  const errors = new Float64Array(a.x.n).fill(NaN);
  for (let bin = 1; bin <= a.x.n; bin++) {
    const [top, below] = [a.values[bin]!, b.values[bin]!];
    const [varianceA, varianceB] = [varianceOf(a, bin), varianceOf(b, bin)];
    if (!(top ** 2 >= fewestInRatio * varianceA && below ** 2 >= fewestInRatio * varianceB)) continue;
    if (!(top > 0 && below > 0 && scale > 0)) continue;
    values[bin - 1] = top / (scale * below);
    errors[bin - 1] = values[bin - 1]! * Math.sqrt(varianceA / top ** 2 + varianceB / below ** 2);
  }
  return { x: a.x, values, errors };
}

/** What b is multiplied with to have the integral of a over bins 1…n; `undefined` where either is not positive. */
export function scaleTo(a: Hist1D, b: Hist1D): number | undefined {
  const [sumA, sumB] = [sumOf(a), sumOf(b)];
  return sumA > 0 && sumB > 0 ? sumA / sumB : undefined;
}

function sumOf({ x, values }: Hist1D): number {
  let sum = 0;
  for (let bin = 1; bin <= x.n; bin++) sum += values[bin]!;
  return sum;
}

/** All cells times a factor, variances times its square; a histogram of counts gets variances of its own. */
export function scaled(hist: Hist1D, factor: number): Hist1D {
  const values = Float64Array.from(hist.values, (value) => value * factor);
  const variances = Float64Array.from(hist.values, (_, cell) => varianceOf(hist, cell) * factor ** 2);
  const [w, w2, wx, wx2] = hist.sums;
  return { ...hist, values, variances, sums: [w * factor, w2 * factor ** 2, wx * factor, wx2 * factor] };
}
