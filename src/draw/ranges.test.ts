import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorRange, countRange, extentOf, logRange, ratioRange, roundestIn, usableRange } from "./ranges.ts";

const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });

describe("countRange", () => {
  it("starts at 0 and ends 12 to 18 % above the highest", () => {
    fc.assert(
      fc.property(positive, (max) => {
        const { lo, hi } = countRange({ min: 0, max, smallestPositive: max });
        expect(lo).toBe(0);
        expect(hi / max).toBeGreaterThan(1.12 - 1e-9);
        expect(hi / max).toBeLessThan(1.18 + 1e-9);
      }),
    );
  });
  it("ends at a round number where there is one", () => {
    expect(countRange({ min: 0, max: 614, smallestPositive: 1 }).hi).toBe(700);
    expect(countRange({ min: 0, max: 27, smallestPositive: 1 }).hi).toBe(31);
  });
  it("keeps negative contents in sight", () => {
    expect(countRange({ min: -4, max: 10, smallestPositive: 1 }).lo).toBeLessThan(-4);
  });
  it("has a range for nothing at all", () => {
    expect(countRange(extentOf([]))).toEqual({ lo: 0, hi: 1 });
    expect(countRange(extentOf([0, 0, NaN]))).toEqual({ lo: 0, hi: 1 });
  });
});

describe("logRange", () => {
  it("starts at half the smallest positive bin, whatever is at or below 0", () => {
    expect(logRange(extentOf([0, -3, 2, 1000])).lo).toBe(1);
  });
  it("leaves room above, up to the decade where it is near", () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { lo, hi } = logRange({ min: low, max: high, smallestPositive: low });
        const decades = Math.max(1, Math.log10(high / lo));
        const room = Math.log10(hi / high) / decades;
        expect(room).toBeGreaterThan(0.12 - 1e-6);
        expect(room).toBeLessThan(0.18 + 1e-6);
      }),
    );
  });
  it("has a range without positive values", () => {
    expect(logRange(extentOf([0, -1]))).toEqual({ lo: 0.5, hi: 10 });
  });
});

describe("colorRange", () => {
  it("goes from 0 to the highest, on a logarithm from half the smallest positive", () => {
    const extent = extentOf([0, 3, 1, 60, NaN]);
    expect(colorRange(extent, false)).toEqual({ lo: 0, hi: 60 });
    expect(colorRange(extent, true)).toEqual({ lo: 0.5, hi: 60 });
  });
  it("has a width where all is the same or nothing is there", () => {
    expect(colorRange(extentOf([1, 0]), true)).toEqual({ lo: 0.5, hi: 2 });
    expect(colorRange(extentOf([0]), true)).toEqual({ lo: 1, hi: 10 });
    expect(colorRange(extentOf([0]), false)).toEqual({ lo: 0, hi: 1 });
  });
});

it("makes ratios symmetric about 1", () => {
  const { lo, hi } = ratioRange(extentOf([0.9, 1.12]));
  expect(lo + hi).toBeCloseTo(2);
  expect(hi).toBeGreaterThan(1.12);
  expect(ratioRange(extentOf([0.1, 7]))).toEqual({ lo: 0, hi: 2 });
});

it("finds the roundest number in a range", () => {
  expect(roundestIn(112, 118, 115)).toBe(115);
  expect(roundestIn(0.9, 1.3, 1.1)).toBe(1);
  expect(roundestIn(4256, 4484, 4370)).toBe(4400);
});

describe("usableRange", () => {
  it("is finite, rising and positive on a logarithm, whatever is asked for", () => {
    const anything = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1, NaN, Infinity));
    fc.assert(
      fc.property(anything, anything, fc.boolean(), (a, b, log) => {
        fc.pre(!(Math.abs(a) > 1e300 || Math.abs(b) > 1e300));
        const { lo, hi } = usableRange(a, b, log);
        expect(Number.isFinite(lo) && Number.isFinite(hi)).toBe(true);
        expect(hi).toBeGreaterThan(lo);
        if (log) expect(lo).toBeGreaterThan(0);
      }),
    );
  });
  it("starts a logarithm at the smallest value there is", () => {
    expect(usableRange(0, 10, true, 0.1)).toEqual({ lo: 0.1, hi: 10 });
    expect(usableRange(-5, 10, true)).toEqual({ lo: 0.01, hi: 10 });
  });
});

it("looks at finite values only, within the bins asked for", () => {
  expect(extentOf([9, NaN, -1, 0, 0.5, Infinity, 99], 1, 5)).toEqual({ min: -1, max: 0.5, smallestPositive: 0.5 });
});
