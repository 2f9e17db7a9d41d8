import { describe, expect, it } from "vitest";
import { binAt, binsWithin, centreOf, edgeOf, type BinAxis } from "./bins.ts";

const uniform: BinAxis = { n: 10, lo: 0, hi: 5, edges: undefined };
const variable: BinAxis = { n: 3, lo: 1, hi: 1000, edges: Float64Array.of(1, 10, 100, 1000) };

describe("bins", () => {
  it("have edges and centres", () => {
    expect([edgeOf(uniform, 0), edgeOf(uniform, 3), edgeOf(uniform, 10)]).toEqual([0, 1.5, 5]);
    expect([edgeOf(variable, 2), centreOf(variable, 2)]).toEqual([100, 55]);
  });
  it.each([uniform, variable])("hold their edges from below", (axis) => {
    for (let bin = 1; bin <= axis.n; bin++) {
      expect(binAt(axis, edgeOf(axis, bin - 1))).toBe(bin);
      expect(binAt(axis, centreOf(axis, bin))).toBe(bin);
    }
    expect([binAt(axis, axis.lo - 1), binAt(axis, axis.hi), binAt(axis, NaN)]).toEqual([0, axis.n + 1, 0]);
  });
  it("within a range are those that reach into it", () => {
    expect(binsWithin(uniform, 1.5, 3)).toEqual([4, 6]);
    expect(binsWithin(uniform, 1.4, 3.1)).toEqual([3, 7]);
    expect(binsWithin(uniform, -9, 9)).toEqual([1, 10]);
    const tenths: BinAxis = { n: 24, lo: -1.2, hi: 1.2, edges: undefined };
    expect(binsWithin(tenths, -1.1, 1.1)).toEqual([2, 23]);
    expect(binsWithin(variable, 5, 50)).toEqual([1, 2]);
    const [first, last] = binsWithin(uniform, 7, 9);
    expect(first).toBeGreaterThan(last);
  });
});
