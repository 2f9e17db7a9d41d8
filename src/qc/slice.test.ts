import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist2D, variableAxis } from "../hist/build.ts";
import { maps } from "../hist/testing/maps.ts";
import { sliceOf } from "./slice.ts";

/** Counts of a peak at 3 with σ 1 in every column, of which the second holds twice as many. */
const peak = (centre: number): number => Math.round(400 * Math.exp(-0.5 * (centre - 3) ** 2));
const rows = Array.from({ length: 60 }, (_, j) => [peak(0.05 + j / 10), 2 * peak(0.05 + j / 10), 5]);
const map = hist2D({ x: variableAxis([0, 1, 3, 4]), y: fixedAxis(60, 0, 6), rows });

describe("a slice of a map", () => {
  it("is a column or a row with its bin, contents and numbers", () => {
    const column = sliceOf(map, "column", 2, [0, 6]);
    expect(column).toMatchObject({ along: "column", bin: 2, at: [1, 3] });
    expect(Array.from(column.hist.values.slice(1, 61))).toEqual(rows.map((row) => row[1]));
    expect(column.sum).toBe(rows.reduce((sum, row) => sum + row[1]!, 0));
    expect(column.mean?.value).toBeCloseTo(3, 3);
    expect(column.median).toBeCloseTo(3, 3);
    expect(column.fit?.mean.value).toBeCloseTo(3, 3);
    expect(column.fit?.sigma.value).toBeCloseTo(1, 2);
    const row = sliceOf(map, "row", 30, [0, 4]);
    expect(Array.from(row.hist.values.slice(1, 4))).toEqual(rows[29]);
    expect(row.at[0]).toBeCloseTo(2.9);
  });

  it("has its numbers of the range that is seen", () => {
    const upper = sliceOf(map, "column", 1, [3, 6]);
    expect(upper.sum).toBe(rows.slice(30).reduce((sum, row) => sum + row[0]!, 0));
    expect(upper.mean!.value).toBeGreaterThan(3.5);
    expect(upper.median).toBeGreaterThan(3.5);
  });

  it("has no fit where there is no peak to fit", () => {
    expect(sliceOf(map, "column", 3, [0, 6]).fit).toBeUndefined();
    // Only the flank is seen: the fit's mean would lie outside.
    expect(sliceOf(map, "column", 1, [4, 6]).fit).toBeUndefined();
  });

  it("has no fit that a handful of entries cannot tell", () => {
    const few = rows.map((_, j) => [[20, 25, 28, 31, 33, 39].includes(j) ? 1 : 0]);
    const scattered = hist2D({ x: fixedAxis(1, 0, 1), y: fixedAxis(60, 0, 6), rows: few });
    const slice = sliceOf(scattered, "column", 1, [0, 6]);
    expect(slice.mean?.value).toBeCloseTo(2.983, 2);
    expect(slice.fit).toBeUndefined();
  });

  it("has no numbers where nothing was filled", () => {
    const empty = hist2D({ x: fixedAxis(1, 0, 1), y: fixedAxis(4, 0, 4), rows: [[0], [0], [0], [0]] });
    const { sum, mean, median, fit } = sliceOf(empty, "column", 1, [0, 4]);
    expect([sum, mean, median, fit]).toEqual([0, undefined, undefined, undefined]);
  });

  it("adds up to the projection, whatever the map", () => {
    fc.assert(
      fc.property(maps, (hist) => {
        const whole = [hist.y.lo, hist.y.hi] as const;
        const columns = Array.from({ length: hist.x.n }, (_, i) => sliceOf(hist, "column", i + 1, whole).sum);
        let inside = 0;
        for (let y = 1; y <= hist.y.n; y++)
          for (let x = 1; x <= hist.x.n; x++) inside += hist.values[x + (hist.x.n + 2) * y]!;
        expect(columns.reduce((sum, each) => sum + each, 0)).toBe(inside);
      }),
    );
  });
});
