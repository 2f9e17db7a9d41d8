import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import root from "../stats/testdata/root-semantics.json" with { type: "json" };
import { fixedAxis, hist2D } from "./build.ts";
import { projectionX, projectionY, sliceY } from "./project.ts";
import { insideBins } from "./range.ts";
import { fill2D } from "./testing/fill.ts";
import { maps } from "./testing/maps.ts";

const { columns } = root;
const map = fill2D(fixedAxis(7, 0, 7), fixedAxis(5, 0, 5), columns["fills [x, y, times]"]);
const meanOf = ({ sums }: { sums: readonly number[] }): number => sums[2]! / sums[0]!;
const total = (cells: Iterable<number>): number => [...cells].reduce((sum, cell) => sum + cell, 0);

describe("projections", () => {
  it.each([
    ["ProjectionX()", projectionX(map)],
    ["ProjectionX(1,5)", projectionX(map, insideBins(map.y))],
    ["ProjectionX(1,-1)", projectionX(map, [1, 6])],
    ["ProjectionY()", projectionY(map)],
  ] as const)("are those of ROOT: %s", (name, got) => {
    const want = columns[name];
    expect([...got.values]).toEqual(want.cells);
    expect(got.entries).toBe(want.entries);
    expect(meanOf(got)).toBeCloseTo(want.mean, 14);
  });

  it("keep the sum of all cells", () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(total(projectionX(map).values)).toBe(total(map.values));
        expect(total(projectionY(map).values)).toBe(total(map.values));
      }),
    );
  });

  it("over all columns are the sum of the columns", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const sum = new Float64Array(map.y.n + 2);
        for (let bin = 0; bin <= map.x.n + 1; bin++) sliceY(map, bin).values.forEach((value, i) => (sum[i]! += value));
        expect(sum).toEqual(projectionY(map).values);
      }),
    );
  });

  it("sum the variances where they are stored, and count effective entries then", () => {
    const plain = hist2D({
      x: [0, 1, 2],
      y: [0, 1, 2],
      rows: [
        [1, 2],
        [3, 4],
      ],
    });
    const weighted = { ...plain, variances: Float64Array.from(plain.values, (value) => value * value) };
    const got = projectionX(weighted, [1, 2]);
    expect([...got.values]).toEqual([0, 4, 6, 0]);
    expect([...got.variances!]).toEqual([0, 10, 20, 0]);
    expect(projectionY(weighted, [1, 1]).entries).toBeCloseTo(16 / 10, 14);
  });
});
