import { describe, expect, it } from "vitest";
import { hist1D } from "../hist/build.ts";
import { fitPeak } from "./gaussian-core.ts";
import { mipPeak } from "./testing/data.ts";
import { draws } from "./testing/random.ts";

describe("fitPeak", () => {
  it.each([25, 37, 50, 80])("finds a peak at %d, wherever it is on the axis", (mean) => {
    const { mean: found, valid } = fitPeak(mipPeak(mean), 2)!;
    expect(valid).toBe(true);
    expect(Math.abs(found.value - mean)).toBeLessThan(found.error);
  });

  it("is off by more than four errors in no peak of a hundred entries of 300", () => {
    const axis = mipPeak().x;
    const random = draws(11);
    const pulls = Array.from({ length: 300 }, () => {
      const values = Array<number>(axis.n).fill(0);
      for (let i = 0; i < 100; i++) {
        const bin = Math.floor(((random.normal(50, 4) - axis.lo) / (axis.hi - axis.lo)) * axis.n);
        if (bin >= 0 && bin < axis.n) values[bin]! += 1;
      }
      const fit = fitPeak(hist1D({ x: axis, values }), 2);
      return fit?.valid === true ? (fit.mean.value - 50) / fit.mean.error : 0;
    });
    expect(pulls.filter((pull) => pull !== 0).length).toBeGreaterThan(290);
    expect(Math.max(...pulls.map(Math.abs))).toBeLessThan(4);
  });

  it("is none of an empty histogram", () => {
    const { x } = mipPeak();
    expect(fitPeak(hist1D({ x, values: Array<number>(x.n).fill(0) }), 2)).toBeUndefined();
  });
});
