import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D } from "./build.ts";
import { projectionX } from "./project.ts";
import { rebin, rebinX } from "./rebin.ts";
import { maps } from "./testing/maps.ts";

describe("rebin", () => {
  const hist = hist1D({ x: fixedAxis(7, 0, 7), values: [1, 2, 3, 4, 5, 6, 7], flow: [10, 20], sums: [28, 28, 1, 2] });

  it("joins bins and puts those left over into overflow, on a shorter axis", () => {
    const got = rebin(hist, 3);
    expect([...got.values]).toEqual([10, 6, 15, 27]);
    expect(got.x).toMatchObject({ n: 2, lo: 0, hi: 6 });
    expect(got.sums.slice(0, 3)).toEqual([21, 21, 6 * 1.5 + 15 * 4.5]);
  });

  it("keeps the stored sums where all bins stay", () => {
    const got = rebin(hist, 7);
    expect([...got.values]).toEqual([10, 28, 20]);
    expect(got.sums).toBe(hist.sums);
  });

  it("keeps edges of unequal bins", () => {
    const got = rebin(hist1D({ x: [0, 1, 3, 7, 8], values: [1, 2, 3, 4] }), 2);
    expect([...got.x.edges!]).toEqual([0, 3, 8]);
    expect([...got.values]).toEqual([0, 3, 7, 0]);
  });

  it("joins variances like contents", () => {
    expect([...rebin({ ...hist, variances: Float64Array.from(hist.values) }, 2).variances!]).toEqual([
      10, 3, 7, 11, 27,
    ]);
  });

  it("refuses to join no bins, or more than there are", () => {
    for (const group of [0, 8, 1.5, NaN]) expect(() => rebin(hist, group)).toThrow(RangeError);
  });
});

describe("rebinX", () => {
  it("joins the columns of every row alike, flow rows too", () => {
    fc.assert(
      fc.property(maps, fc.integer({ min: 1, max: 4 }), (map, group) => {
        fc.pre(group <= map.x.n);
        expect([...projectionX(rebinX(map, group)).values]).toEqual([...rebin(projectionX(map), group).values]);
      }),
    );
  });
});
