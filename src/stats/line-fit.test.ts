import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLine } from "./line-fit.ts";

describe("fitLine", () => {
  it("finds the line that points lie on", () => {
    const numbers = fc.double({ min: -100, max: 100, noNaN: true });
    const errors = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, errors, (a, b, e) => {
        const x = e.map((_, i) => i * i);
        const fit = fitLine(
          x,
          x.map((each) => a + b * each),
          e,
        )!;
        expect(fit.slope.value).toBeCloseTo(b, 6);
        expect(fit.value.value).toBeCloseTo(a + b * fit.centre, 6);
        expect(fit.chi2).toBeCloseTo(0, 6);
      }),
    );
  });

  it("has the errors of two points, and leaves out what is no point", () => {
    const fit = fitLine([0, 1, 2, 3], [1, NaN, 3, 9], [0.3, 1, 0.4, 0])!;
    // Slope (3 − 1)/2 with √(0.3² + 0.4²)/2.
    expect(fit.slope.value).toBeCloseTo(1, 12);
    expect(fit.slope.error).toBeCloseTo(0.25, 12);
    expect(fit.ndf).toBe(0);
  });

  it("has none of one place", () => {
    expect(fitLine([1, 1], [1, 2], [1, 1])).toBeUndefined();
    expect(fitLine([], [], [])).toBeUndefined();
  });
});
