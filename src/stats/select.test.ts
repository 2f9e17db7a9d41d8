import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "./median.ts";
import { select, selectMedian } from "./select.ts";

const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 });

describe("select", () => {
  it("finds what sorting puts at the place, and parts the others", () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, any) => {
        const k = any % values.length;
        const own = Float32Array.from(values);
        const found = select(own, k);
        expect(found).toBe(values.toSorted((a, b) => a - b)[k]);
        expect(
          own.subarray(0, k).every((value) => value <= found) && own.subarray(k).every((value) => value >= found),
        ).toBe(true);
      }),
    );
  });

  it("looks at the first values only", () => {
    expect(select(Float64Array.of(5, 3, 4, -9), 0, 3)).toBe(3);
  });
});

describe("selectMedian", () => {
  it("is the median", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(selectMedian(Float64Array.from(values))).toBe(median(values));
      }),
    );
    expect(selectMedian(new Float32Array(4), 0)).toBeUndefined();
  });
});
