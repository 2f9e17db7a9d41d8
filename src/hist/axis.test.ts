import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binCenter, binLowEdge, binUpEdge, binWidth, centersOf, edgesOf, findBin, sameBins } from "./axis.ts";
import { fixedAxis, variableAxis } from "./build.ts";
import type { Axis } from "./hist.ts";

const axes: fc.Arbitrary<Axis> = fc.oneof(
  fc
    .record({
      n: fc.integer({ min: 1, max: 200 }),
      lo: fc.integer({ min: -50, max: 50 }),
      length: fc.integer({ min: 1, max: 90 }),
    })
    .map(({ n, lo, length }) => fixedAxis(n, lo / 3, (lo + length) / 3)),
  fc
    .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    .map((edges) => variableAxis(edges.map((edge) => edge / 7).sort((a, b) => a - b))),
);

describe("bins of an axis", () => {
  it("lie where ROOT has those of the MIP axis, to the last bit", () => {
    const mip = fixedAxis(100, 50 / 3, 150);
    const bins = [17, 18, 32, 33, 34];
    expect(bins.map((bin) => binCenter(mip, bin))).toEqual([
      38.66666666666667, 40, 58.66666666666667, 60, 61.33333333333334,
    ]);
    expect(bins.map((bin) => binLowEdge(mip, bin))).toEqual([
      38, 39.333333333333336, 58, 59.33333333333334, 60.66666666666667,
    ]);
  });

  it("of unequal width have their own, and flow bins the mean width", () => {
    const axis = variableAxis([0, 0.1, 0.35, 0.7, 1.3, 2.9]);
    expect([1, 5].map((bin) => binCenter(axis, bin))).toEqual([0.05, 1.3 + 0.5 * (2.9 - 1.3)]);
    expect([0, 6].map((bin) => binWidth(axis, bin))).toEqual([2.9 / 5, 2.9 / 5]);
    expect([binCenter(axis, 0), binCenter(axis, 6)]).toEqual([-0.29, 3.19]);
    expect([binUpEdge(axis, 0), binLowEdge(axis, 6)]).toEqual([0, 2.9]);
  });

  it("follow each other without gaps, each holding its centre", () => {
    fc.assert(
      fc.property(axes, (axis) => {
        const centers = centersOf(axis);
        const edges = edgesOf(axis);
        for (let bin = 1; bin <= axis.n; bin++) {
          expect(findBin(axis, binCenter(axis, bin))).toBe(bin);
          expect(binUpEdge(axis, bin)).toBe(bin < axis.n ? binLowEdge(axis, bin + 1) : edges[axis.n]);
          expect(centers[bin - 1]).toBeGreaterThan(edges[bin - 1]!);
          expect(centers[bin - 1]).toBeLessThan(edges[bin]!);
        }
      }),
    );
  });
});

describe("findBin", () => {
  it("gives a value on an edge to the bin above it, and what lies outside to the flow bins", () => {
    for (const axis of [fixedAxis(4, 0, 4), variableAxis([0, 1, 2, 3, 4])]) {
      expect([-1, 0, 0.99, 1, 3.99, 4, Infinity, NaN].map((value) => findBin(axis, value))).toEqual([
        0, 1, 1, 2, 4, 5, 5, 5,
      ]);
    }
  });
});

it("findBin finds every bin by its low edge, however that was rounded", () => {
  fc.assert(
    fc.property(axes, (axis) => {
      for (let bin = 1; bin <= axis.n; bin++) expect(findBin(axis, binLowEdge(axis, bin))).toBe(bin);
    }),
  );
});

describe("sameBins", () => {
  it("takes equal edges for equal, however they are written", () => {
    const axis = fixedAxis(10, 0, 1, "x");
    expect(sameBins(axis, variableAxis(edgesOf(axis), "y"))).toBe(true);
    expect(sameBins(axis, variableAxis(edgesOf(axis).map(Math.fround)))).toBe(true);
  });

  it("tells other numbers, ends and widths of bins apart", () => {
    const axis = fixedAxis(4, 0, 4);
    for (const other of [
      fixedAxis(5, 0, 4),
      fixedAxis(4, 0, 4.1),
      variableAxis([0, 1, 2.1, 3, 4]),
      fixedAxis(4, NaN, 4),
    ]) {
      expect(sameBins(axis, other)).toBe(false);
    }
  });
});
