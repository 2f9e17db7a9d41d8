import { describe, expect, it } from "vitest";
import { hist2D } from "../hist/build.ts";
import { mapRatio } from "./map-ratio.ts";

const [x, y] = [
  [0, 1, 2, 3, 4],
  [0, 1, 2],
];
const map = (...rows: readonly (readonly number[])[]) => hist2D({ x, y, rows });

describe("mapRatio", () => {
  it("divides bin by bin after joining, with the error of both sides", () => {
    const got = mapRatio(map([10, 20, 0, 8], [9, 91, 400, 0]), map([20, 40, 0, 8], [50, 50, 50, 50]), 2)!;
    const at = (i: number, j: number): readonly number[] => {
      const cell = i + 4 * j;
      return [got.ratio.values[cell]!, Math.sqrt(got.ratio.variances![cell]!)];
    };
    expect(at(1, 1)[0]).toBe(0.5);
    expect(at(1, 1)[1]).toBeCloseTo(0.5 * Math.sqrt(1 / 30 + 1 / 60), 12);
    expect(at(2, 1)[0]).toBe(1);
    expect(at(1, 2)[0]).toBe(1);
    expect(at(2, 2)[0]).toBe(4);
    expect(got.ratio.x.n).toBe(2);
  });

  it("has none where either side has under 8 entries, and tells how many bins have one", () => {
    const got = mapRatio(map([7, 8, 8, 0], [100, 8, 0, 0]), map([100, 8, 7, 8], [100, 16, 8, 0]), 1)!;
    expect([...got.ratio.values].filter((value) => !Number.isNaN(value))).toEqual([1, 1, 0.5]);
    expect(got.bins).toBe(3);
  });

  it("has the median of the ratios with its error, and their spread", () => {
    const got = mapRatio(map([80, 90, 100, 110], [300, 0, 0, 0]), map([100, 100, 100, 100], [100, 0, 0, 0]), 1)!;
    // Distances from 1: 0.2, 0.1, 0, 0.1, 2.
    expect(got.spread).toBeCloseTo(1.4826 * 0.1, 12);
    expect(got.median!.value).toBe(1);
    expect(got.median!.error).toBeCloseTo((Math.sqrt(Math.PI / 2) * 0.14826) / Math.sqrt(5), 12);
  });

  it("has no median where no bin has a ratio, and does not apply to other bins", () => {
    const empty = map([0, 0, 0, 0], [0, 0, 0, 0]);
    expect(mapRatio(empty, empty, 2)).toMatchObject({ bins: 0, median: undefined, spread: undefined });
    expect(
      mapRatio(
        empty,
        hist2D({
          x: [0, 1, 2],
          y,
          rows: [
            [0, 0],
            [0, 0],
          ],
        }),
        1,
      ),
    ).toBeUndefined();
  });

  it("leaves flow bins out of the median", () => {
    const cells = new Float64Array(6 * 4).fill(100);
    const more = cells.map((_, cell) => (cell % 6 === 0 || cell % 6 === 5 || cell < 6 || cell >= 18 ? 1000 : 100));
    const got = mapRatio(hist2D({ x, y, cells: more }), hist2D({ x, y, cells }), 1)!;
    expect(got).toMatchObject({ bins: 8, median: { value: 1, error: 0 }, spread: 0 });
    expect(got.ratio.values[0]).toBe(10);
  });
});
