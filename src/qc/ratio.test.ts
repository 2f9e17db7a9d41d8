import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, variableAxis } from "../hist/build.ts";
import { perWidthOf, ratioOf, scaled, scaleTo } from "./ratio.ts";

const x = fixedAxis(4, 0, 4);
const a = hist1D({ x, values: [100, 50, 7, 0], flow: [9, 9] });
const b = hist1D({ x, values: [400, 25, 100, 100] });

describe("a ratio", () => {
  it("is taken bin by bin with errors of both; none where either side tells nothing", () => {
    const { values, errors } = ratioOf(a, b, 1)!;
    expect(Array.from(values)).toEqual([0.25, 2, NaN, NaN]);
    expect(errors[0]).toBeCloseTo(0.25 * Math.sqrt(1 / 100 + 1 / 400), 12);
    expect(errors[1]).toBeCloseTo(2 * Math.sqrt(1 / 50 + 1 / 25), 12);
    expect(errors[2]).toBeNaN();
  });

  it("takes the stored variances: 16 entries of weight 10 are as good as 16", () => {
    const weighted = hist1D({ x, values: [160, 50, 50, 50], variances: [1600, 50, 5000, 50] });
    const { values, errors } = ratioOf(weighted, b, 2)!;
    expect(values[0]).toBeCloseTo(0.2, 12);
    expect(errors[0]).toBeCloseTo(0.2 * Math.sqrt(1 / 16 + 1 / 400), 12);
    expect(values[2]).toBeNaN(); // half an effective entry
  });

  it("needs the same bins; edges once kept in single precision are the same", () => {
    expect(ratioOf(a, hist1D({ x: fixedAxis(4, 0, 5), values: [1, 1, 1, 1] }), 1)).toBeUndefined();
    expect(ratioOf(a, hist1D({ x: fixedAxis(2, 0, 4), values: [1, 1] }), 1)).toBeUndefined();
    const near = hist1D({ x: variableAxis([0, 1, 2 + 1e-8, 3, 4]), values: [100, 100, 100, 100] });
    expect(ratioOf(a, near, 1)?.values[0]).toBe(1);
  });
});

describe("scaling", () => {
  it("gives b the integral of a, flow left out; errors along", () => {
    const factor = scaleTo(a, b)!;
    expect(factor).toBeCloseTo(157 / 625, 12);
    const drawn = scaled(b, factor);
    expect(drawn.values[1]).toBeCloseTo(400 * factor, 10);
    expect(drawn.variances![1]).toBeCloseTo(400 * factor ** 2, 10);
    expect(drawn.sums[0]).toBeCloseTo(157, 10);
    expect(ratioOf(a, b, factor)!.values[0]).toBeCloseTo(100 / drawn.values[1]!, 12);
  });

  it("compares what lies in the range of both axes, bins partly in it by their share", () => {
    const wide = hist1D({ x: fixedAxis(8, -2, 6), values: [1000, 9, 100, 50, 7, 0, 9, 1000] });
    expect(scaleTo(a, wide)).toBe(1);
    expect(scaleTo(wide, a)).toBe(1);
    const shifted = hist1D({ x: fixedAxis(2, -1, 5), values: [90, 60] });
    expect(scaleTo(a, shifted)).toBeCloseTo(157 / (60 + 40), 12);
    expect(scaleTo(a, hist1D({ x: fixedAxis(2, 5, 7), values: [9, 9] }))).toBeUndefined();
  });

  it("per width of other bins draws the same density alike, whatever the bins", () => {
    const edges = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 30 });
    const ofDensity = (inner: readonly number[], density: number) => {
      const all = [0, ...inner.toSorted((one, other) => one - other), 100];
      return hist1D({ x: variableAxis(all), values: all.slice(1).map((up, i) => density * (up - all[i]!)) });
    };
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 30 }), (inner, density) => {
        const flat = hist1D({ x: fixedAxis(50, 0, 100), values: Array.from({ length: 50 }, () => 7) });
        const other = ofDensity(inner, density);
        const drawn = scaled(perWidthOf(flat.x, other), scaleTo(flat, other)!);
        for (let bin = 1; bin <= other.x.n; bin++) expect(drawn.values[bin]).toBeCloseTo(7, 9);
        expect(drawn.sums[0]).toBeCloseTo(7 * other.x.n, 6);
      }),
    );
  });

  it("per width of bins carries errors along and leaves flow, which has no width", () => {
    const coarse = hist1D({ x: variableAxis([0, 2, 6]), values: [400, 100], flow: [5, 6] });
    const { values, variances } = perWidthOf(variableAxis([0, 1, 2, 5]), coarse);
    expect(Array.from(values)).toEqual([5, 200, 75, 6]);
    expect(Array.from(variances!)).toEqual([5, 100, 100 * 0.75 ** 2, 6]);
  });

  it("is none where there is nothing", () => {
    const empty = hist1D({ x, values: [0, 0, 0, 0] });
    expect(scaleTo(a, empty)).toBeUndefined();
    expect(scaleTo(empty, b)).toBeUndefined();
  });
});
