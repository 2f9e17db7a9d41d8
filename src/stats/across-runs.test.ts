import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acrossRuns, mediansOfOthers } from "./across-runs.ts";
import { median } from "./median.ts";
import { worstDeviation } from "./testing/worst.ts";

const numbers = fc.array(fc.oneof(fc.constant(NaN), fc.integer({ min: -50, max: 50 })), { maxLength: 20 });

describe("acrossRuns", () => {
  it("takes at each place the median and the quantiles 0.16 and 0.84", () => {
    const { median, low, high } = acrossRuns([
      [1, NaN, 5],
      [2, NaN, NaN],
      [4, NaN, 1],
      [3, NaN, NaN],
    ]);
    expect([...median]).toEqual([2.5, NaN, 3]);
    expect(worstDeviation(low, [1 + 0.48, NaN, 1 + 0.64])).toBeLessThan(1e-12);
    expect(worstDeviation(high, [1 + 2.52, NaN, 1 + 3.36])).toBeLessThan(1e-12);
    expect(acrossRuns([])).toEqual({ median: new Float64Array(), low: new Float64Array(), high: new Float64Array() });
  });

  it("has the median between the quantiles, and all at the value of one curve alone", () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 9 }), (curves) => {
        const size = Math.min(...curves.map((curve) => curve.length));
        const { median, low, high } = acrossRuns(curves.map((curve) => curve.slice(0, size)));
        for (let i = 0; i < size; i++) {
          if (Number.isNaN(median[i])) continue;
          expect(low[i]).toBeLessThanOrEqual(median[i]!);
          expect(high[i]).toBeGreaterThanOrEqual(median[i]!);
        }
      }),
    );
    expect([...acrossRuns([[3]]).low]).toEqual([3]);
  });
});

it("mediansOfOthers leaves out the own value, and NaN", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const got = mediansOfOthers(Float64Array.from(values));
      const wanted = values.map((value, i) => median(values.filter((_, j) => j !== i || Number.isNaN(value))) ?? NaN);
      expect(worstDeviation(got, wanted)).toBeLessThan(1e-12);
    }),
  );
});
