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

  it("has the peak of bins that grow, beside a tail of something else", () => {
    // As dE/dx over p: bins 3.6 % wide, a peak at 50 with σ 3.3 and a fifth as much far above it.
    const edges = Array.from({ length: 201 }, (_, i) => 5 * 1200 ** (i / 200));
    const density = (x: number): number => 800 * Math.exp(-0.5 * ((x - 50) / 3.3) ** 2) + (x > 80 && x < 400 ? 4 : 0);
    const contents = edges.slice(0, -1).map((low, i) => {
      const width = edges[i + 1]! - low;
      const inside = Array.from({ length: 20 }, (_, k) => density(low + ((k + 0.5) * width) / 20));
      return [Math.round((inside.reduce((sum, each) => sum + each, 0) / 20) * width)];
    });
    const growing = hist2D({ x: fixedAxis(1, 0, 1), y: variableAxis(edges), rows: contents });
    const { fit } = sliceOf(growing, "column", 1, [5, 6000]);
    expect(fit!.mean.value).toBeCloseTo(50, 1);
    expect(Math.abs(fit!.sigma.value / 3.3 - 1)).toBeLessThan(0.03);
  });

  it("has no fit where it is flat over all that is seen", () => {
    const flat = hist2D({
      x: fixedAxis(1, 0, 1),
      y: fixedAxis(40, -1, 1),
      rows: rows.slice(0, 40).map((_, j) => [25 + ((j * 7) % 11)]),
    });
    expect(sliceOf(flat, "column", 1, [-1, 1]).fit).toBeUndefined();
  });

  it("says whether something of the axis is out of sight", () => {
    expect([sliceOf(map, "column", 1, [0, 6]).isCut, sliceOf(map, "column", 1, [0, 5]).isCut]).toEqual([false, true]);
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
