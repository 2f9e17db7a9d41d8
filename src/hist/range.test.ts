import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binCenter } from "./axis.ts";
import { fixedAxis, variableAxis } from "./build.ts";
import { rangeOf } from "./range.ts";

// Expectations are those of ROOT 6.40 `TAxis::SetRangeUser` followed by GetFirst and GetLast.
describe("rangeOf", () => {
  const axis = fixedAxis(5, 0, 5);
  it.each([
    ["ending at the ends of the axis", 0, 5, [1, 5]],
    ["beyond both ends: with flow bins", -5, 50, [0, 6]],
    ["beyond the lower end", -1, 3, [0, 3]],
    ["between edges", 1, 3, [2, 3]],
    ["within bins", 1.5, 2.5, [2, 3]],
    ["of no length", 2, 2, [1, 5]],
    ["reversed", 4, 1, [1, 5]],
    ["all below the axis", -3, -2, [1, 5]],
    ["beyond the upper end alone", 5, 7, [6, 6]],
    ["beyond the lower end alone", -3, 0, [1, 5]],
  ])("%s", (_, lo, hi, want) => {
    expect(rangeOf(axis, lo, hi)).toEqual(want);
    expect(rangeOf(variableAxis([0, 1, 2, 3, 4, 5]), lo, hi)).toEqual(want);
  });

  it("holds just the bins that reach into it", () => {
    const ends = fc.double({ min: 0.1, max: 9.9, noNaN: true });
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: 1, max: 60 }), (a, b, n) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        const axis = fixedAxis(n, 0, 10);
        const [first, last] = rangeOf(axis, lo, hi);
        const half = 5 / n + 1e-9;
        for (let bin = 1; bin <= n; bin++) {
          const distance = Math.max(lo - binCenter(axis, bin), binCenter(axis, bin) - hi);
          if (distance > half) expect(bin < first || bin > last).toBe(true);
          if (distance < half - 2e-9) expect(bin >= first && bin <= last).toBe(true);
        }
      }),
    );
  });
});
