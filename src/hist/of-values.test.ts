import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binCenter } from "./axis.ts";
import { histOfValues } from "./of-values.ts";

const of = (...values: readonly number[]) => histOfValues("v", "", Float64Array.from(values));

describe("histOfValues", () => {
  it("centres bins on whole numbers, as many numbers to each", () => {
    const few = of(-2, 0, 0, 3);
    expect(few.x).toMatchObject({ n: 6, lo: -2.5, hi: 3.5 });
    expect(Array.from(few.values)).toEqual([0, 1, 0, 2, 0, 0, 1, 0]);
    expect(binCenter(few.x, 3)).toBe(0);
    expect(of(0, 99).x).toMatchObject({ n: 100, lo: -0.5, hi: 99.5 });
    // 250 numbers in bins of three
    expect(of(0, 249).x).toMatchObject({ n: 84, lo: -0.5, hi: 251.5 });
  });

  it("spreads other numbers over 100 bins, the greatest in the last", () => {
    const hist = of(0, 0.5, 1);
    expect(hist.x).toMatchObject({ n: 100, lo: 0, hi: 1 });
    expect([hist.values[1], hist.values[51], hist.values[100], hist.values[101]]).toEqual([1, 1, 1, 0]);
  });

  it("has bins for one value, for none, and for ends that are far apart", () => {
    expect(of(0.3, 0.3)).toMatchObject({ x: { n: 1 }, values: Float64Array.of(0, 2, 0) });
    expect(of()).toMatchObject({ x: { n: 1, lo: 0, hi: 1 }, values: new Float64Array(3), entries: 0 });
    expect(Array.from(of(-Number.MAX_VALUE, Number.MAX_VALUE, 0.5).values)).toEqual([1, 1, 1]);
    expect(of(Number.MAX_SAFE_INTEGER - 1)).toMatchObject({ values: Float64Array.of(0, 1, 0) });
  });

  it("keeps what is not finite out of range and sums", () => {
    const hist = of(1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2);
    expect(hist).toMatchObject({ entries: 5, x: { n: 2, lo: 0.5, hi: 2.5 }, sums: [2, 2, 3, 5] });
    expect(Array.from(hist.values)).toEqual([1, 1, 1, 2]);
  });

  it("counts every value once, finite ones within the axis, with their sum", () => {
    const values = fc.array(fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer(), fc.constant(1e300)), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(values, (values) => {
        const hist = of(...values);
        const finite = values.filter(Number.isFinite);
        const span = Math.max(...finite) - Math.min(...finite);
        expect(Float64Array.from(hist.values).reduce((sum, each) => sum + each, 0)).toBe(values.length);
        expect([hist.x.lo < hist.x.hi, hist.sums[0]]).toEqual([true, finite.length]);
        if (span * 200 < Infinity)
          expect([hist.values[0], hist.values[hist.x.n + 1]]).toEqual([0, values.length - finite.length]);
      }),
    );
  });

  it("adds up what would be lost by rounding", () => {
    expect(of(1e16, 1, 1, 1, -1e16).sums[2]).toBe(3);
  });
});
