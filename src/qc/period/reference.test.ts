import { describe, expect, it } from "vitest";
import { hist1D } from "../../hist/build.ts";
import { worstDeviation } from "../../stats/testing/worst.ts";
import { pullsTo, ratiosTo, referenceOf, sharesOf } from "./reference.ts";

const curve = (...values: number[]) => ({ values, errors: values.map(() => 0.3) });

describe("reference", () => {
  it("of one run is that run with its errors", () => {
    expect(referenceOf([curve(1, NaN)])).toEqual({
      values: Float64Array.of(1, NaN),
      spread: Float64Array.of(0.3, 0.3),
      runs: 1,
    });
    expect(referenceOf([])).toBeUndefined();
  });

  it("of several runs is their median, with what 68 % of them lie within", () => {
    const { values, spread, runs } = referenceOf([curve(1, 5), curve(2, NaN), curve(3, 7), curve(40, 9), curve(5, 7)])!;
    expect([runs, ...values]).toEqual([5, 3, 7]);
    // Quantiles 0.16 and 0.84 of 1, 2, 3, 5, 40 lie 0.64 and 3.36 steps up.
    expect(spread[0]).toBeCloseTo((5 + 0.36 * 35 - 1.64) / 2, 12);
  });

  it("shows a run by its pulls and ratios, with gaps where something is missing", () => {
    const reference = { values: Float64Array.of(2, 2, 0, NaN), spread: Float64Array.of(0.4, 0.4, 0, 0.4), runs: 3 };
    const run = { values: [3, NaN, 1, 1], errors: [0.3, 0.3, 0, 0.3] };
    expect(worstDeviation(pullsTo(run, reference), [2, null, null, null])).toBeLessThan(1e-12);
    const { values, errors } = ratiosTo(run, reference);
    expect(worstDeviation(values, [1.5, null, null, null])).toBeLessThan(1e-12);
    expect(worstDeviation(errors, [Math.hypot(0.15, 0.3), null, null, null])).toBeLessThan(1e-12);
  });

  it("of a distribution is of shares", () => {
    const { values, errors } = sharesOf(hist1D({ x: [0, 1, 2], values: [9, 16], flow: [5, 0] }));
    expect([Array.from(values), Array.from(errors)]).toEqual([
      [9 / 25, 16 / 25],
      [3 / 25, 4 / 25],
    ]);
    expect(Array.from(sharesOf(hist1D({ x: [0, 1], values: [0] })).values)).toEqual([NaN]);
  });
});
