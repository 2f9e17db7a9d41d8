import type { Cells, Hist } from "./hist.ts";
import { profileCell } from "./profile.ts";

/**
 * How many bins hold what is no finite number: infinite contents, or NaN; of a profile those with weight that have no such
 * mean. Flow bins are not counted.
 */
export function countNotNumbers(hist: Hist): number {
  let count = 0;
  if (hist.kind === "profile") {
    for (let bin = 1; bin <= hist.x.n; bin++) {
      const mean = profileCell(hist, bin);
      if (mean !== undefined && !Number.isFinite(mean.value)) count += 1;
    }
    return count;
  }
  const stride = hist.x.n + 2;
  const [firstY, lastY] = hist.kind === "2d" ? [1, hist.y.n] : [0, 0];
  for (let binY = firstY; binY <= lastY; binY++) count += notNumbersIn(hist.values, 1 + stride * binY, hist.x.n);
  return count;
}

function notNumbersIn(cells: Cells, first: number, count: number): number {
  let found = 0;
  for (let cell = first; cell < first + count; cell++) if (!(Math.abs(cells[cell]!) < Infinity)) found += 1;
  return found;
}
