import { binCenter, binLowEdge, binUpEdge, binWidth, findBin, sameBins } from "../hist/axis.ts";
import type { Axis, Hist1D } from "../hist/hist.ts";
import { insideBins } from "../hist/range.ts";
import { sumsOfBins1D, varianceOf } from "../hist/sums.ts";

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

/**
 * What b is multiplied with to have the integral of a over the range that both axes have, flow left out: what only one
 * axis reaches says nothing of the other. `undefined` where either is not positive, or the axes do not meet.
 */
export function scaleTo(a: Hist1D, b: Hist1D): number | undefined {
  // Edges that are the same but for rounding cut nothing off.
  const range = sameBins(a.x, b.x) ? everywhere : commonRange(a.x, b.x);
  const [sumA, sumB] = [sumOf(a, range), sumOf(b, range)];
  return sumA > 0 && sumB > 0 ? sumA / sumB : undefined;
}

type Reach = Pick<Axis, "lo" | "hi">;

const everywhere: Reach = { lo: -Infinity, hi: Infinity };
const commonRange = (a: Axis, b: Axis): Reach => ({ lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) });

/** Contents within a range; of a bin that lies only partly in it its share, as if it were filled evenly. */
function sumOf({ x, values }: Hist1D, { lo, hi }: Reach): number {
  let sum = 0;
  for (let bin = 1; bin <= x.n; bin++) {
    const [low, up] = [binLowEdge(x, bin), binUpEdge(x, bin)];
    if (low >= lo && up <= hi) sum += values[bin]!;
    else if (low < hi && up > lo) sum += (values[bin]! * (Math.min(up, hi) - Math.max(low, lo))) / (up - low);
  }
  return sum;
}

/**
 * Contents as they would be in bins as wide as those of an axis, so that the two can be seen beside each other: times the
 * width of its bin at the centre of each (beyond its ends that of the last), over the own width. Variances along; flow has
 * no width and is kept. The sums are those of the bins.
 */
export function perWidthOf(axis: Axis, hist: Hist1D): Hist1D {
  const { x } = hist;
  const factors = Float64Array.from(hist.values, (_, cell) => {
    if (cell < 1 || cell > x.n) return 1;
    const bin = findBin(axis, binCenter(x, cell));
    return binWidth(axis, Math.min(Math.max(bin, 1), axis.n)) / binWidth(x, cell);
  });
  const values = factors.map((factor, cell) => hist.values[cell]! * factor);
  const variances = factors.map((factor, cell) => varianceOf(hist, cell) * factor ** 2);
  return { ...hist, values, variances, sums: sumsOfBins1D({ x, values, variances }, insideBins(x)) };
}

/** All cells times a factor, variances times its square; a histogram of counts gets variances of its own. */
export function scaled(hist: Hist1D, factor: number): Hist1D {
  const values = Float64Array.from(hist.values, (value) => value * factor);
  const variances = Float64Array.from(hist.values, (_, cell) => varianceOf(hist, cell) * factor ** 2);
  const [w, w2, wx, wx2] = hist.sums;
  return { ...hist, values, variances, sums: [w * factor, w2 * factor ** 2, wx * factor, wx2 * factor] };
}
