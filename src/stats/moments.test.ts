import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D } from "../hist/build.ts";
import { profileX } from "../hist/profile.ts";
import { rangeOf } from "../hist/range.ts";
import { fill1D, fill2D } from "../hist/testing/fill.ts";
import { integral } from "./contents.ts";
import { moments } from "./moments.ts";
import root from "./testdata/root-semantics.json" with { type: "json" };

const { columns, meanError } = root;

it("has a width of 0 where all lies in one bin, whatever rounding leaves", () => {
  const values = [0, 0, 0, 0, 0, 0, 0, 0, 0, 3];
  const one = hist1D({ x: fixedAxis(10, 0, 1), values });
  expect(moments(one, { x: [10, 10] }).x).toEqual({ mean: { value: expect.closeTo(0.95, 12), error: 0 }, stdDev: 0 });
});

describe("moments of what was filled", () => {
  it("are those of ROOT, overflow left out", () => {
    const { x, effectiveEntries } = moments(fill1D(fixedAxis(4, 0, 4), meanError.fills));
    expect(x.mean?.value).toBeCloseTo(meanError.mean, 14);
    expect(x.mean?.error).toBeCloseTo(meanError.GetMeanError, 14);
    expect(x.stdDev).toBeCloseTo(meanError.stdDev, 14);
    expect(effectiveEntries).toBe(meanError.effectiveEntries);
  });

  it("do not exist where nothing was", () => {
    const { x, effectiveEntries } = moments(hist1D({ x: [0, 1, 2], values: [0, 0], flow: [3, 4] }));
    expect(x).toEqual({ mean: undefined, stdDev: undefined });
    expect(effectiveEntries).toBe(0);
  });

  it("are taken from contents where a histogram was made by setting these", () => {
    const { x } = moments(hist1D({ x: [0, 1, 2], values: [1, 3], sums: [0, 0, 0, 0], entries: 2 }));
    expect(x.mean?.value).toBe(1.25);
    expect(x.stdDev).toBeCloseTo(Math.sqrt(3) / 4, 14);
  });
});

describe("moments of a map", () => {
  const map = fill2D(fixedAxis(7, 0, 7), fixedAxis(5, 0, 5), columns["fills [x, y, times]"]);
  // GetMean(1), GetMean(2), Integral of ROOT, with SetRangeUser on y.
  it.each([
    ["no range", undefined, columns["GetMean(1), GetMean(2), Integral, entries, no range"].slice(0, 3)],
    ["y 1..3", [1, 3], columns["GetMean(1), GetMean(2), Integral, entries, y 1..3"].slice(0, 3)],
    [
      "y -5..50, flow and all",
      [-5, 50],
      [NaN, ...columns["bins [first, last], GetMean(2), Integral after y -5..50"].slice(2)],
    ],
    ["y 0..5", [0, 5], [NaN, columns["bins [first, last], GetMean(2) after y 0..5"][2]!, 15]],
  ] as const)("are those of ROOT: %s", (_, range, [meanX, meanY, sum]) => {
    const ranges = range === undefined ? {} : { y: rangeOf(map.y, range[0], range[1]) };
    const { x, y } = moments(map, ranges);
    if (!Number.isNaN(meanX)) expect(x.mean?.value).toBeCloseTo(meanX, 14);
    expect(y?.mean?.value).toBeCloseTo(meanY, 14);
    expect(integral(map, ranges)).toBe(sum);
  });

  it("are along y those of its profile", () => {
    const bare = { ...map, sums: [0, 0, 0, 0, 0, 0, 0] as const };
    expect(moments(profileX(map)).y?.mean?.value).toBeCloseTo(moments(bare).y!.mean!.value, 14);
    expect(moments(profileX(map)).x.stdDev).toBeCloseTo(moments(bare).x.stdDev!, 14);
  });
});

it("moments move with the axis and do not change when contents are scaled with their errors", () => {
  const contents = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(contents, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 8 }), (values, shift, scale) => {
      fc.pre(values.some((value) => value > 0));
      const plain = moments(hist1D({ x: fixedAxis(5, 0, 5), values })).x;
      const moved = moments(hist1D({ x: fixedAxis(5, shift, shift + 5), values })).x;
      expect(moved.mean!.value).toBeCloseTo(plain.mean!.value + shift, 12);
      expect(moved.stdDev).toBeCloseTo(plain.stdDev!, 6);
      const scaled = values.map((value) => value * scale);
      const variances = values.map((value) => value * scale * scale);
      const { mean, stdDev } = moments(hist1D({ x: fixedAxis(5, 0, 5), values: scaled, variances })).x;
      expect(mean!.value).toBeCloseTo(plain.mean!.value, 12);
      expect(mean!.error).toBeCloseTo(plain.mean!.error, 6);
      expect(stdDev).toBeCloseTo(plain.stdDev!, 6);
    }),
  );
});
