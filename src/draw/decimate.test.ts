import { describe, expect, it } from "vitest";
import type { BinAxis } from "./bins.ts";
import { linePath, openStepPath, snap, stepPath } from "./decimate.ts";
import { makeScale } from "./scale.ts";

const x = (lo: number, hi: number, width = 100) => makeScale(lo, hi, false, 0, width);
const y = makeScale(0, 10, false, 100, 0);
const axis = (n: number, lo = 0, hi = n): BinAxis => ({ n, lo, hi, edges: undefined });
const pairs = (path: Float64Array): number[][] =>
  Array.from({ length: path.length / 2 }, (_, index) => [path[2 * index]!, path[2 * index + 1]!]);

describe("stepPath", () => {
  it("goes from the base line over all bins and back; flow bins are not drawn", () => {
    const path = stepPath(axis(2), [99, 5, 10, 99], x(0, 2), y, 100.5, 1);
    expect(pairs(path)).toEqual([
      [0.5, 100.5],
      [0.5, 50.5],
      [50.5, 50.5],
      [50.5, 0.5],
      [100.5, 0.5],
      [100.5, 100.5],
    ]);
  });
  it("keeps to the bins in sight", () => {
    expect(stepPath(axis(10), new Float64Array(12), x(2, 4), y, 100, 1).length).toBe(12);
    expect(stepPath(axis(10), new Float64Array(12), x(20, 40), y, 100, 1).length).toBe(0);
  });
  it("follows the pixels where bins are narrower, and loses neither a peak nor a hole", () => {
    const n = 1_000_000;
    const values = new Float64Array(n + 2).fill(5);
    values[123_457] = 9;
    values[700_001] = 1;
    const path = stepPath(axis(n), values, x(0, n), y, 100, 1);
    expect(path.length).toBeLessThan(1000);
    const ys = pairs(path).map(([, py]) => py!);
    expect(Math.min(...ys)).toBe(snap(10, 1));
    expect(ys).toContain(snap(90, 1));
    const xs = pairs(path).map(([px]) => px!);
    expect(xs.every((px, index) => index === 0 || px >= xs[index - 1]!)).toBe(true);
  });
  it("takes every bin once, on a logarithm and with unequal widths too", () => {
    const n = 5000;
    const edges = Float64Array.from({ length: n + 1 }, (_, index) => 10 ** (-2 + (4 * index) / n));
    const values = new Float64Array(n + 2);
    values[1] = 3;
    values[n] = 8;
    const scale = makeScale(0.01, 100, true, 0, 300);
    const ys = pairs(stepPath({ n, lo: 0.01, hi: 100, edges }, values, scale, y, 100, 0.5)).map(([, py]) => py!);
    expect(Math.min(...ys)).toBeCloseTo(20.25);
    expect(ys).toContain(70.25);
  });
  it("has gaps where contents are no finite numbers, down to the base line on either side", () => {
    const path = stepPath(axis(6), [0, NaN, 5, Infinity, -Infinity, 10, 5, 0], x(0, 6, 60), y, 100.5, 1);
    expect(pairs(path)).toEqual([
      [10.5, 100.5],
      [10.5, 50.5],
      [20.5, 50.5],
      [20.5, 100.5],
      [NaN, NaN],
      [40.5, 100.5],
      [40.5, 0.5],
      [50.5, 0.5],
      [50.5, 50.5],
      [60.5, 50.5],
      [60.5, 100.5],
    ]);
    expect(stepPath(axis(2), [0, NaN, NaN, 0], x(0, 2), y, 100, 1)).toHaveLength(0);
  });
  it("has them in whole pixels where bins are narrower, and none where a pixel has other bins", () => {
    const n = 10_000;
    const values = new Float64Array(n + 2).fill(5);
    values.fill(NaN, 2001, 4001);
    values[6000] = Infinity;
    const path = pairs(stepPath(axis(n), values, x(0, n), y, 100, 1));
    const gaps = path.flatMap(([px], index) => (Number.isNaN(px) ? [index] : []));
    expect(gaps).toHaveLength(1);
    const [before, after] = [path[gaps[0]! - 1], path[gaps[0]! + 1]];
    expect([before, after]).toEqual([
      [19.5, 100],
      [40.5, 100],
    ]);
    const all = path.filter((_, index) => index !== gaps[0]).flat();
    expect(all.every(Number.isFinite)).toBe(true);
    expect(Math.min(...path.map(([, py]) => (Number.isNaN(py) ? 100 : py!)))).toBe(50.5);
    expect(stepPath(axis(n), new Float64Array(n + 2).fill(NaN), x(0, n), y, 100, 1)).toHaveLength(0);
  });
});

describe("openStepPath", () => {
  it("has no base line, and a gap where a value is no number", () => {
    expect(pairs(openStepPath(axis(3), [9, 5, NaN, 10, 9], x(0, 3, 30), y, 1))).toEqual([
      [0, 50],
      [10, 50],
      [10, NaN],
      [20, NaN],
      [20, 0],
      [30, 0],
    ]);
  });
  it("follows the pixels where bins are narrower", () => {
    const values = new Float64Array(100_002).fill(5);
    values[50_000] = 9;
    const path = openStepPath(axis(100_000), values, x(0, 100_000), y, 1);
    expect(path.length).toBeLessThan(1000);
    expect(Math.min(...pairs(path).map(([, py]) => py!))).toBeCloseTo(10);
  });
});

describe("linePath", () => {
  it("keeps all points of a short line, gaps included", () => {
    expect(pairs(linePath([0, 1, 2], [1, NaN, 3], x(0, 2), y, 1))).toEqual([
      [0, 90],
      [50, NaN],
      [100, 70],
    ]);
  });
  it("ends where a value is infinite", () => {
    expect(pairs(linePath([0, 1, 2], [1, -Infinity, 3], x(0, 2), y, 1))[1]).toEqual([50, NaN]);
  });
  it("shortens a long one to its range in each pixel", () => {
    const xs = Float64Array.from({ length: 100_000 }, (_, index) => index / 100_000);
    const ys = xs.map((_, index) => (index === 54_321 ? 9 : index === 20 ? NaN : 5));
    const path = pairs(linePath(xs, ys, x(0, 1), y, 1));
    expect(path.length).toBeLessThan(500);
    expect(path.some(([, py]) => py === 10)).toBe(true);
    expect(path.some(([, py]) => Number.isNaN(py))).toBe(true);
  });
});
