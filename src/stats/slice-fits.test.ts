import { describe, expect, it } from "vitest";
import { findBin } from "../hist/axis.ts";
import { fixedAxis, hist2D } from "../hist/build.ts";
import type { Axis, Hist2D } from "../hist/hist.ts";
import { sliceY } from "../hist/project.ts";
import { fill2D } from "../hist/testing/fill.ts";
import { fitGaussian } from "./gaussian-fit.ts";
import { robustSliceFits, rootSliceFits, type SliceFits } from "./slice-fits.ts";
import root from "./testdata/root-semantics.json" with { type: "json" };
import { draws } from "./testing/random.ts";

const mip = fixedAxis(100, 50 / 3, 150);
const dca = fixedAxis(200, -5, 5);

describe("rootSliceFits", () => {
  const { slices } = root;
  const map = fill2D(fixedAxis(8, 0, 8), mip, slices["fills [x, y, times]"]);
  const fits = rootSliceFits(map, { range: [40, 60], crop: false });

  it("fits the slices that FitSlicesY fits, and skips those it skips", () => {
    // Too few points, or entries beyond the range alone, for which ROOT repeats the slice before.
    expect(fits.states).toEqual(["fitted", "empty", "few", "few", "uncertain", "few", "empty", "fitted"]);
    expect([...fits.points].map((points, i) => (fits.states[i] === "empty" ? 0 : points))).toEqual(
      slices.separately.points,
    );
  });

  it("has no numbers where there is no fit", () => {
    for (const i of [1, 2, 3, 5, 6]) {
      expect([fits.mean.value[i], fits.mean.error[i], fits.sigma.value[i], fits.chi2[i]]).toEqual([NaN, NaN, NaN, NaN]);
    }
  });

  it("fits a column as a histogram of its own", () => {
    const alone = fitGaussian(sliceY(map, 1), 40, 60)!;
    expect(fits.mean.value[0]).toBe(alone.mean.value);
    expect(fits.sigma.error[0]).toBe(alone.sigma.error);
  });

  it("counts entries in all of y, or in the range alone", () => {
    const cropped = rootSliceFits(map, { range: [40, 60], crop: true });
    expect(cropped.entries[0]).toBe(347);
    expect(fits.entries[0]).toBe(354);
    expect(cropped.states[2]).toBe("empty");
  });
});

interface Columns {
  readonly y: Axis;
  readonly mean: number;
  readonly sigma: number;
  /** Share of a tail six times as wide. */
  readonly tail: number;
  readonly entries: number;
  readonly columns?: number;
}

function mapOf({ y, mean, sigma, tail, entries, columns = 2000 }: Columns, seed: number): Hist2D {
  const random = draws(seed);
  const cells = new Float64Array((columns + 2) * (y.n + 2));
  for (let x = 1; x <= columns; x++) {
    for (let left = random.poisson(entries); left > 0; left--) {
      const value = random.normal(mean, random.uniform() < tail ? 6 * sigma : sigma);
      cells[x + (columns + 2) * findBin(y, value)]! += 1;
    }
  }
  return hist2D({ x: fixedAxis(columns, 0, columns), y, cells });
}

interface Law {
  readonly bias: number;
  readonly pull: number;
}

/** Mean deviation in true σ, and width of the pulls, over columns that were fitted. */
function lawsOf(fits: SliceFits, name: "mean" | "sigma", truth: number, sigma: number): Law {
  const fitted = fits.states.flatMap((state, i) => (state === "fitted" ? [i] : []));
  const average = (of: (i: number) => number): number => fitted.reduce((sum, i) => sum + of(i), 0) / fitted.length;
  const { value, error } = fits[name];
  const pull = (i: number): number => (value[i]! - truth) / error[i]!;
  const centre = average(pull);
  return {
    bias: average((i) => (value[i]! - truth) / sigma),
    pull: Math.sqrt(average((i) => (pull(i) - centre) ** 2)),
  };
}

describe("robustSliceFits", () => {
  it.each([
    { name: "a MIP peak", y: mip, mean: 50.2, sigma: 3.3, tail: 0, entries: 1000, width: 2, range: [40, 60] },
    {
      name: "a MIP peak as wide as its range",
      y: mip,
      mean: 49,
      sigma: 6,
      tail: 0,
      entries: 800,
      width: 2,
      range: [40, 60],
    },
    { name: "a narrow DCA", y: dca, mean: 0.03, sigma: 0.15, tail: 0, entries: 800, width: 1.5, range: [-5, 5] },
  ] as const)("is unbiased within 2 % of σ, with errors right within 5 %: $name", ({ width, range, ...of }) => {
    const fits = robustSliceFits(mapOf(of, 11), { range, width });
    expect(fits.states.filter((state) => state === "fitted").length).toBe(2000);
    for (const name of ["mean", "sigma"] as const) {
      const { bias, pull } = lawsOf(fits, name, of[name], of.sigma);
      expect(Math.abs(bias)).toBeLessThan(0.02);
      expect(Math.abs(pull - 1)).toBeLessThan(0.05);
    }
  });

  it("is unbiased from its 30th entry on, errors within a quarter", () => {
    const of = { y: dca, mean: 0.03, sigma: 0.2, tail: 0, entries: 45 };
    const fits = robustSliceFits(mapOf(of, 12), { range: [-5, 5], width: 1.5 });
    for (const name of ["mean", "sigma"] as const) {
      const { bias, pull } = lawsOf(fits, name, of[name], of.sigma);
      expect(Math.abs(bias)).toBeLessThan(0.02);
      expect(Math.abs(pull - 1)).toBeLessThan(0.25);
    }
  });

  it("is not pulled by tails: σ comes out 3 % wider where a tenth of the tracks has six times the width", () => {
    const of = { y: dca, mean: 0.03, sigma: 0.2, tail: 0.1, entries: 1000, columns: 300 };
    const map = mapOf(of, 13);
    const robust = robustSliceFits(map, { range: [-5, 5], width: 1.5 });
    expect(Math.abs(lawsOf(robust, "mean", of.mean, of.sigma).bias)).toBeLessThan(0.02);
    expect(Math.abs(lawsOf(robust, "sigma", of.sigma, of.sigma).bias)).toBeLessThan(0.03);
  });

  it("leaves gaps below 30 entries, and at columns without any", () => {
    const y = fixedAxis(20, 0, 20);
    const peak = [0, 0, 1, 2, 4, 7, 9, 7, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const few = [0, 0, 0, 1, 3, 6, 9, 6, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const rows = peak.map((value, j) => [value, few[j]!, 0]);
    const fits = robustSliceFits(hist2D({ x: [0, 1, 2, 3], y, rows }), { range: [0, 20], width: 2 });
    expect(fits.states).toEqual(["fitted", "few", "empty"]);
    expect(fits.mean.value[0]).toBeCloseTo(6.5, 3);
    expect([fits.mean.value[1], fits.mean.error[1], fits.mean.value[2]]).toEqual([NaN, NaN, NaN]);
  });

  it("flags what is no peak", () => {
    const y = fixedAxis(40, 0, 40);
    const shapes = {
      flat: () => 50,
      rising: (j: number) => Math.round(Math.exp(j / 6)),
      valley: (j: number) => 20 + (j - 20) ** 2,
      "a single bin": (j: number) => (j === 20 ? 1000 : 0),
    };
    const rows = Array.from({ length: 40 }, (_, j) => Object.values(shapes).map((shape) => shape(j)));
    const fits = robustSliceFits(hist2D({ x: [0, 1, 2, 3, 4], y, rows }), { range: [0, 40], width: 2 });
    expect(fits.states).not.toContain("fitted");
  });
});
