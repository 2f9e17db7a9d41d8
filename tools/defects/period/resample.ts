import { binCenter } from "../../../src/hist/axis.ts";
import type { Hist, Hist1D, Hist2D } from "../../../src/hist/hist.ts";
import { insideBins } from "../../../src/hist/range.ts";
import { sumsOfBins1D, sumsOfBins2D } from "../../../src/hist/sums.ts";
import type { Draws } from "./poisson.ts";

/**
 * Another run of the same: every cell drawn anew around what it has; sums and entries of what was drawn.
 *
 * @param values of as many cells, written over: what is drawn lies there.
 */
export function resampled(hist: Hist, random: Draws, values = new Float64Array(cellsOf(hist).length)): Hist {
  const expected = cellsOf(hist);
  if (hist.kind === "profile") throw new Error(`${hist.name} holds no counts`);
  if (hist.kind === "1d") {
    let entries = 0;
    for (let cell = 0; cell < values.length; cell++) entries += values[cell] = random.poisson(expected[cell]!);
    return withValues(hist, values, entries);
  }
  return resampled2D(hist, random, values);
}

/** In one pass: maps are large, and most of their cells are empty. */
function resampled2D(hist: Hist2D, random: Draws, values: Float64Array): Hist2D {
  const { x, y } = hist;
  const expected = hist.values;
  const centres = Float64Array.from({ length: x.n + 2 }, (_, bin) => binCenter(x, bin));
  let [entries, w, wx, wx2, wy, wy2, wxy] = [0, 0, 0, 0, 0, 0, 0];
  values.fill(0);
  for (let binY = 0, cell = 0; binY <= y.n + 1; binY++) {
    const atY = binCenter(y, binY);
    for (let binX = 0; binX <= x.n + 1; binX++, cell++) {
      if (expected[cell] === 0) continue;
      const drawn = random.poisson(expected[cell]!);
      values[cell] = drawn;
      entries += drawn;
      if (binX === 0 || binX > x.n || binY === 0 || binY > y.n) continue;
      const atX = centres[binX]!;
      w += drawn;
      wx += drawn * atX;
      wx2 += drawn * atX * atX;
      wy += drawn * atY;
      wy2 += drawn * atY * atY;
      wxy += drawn * atX * atY;
    }
  }
  return { ...hist, values, entries, sums: [w, w, wx, wx2, wy, wy2, wxy] };
}

function cellsOf(hist: Hist): ArrayLike<number> {
  if (hist.kind === "profile" || hist.variances !== undefined) throw new Error(`${hist.name} holds no counts`);
  return hist.values;
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
