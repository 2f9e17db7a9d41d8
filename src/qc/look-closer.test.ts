import { describe, expect, it } from "vitest";
import { hist1D, hist2D } from "../hist/build.ts";
import { ratioOf, scaled, scaleTo } from "./ratio.ts";
import { sliceOf } from "./slice.ts";
import { statisticsOf, visibleStatistics } from "./visible.ts";

const bell = (height: number, mean: number, sigma: number): number[] =>
  Array.from({ length: 40 }, (_, i) => Math.round(height * Math.exp(-0.5 * ((i - 19.5 - mean) / sigma) ** 2)));
const map = hist2D({
  x: { n: 3, lo: 0, hi: 3 },
  y: { n: 40, lo: -20, hi: 20 },
  rows: Array.from({ length: 40 }, (_, j) => [bell(100, 2, 4)[j]!, 0, bell(400, -3, 2)[j]!]),
});

describe("sliceOf", () => {
  it("describes a column by mean, median and fit", () => {
    const slice = sliceOf(map, "column", 1, [-20, 20]);
    expect(slice.at).toEqual([0, 1]);
    expect(slice.sum).toBe(bell(100, 2, 4).reduce((a, b) => a + b));
    expect(slice.mean?.value).toBeCloseTo(2, 2);
    expect(slice.median).toBeCloseTo(2, 1);
    expect(slice.fit?.mean.value).toBeCloseTo(2, 1);
    expect(slice.fit?.sigma.value).toBeCloseTo(4, 1);
  });

  it("keeps to the range it is given", () => {
    const slice = sliceOf(map, "column", 3, [-3, 20]);
    expect(slice.mean!.value).toBeGreaterThan(-3);
    expect(slice.median!).toBeGreaterThan(-3);
  });

  it("describes a row in the unit of x", () => {
    const slice = sliceOf(map, "row", 17, [0, 3]);
    expect(slice.at).toEqual([-4, -3]);
    expect([...slice.hist.values]).toEqual([0, bell(100, 2, 4)[16], 0, bell(400, -3, 2)[16], 0]);
  });

  it("has no numbers where nothing was filled", () => {
    expect(sliceOf(map, "column", 2, [-20, 20])).toMatchObject({
      sum: 0,
      mean: undefined,
      median: undefined,
      fit: undefined,
    });
  });
});

describe("visibleStatistics", () => {
  const hist = hist1D({ x: { n: 4, lo: 0, hi: 4 }, values: [1, 2, 3, 4], flow: [5, 6] });

  it("is not told apart from the whole where all is visible", () => {
    expect(visibleStatistics(hist, { x: [0, 4], y: undefined })).toBeUndefined();
    expect(visibleStatistics(hist, { x: [-10, 10], y: undefined })).toBeUndefined();
    expect(statisticsOf(hist).integral).toBe(10);
  });

  it("is of the bins in sight", () => {
    const seen = visibleStatistics(hist, { x: [2, 4], y: undefined })!;
    expect(seen.integral).toBe(7);
    expect(seen.x.mean?.value).toBeCloseTo((3 * 2.5 + 4 * 3.5) / 7, 12);
  });

  it("takes both axes of a map", () => {
    const seen = visibleStatistics(map, { x: [0, 1], y: [0, 20] })!;
    expect(seen.integral).toBe(
      bell(100, 2, 4)
        .slice(20)
        .reduce((a, b) => a + b),
    );
    expect(seen.x.mean?.value).toBe(0.5);
  });
});

describe("ratioOf", () => {
  const a = hist1D({ x: { n: 3, lo: 0, hi: 3 }, values: [100, 50, 4] });
  const b = hist1D({ x: { n: 3, lo: 0, hi: 3 }, values: [50, 100, 100] });

  it("divides with independent errors and leaves out bins with few entries", () => {
    const { values, errors } = ratioOf(a, b, 2)!;
    expect([...values]).toEqual([1, 0.25, NaN]);
    expect(errors[0]).toBeCloseTo(Math.sqrt(1 / 100 + 1 / 50), 12);
  });

  it("is not made of other bins", () => {
    expect(ratioOf(a, hist1D({ x: { n: 3, lo: 0, hi: 4 }, values: [1, 2, 3] }), 1)).toBeUndefined();
  });

  it("scales to the integral", () => {
    const factor = scaleTo(a, b)!;
    expect(factor).toBeCloseTo(154 / 250, 12);
    const same = scaled(b, factor);
    expect(same.values[1]).toBeCloseTo(50 * factor, 12);
    expect(same.variances![1]).toBeCloseTo(50 * factor ** 2, 12);
    expect(scaleTo(a, hist1D({ x: { n: 3, lo: 0, hi: 3 }, values: [0, 0, 0] }))).toBeUndefined();
  });
});
