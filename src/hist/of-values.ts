import { findBin } from "./axis.ts";
import { fixedAxis } from "./build.ts";
import type { Axis, Hist1D } from "./hist.ts";

/** Bins of a histogram whose range is not given. */
const usualBins = 100;

/**
 * A histogram of numbers, its range from the data. Whole numbers get bins that are centred on them, one each where at most
 * 100 are needed, else as many numbers to each bin; other numbers get 100 bins, of which the last holds the greatest value
 * too. Infinite values are under- and overflow, NaN is overflow, as in ROOT; the stored sums are of finite values, that of the values exact to the last bit or two.
 */
export function histOfValues(name: string, title: string, values: ArrayLike<number>): Hist1D {
  const { least, greatest, whole } = extentOf(values);
  const x = axisFor(least, greatest, whole, name);
  const cells = new Float64Array(x.n + 2);
  let [n, sum, sum2, lost] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const bin = findBin(x, value);
    // The end of the axis belongs to it, and rounding may put what lies just before it beyond.
    const isInside = value >= x.lo && value <= x.hi;
    cells[isInside ? Math.min(Math.max(bin, 1), x.n) : bin]! += 1;
    if (!Number.isFinite(value)) continue;
    n += 1;
    sum2 += value * value;
    // What is lost by rounding is kept beside the sum. Source: Kahan, Babuška and Neumaier.
    const more = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - more + value : value - more + sum;
    sum = more;
  }
  return {
    kind: "1d",
    name,
    title,
    className: "TH1D",
    entries: values.length,
    option: "",
    displayMinimum: undefined,
    displayMaximum: undefined,
    x,
    yTitle: "",
    values: cells,
    variances: undefined,
    sums: [n, n, Number.isFinite(lost) ? sum + lost : sum, sum2],
  };
}

/** Of finite values; an empty extent where there is none. */
function extentOf(values: ArrayLike<number>) {
  let [least, greatest, whole] = [Infinity, -Infinity, true];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    whole &&= Number.isSafeInteger(value);
  }
  return { least, greatest, whole };
}

function axisFor(least: number, greatest: number, whole: boolean, title: string): Axis {
  if (least > greatest) return fixedAxis(1, 0, 1, title);
  const span = greatest - least;
  // Twice as many numbers would not differ by one any more.
  if (whole && span < Number.MAX_SAFE_INTEGER / 2) {
    const perBin = Math.ceil((span + 1) / usualBins);
    const bins = Math.ceil((span + 1) / perBin);
    return fixedAxis(bins, least - 0.5, least - 0.5 + bins * perBin, title);
  }
  // Twice, for what rounding adds: finding a bin multiplies the span by the number of bins.
  if (span > 0 && 2 * usualBins * span < Infinity) return fixedAxis(usualBins, least, greatest, title);
  // One value, or ends so far apart that their distance is no number.
  const margin = Math.max(Math.abs(least) / 100, Number.MIN_VALUE);
  return span === 0
    ? fixedAxis(1, Math.max(least - margin, -Number.MAX_VALUE), Math.min(least + margin, Number.MAX_VALUE), title)
    : fixedAxis(1, -Number.MAX_VALUE / 4, Number.MAX_VALUE / 4, title);
}
