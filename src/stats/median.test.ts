import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, medianDeviation, weightedMedian } from "./median.ts";

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });

describe("median", () => {
  it("is the middle one, or the mean of both", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([NaN, 10, 9]), median([]), median([NaN])]).toEqual([
      2,
      2.5,
      9.5,
      undefined,
      undefined,
    ]);
  });

  it("does not overflow, and keeps infinities apart", () => {
    expect(median([Number.MAX_VALUE, Number.MAX_VALUE])).toBe(Number.MAX_VALUE);
    expect(median([-Infinity, 1, Infinity])).toBe(1);
    expect(median([Infinity, Infinity])).toBe(Infinity);
  });

  it("has as many numbers on either side", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values)!;
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

it("medianDeviation does not see an outlier", () => {
  expect(medianDeviation([1, 2, 3, 4, 1e9])).toBe(1);
  expect(medianDeviation([])).toBeUndefined();
});

describe("weightedMedian", () => {
  it("counts a value as often as it weighs", () => {
    expect(weightedMedian([1, 2, 3], [1, 1, 5])).toBe(3);
    expect(weightedMedian([1, 2, NaN], [1, 0, 5])).toBe(1);
    expect(weightedMedian([1], [0])).toBeUndefined();
  });

  it("with equal weights of an odd number is the median", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        fc.pre(values.length % 2 === 1);
        expect(
          weightedMedian(
            values,
            values.map(() => 3),
          ),
        ).toBe(median(values));
      }),
    );
  });
});
