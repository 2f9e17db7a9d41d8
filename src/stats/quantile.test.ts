import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, variableAxis } from "../hist/build.ts";
import { quantile, quantileOfBins } from "./quantile.ts";
import root from "./testdata/root-semantics.json" with { type: "json" };

const { probabilities, cases } = root.quantiles;

describe("quantile", () => {
  it.each(cases.filter(({ contents }) => contents.some((content) => content > 0)))(
    "of $contents is that of ROOT, exact hits too",
    ({ contents, values }) => {
      probabilities.forEach((p, i) => {
        expect(quantileOfBins(contents, fixedAxis(contents.length, 0, contents.length), p)).toBeCloseTo(values[i]!, 14);
      });
    },
  );

  it("is the edge itself where that divides the contents, by our rule", () => {
    const four = fixedAxis(4, 0, 4);
    const at = (contents: number[]): unknown => quantileOfBins(contents, four, 0.5, "edge");
    expect([at([1, 1, 1, 1]), at([2, 0, 0, 2]), at([0, 3, 0, 3])]).toEqual([2, 2, 2.5]);
  });

  it("does not exist without contents, with negative ones, or beyond 0…1", () => {
    const axis = fixedAxis(2, 0, 2);
    for (const contents of [
      [0, 0],
      [1, -1],
      [NaN, 1],
      [Infinity, 1],
    ])
      expect(quantileOfBins(contents, axis, 0.5)).toBeUndefined();
    for (const p of [-0.1, 1.1, NaN]) expect(quantileOfBins([1, 1], axis, p)).toBeUndefined();
  });

  it("takes no flow bins", () => {
    expect(quantile(hist1D({ x: [0, 1, 2], values: [0, 4], flow: [100, 7] }), 0.5)).toBe(1.5);
  });

  it("rises with p, lies within the filled bins, and divides the contents at p", () => {
    const contents = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 })), {
      minLength: 6,
      maxLength: 6,
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const axis = variableAxis([0, 1, 1.5, 4, 5, 9, 9.25]);
    fc.assert(
      fc.property(contents, share, share, (contents, a, b) => {
        fc.pre(contents.some((content) => content > 0));
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((p) => quantileOfBins(contents, axis, p, "edge")!) as [
          number,
          number,
        ];
        expect(low).toBeLessThanOrEqual(high + 1e-12);
        expect(low).toBeGreaterThanOrEqual(axis.edges![contents.findIndex((content) => content > 0)]!);
        expect(high).toBeLessThanOrEqual(axis.edges![contents.findLastIndex((content) => content > 0) + 1]! + 1e-12);
        const below = contents.reduce((sum, content, i) => {
          const [lo, hi] = [axis.edges![i]!, axis.edges![i + 1]!];
          return sum + content * Math.min(Math.max((high - lo) / (hi - lo), 0), 1);
        }, 0);
        expect(below / contents.reduce((sum, content) => sum + content)).toBeCloseTo(Math.max(a, b), 10);
      }),
    );
  });
});
