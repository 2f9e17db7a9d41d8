import { sameBins } from "../hist/axis.ts";
import type { Estimate, Hist2D } from "../hist/hist.ts";
import { rebinX } from "../hist/rebin.ts";
import { varianceOf } from "../hist/sums.ts";
import { deviationToSigma, median, medianDeviation } from "../stats/median.ts";
import { fewestInRatio } from "./ratio.ts";

export interface MapRatio {
  /** Ratio per bin with its error as the square root of the variances; NaN where there is none. */
  readonly ratio: Hist2D;
  /** Bins that have one. */
  readonly bins: number;
  /** Of these, each counting once. Error: √(π/2)·spread/√bins, that of a median of normal numbers. */
  readonly median: Estimate | undefined;
  /** 1.4826 times the median distance from the median: σ, were they normal. Chance of few tracks is in it. */
  readonly spread: number | undefined;
}

/**
 * a / (scale · b) bin by bin after joining `group` bins of x; as counted where no scale is given. NaN where either side has under 8 effective entries: a
 * ratio of so few says nothing, and empty bins of one side would be 0 or infinite. Variances: r²·(σa²/a² + σb²/b²), both
 * independent. Display limits are left out: those of the counts mean nothing here. `undefined` where bins differ.
 * Source: ROOT `TH2::RebinX`, `TH2::Divide`.
 */
export function mapRatio(a: Hist2D, b: Hist2D, group: number, scale = 1): MapRatio | undefined {
  if (!sameBins(a.x, b.x) || !sameBins(a.y, b.y)) return undefined;
  const [top, below] = [rebinX(a, group), rebinX(b, group)];
  const values = new Float64Array(top.values.length).fill(NaN);
  const variances = new Float64Array(top.values.length).fill(NaN);
  const inside: number[] = [];
  for (let cell = 0; cell < values.length; cell++) {
    const n = top.values[cell]!;
    const d = below.values[cell]!;
    const varianceN = varianceOf(top, cell);
    const varianceD = varianceOf(below, cell);
    if (!(n > 0 && d > 0 && n * n >= fewestInRatio * varianceN && d * d >= fewestInRatio * varianceD)) continue;
    const ratio = n / (scale * d);
    values[cell] = ratio;
    variances[cell] = ratio ** 2 * (varianceN / (n * n) + varianceD / (d * d));
    if (isInside(top, cell)) inside.push(ratio);
  }
  const none = { displayMinimum: undefined, displayMaximum: undefined };
  const ratio: Hist2D = { ...top, ...none, className: "TH2D", values, variances, sums: [0, 0, 0, 0, 0, 0, 0] };
  return { ratio, bins: inside.length, ...middleOf(inside) };
}

/** Whether a cell is no flow bin. */
function isInside({ x, y }: Hist2D, cell: number): boolean {
  const binX = cell % (x.n + 2);
  const binY = Math.floor(cell / (x.n + 2));
  return binX >= 1 && binX <= x.n && binY >= 1 && binY <= y.n;
}

/** Error of a median of normal numbers, in errors of their mean. */
const errorOfMedian = Math.sqrt(Math.PI / 2);

function middleOf(values: readonly number[]): Pick<MapRatio, "median" | "spread"> {
  const [value, deviation] = [median(values), medianDeviation(values)];
  if (value === undefined || deviation === undefined) return { median: undefined, spread: undefined };
  const spread = deviationToSigma * deviation;
  return { median: { value, error: (errorOfMedian * spread) / Math.sqrt(values.length) }, spread };
}
