import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D } from "../hist/build.ts";
import type { Hist1D } from "../hist/hist.ts";
import { fitGaussian } from "./gaussian-fit.ts";
import { rootGaussianFit } from "./root-gaussian-fit.ts";
import hesse from "./testdata/hesse.root-6.40.json" with { type: "json" }; // written by testdata/hesse.C
import { mipPeak } from "./testing/data.ts";

const quoted = (hist: Hist1D) => rootGaussianFit(hist, fitGaussian(hist, 40, 60)!);

describe.each(hesse.cases)("rootGaussianFit, $name peak", ({ contents, strategy1: want }) => {
  const values = new Float64Array(100);
  values.set(contents, 17);
  const fit = quoted(hist1D({ x: fixedAxis(100, 50 / 3, 150), values }));
  it("ends where Minuit's descent does, to 1e-6 of an error", () => {
    [fit.constant, fit.mean, fit.sigma].forEach(({ value }, i) => {
      expect(Math.abs(value - want.parameters[i]!) / want.errors[i]!).toBeLessThan(1e-6);
    });
    expect(fit.chi2).toBeCloseTo(want.chi2, 8);
  });
  it("has the errors of Minuit's strategy 1, of which those that grew on the way are 8.9 % off the second derivatives", () => {
    [fit.constant, fit.mean, fit.sigma].forEach(({ error }, i) => {
      expect(Math.abs(error / want.errors[i]! - 1)).toBeLessThan(1e-4);
    });
  });
});

describe("rootGaussianFit", () => {
  it("says of points, range and validity what the fit says", () => {
    const hist = mipPeak();
    const fit = fitGaussian(hist, 40, 60)!;
    const { ndf, points, range, valid } = fit;
    expect(rootGaussianFit(hist, fit)).toMatchObject({ ndf, points, range, valid });
  });

  it("leaves the fit where the descent finds no way down", () => {
    // Along σ alone χ² bends down at the start.
    const values = new Float64Array(100);
    values.set([2, 2, 1, 1, 0, 0, 1, 0, 1, 1, 4, 7, 19, 9, 2, 4], 17);
    const hist = hist1D({ x: fixedAxis(100, 50 / 3, 150), values });
    const fit = fitGaussian(hist, 40, 60)!;
    expect(fit.valid).toBe(true);
    expect(rootGaussianFit(hist, fit)).toBe(fit);
  });
});
