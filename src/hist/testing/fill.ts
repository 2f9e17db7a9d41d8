import { findBin } from "../axis.ts";
import { hist1D, hist2D } from "../build.ts";
import type { Axis, Hist1D, Hist2D } from "../hist.ts";

/** Filled as ROOT fills: stored sums hold the values themselves, of fills within bins 1…n. */
export function fill1D(x: Axis, fills: readonly number[]): Hist1D {
  const values = new Float64Array(x.n + 2);
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const value of fills) {
    const bin = findBin(x, value);
    values[bin]! += 1;
    if (bin < 1 || bin > x.n) continue;
    for (const [i, each] of [1, 1, value, value * value].entries()) sums[i]! += each;
  }
  const flow = [values[0]!, values[x.n + 1]!] as const;
  return hist1D({ x, values: values.subarray(1, x.n + 1), flow, sums, entries: fills.length });
}

/** The same of two axes: fills are [x, y, times]. */
export function fill2D(x: Axis, y: Axis, fills: readonly (readonly number[])[]): Hist2D {
  const cells = new Float64Array((x.n + 2) * (y.n + 2));
  const sums: [number, number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0, 0];
  let entries = 0;
  for (const [u, v, times] of fills as readonly [number, number, number][]) {
    const [binX, binY] = [findBin(x, u), findBin(y, v)];
    cells[binX + (x.n + 2) * binY]! += times;
    entries += times;
    if (binX < 1 || binX > x.n || binY < 1 || binY > y.n) continue;
    for (const [i, each] of [1, 1, u, u * u, v, v * v, u * v].entries()) sums[i]! += times * each;
  }
  return hist2D({ x, y, cells, sums, entries });
}
