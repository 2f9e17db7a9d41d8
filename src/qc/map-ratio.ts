import { sameBins } from "../hist/axis.ts";
import type { Hist2D } from "../hist/hist.ts";
import { rebinX } from "../hist/rebin.ts";
import { varianceOf } from "../hist/sums.ts";
import { fewestInRatio } from "./ratio.ts";

/**
 * a / b bin by bin after joining `group` bins of x, as counted. NaN where either side has under 8 effective entries: a
 * ratio of so few says nothing, and empty bins of one side would be 0 or infinite. Variances: r²·(σa²/a² + σb²/b²), both
 * independent. Display limits are left out: those of the counts mean nothing here. `undefined` where bins differ.
 * Source: ROOT `TH2::RebinX`, `TH2::Divide`.
 */
export function mapRatio(a: Hist2D, b: Hist2D, group: number): Hist2D | undefined {
  if (!sameBins(a.x, b.x) || !sameBins(a.y, b.y)) return undefined;
  const [top, below] = [rebinX(a, group), rebinX(b, group)];
  const values = new Float64Array(top.values.length).fill(NaN);
  const variances = new Float64Array(top.values.length).fill(NaN);
  for (let cell = 0; cell < values.length; cell++) {
    const [n, d] = [top.values[cell]!, below.values[cell]!];
    const [varianceN, varianceD] = [varianceOf(top, cell), varianceOf(below, cell)];
    if (!(n > 0 && d > 0 && n * n >= fewestInRatio * varianceN && d * d >= fewestInRatio * varianceD)) continue;
    values[cell] = n / d;
    variances[cell] = (n / d) ** 2 * (varianceN / (n * n) + varianceD / (d * d));
  }
  const none = { displayMinimum: undefined, displayMaximum: undefined };
  return { ...top, ...none, className: "TH2D", values, variances, sums: [0, 0, 0, 0, 0, 0, 0] };
}
