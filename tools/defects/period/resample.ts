import type { Hist, Hist1D, Hist2D } from "../../../src/hist/hist.ts";
import { insideBins } from "../../../src/hist/range.ts";
import { sumsOfBins1D, sumsOfBins2D } from "../../../src/hist/sums.ts";
import type { Draws } from "./poisson.ts";

/** Another run of the same: every cell drawn anew around what it has; sums and entries of what was drawn. */
export function resampled(hist: Hist, random: Draws): Hist {
  if (hist.kind === "profile" || hist.variances !== undefined) throw new Error(`${hist.name} holds no counts`);
  const values = new Float64Array(hist.values.length);
  let entries = 0;
  for (let cell = 0; cell < values.length; cell++) {
    const expected = hist.values[cell]!;
    if (expected === 0) continue;
    values[cell] = random.poisson(expected);
    entries += values[cell]!;
  }
  return withValues(hist, values, entries);
}

/** Stored sums from the contents. */
export function withValues(hist: Hist1D | Hist2D, values: Float64Array, entries: number): Hist1D | Hist2D {
  if (hist.kind === "1d") {
    const sums = sumsOfBins1D({ ...hist, values }, insideBins(hist.x));
    return { ...hist, values, entries, sums };
  }
  const sums = sumsOfBins2D({ ...hist, values }, insideBins(hist.x), insideBins(hist.y));
  return { ...hist, values, entries, sums };
}
