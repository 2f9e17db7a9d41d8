import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centersOf } from "../hist/axis.ts";
import { fixedAxis, hist1D } from "../hist/build.ts";
import { sliceY } from "../hist/project.ts";
import { fill2D } from "../hist/testing/fill.ts";
import { fitGaussian } from "./gaussian-fit.ts";
import hesse from "./testdata/hesse.root-6.40.json" with { type: "json" }; // written by testdata/hesse.C
import root from "./testdata/root-semantics.json" with { type: "json" };

const mip = fixedAxis(100, 50 / 3, 150);
const gaussian = (a: number, mean: number, sigma: number): Float64Array =>
  centersOf(mip).map((x) => a * Math.exp(-0.5 * ((x - mean) / sigma) ** 2));

describe.each(hesse.cases)("fitGaussian, $name peak", ({ contents, strategy2: want }) => {
  const values = new Float64Array(100);
  values.set(contents, 17);
  const fit = fitGaussian(hist1D({ x: mip, values }), 40, 60)!;
  it("takes the 16 bins with centres 40…60", () => {
    expect(fit).toMatchObject({ points: 16, ndf: want.ndf, range: [40, 60], valid: true });
  });
  it("has the parameters of ROOT to 1e-3 of their errors, and the errors of Minuit's HESSE to 1e-3", () => {
    [fit.constant, fit.mean, fit.sigma].forEach(({ value, error }, i) => {
      expect(Math.abs(value - want.parameters[i]!) / want.errors[i]!).toBeLessThan(1e-3);
      expect(Math.abs(error / want.errors[i]! - 1)).toBeLessThan(1e-3);
    });
    expect(fit.chi2).toBeCloseTo(want.chi2, 6);
  });
});

describe("fitGaussian, columns of a map", () => {
  const { slices } = root;
  const map = fill2D(fixedAxis(8, 0, 8), mip, slices["fills [x, y, times]"]);
  const { separately: want } = slices;
  it.each([1, 8])("bin %i is the tight fit of ROOT", (bin) => {
    const fit = fitGaussian(sliceY(map, bin), 40, 60)!;
    const i = bin - 1;
    expect(fit.points).toBe(want.points[i]);
    expect(Math.abs(fit.mean.value - want.minimum.mean[i]!)).toBeLessThan(1e-3 * want.meanError[i]!);
    expect(Math.abs(fit.sigma.value - want.minimum.sigma[i]!)).toBeLessThan(1e-3 * want.sigmaError[i]!);
    expect(fit.chi2).toBeLessThan(want.minimum.chi2[i]! * (1 + 1e-6));
    expect(fit.mean.error).toBeCloseTo(want.meanError[i]!, 3);
    expect(fit.sigma.error).toBeCloseTo(want.sigmaError[i]!, 3);
  });

  it("bin 5, of 4 points, has the error of σ that Minuit quotes for a limited parameter", () => {
    const fit = fitGaussian(sliceY(map, 5), 40, 60)!;
    expect(fit.mean.value).toBeCloseTo(want.minimum.mean[4]!, 2);
    expect(Math.abs(fit.sigma.error / want.sigmaError[4]! - 1)).toBeLessThan(0.05);
  });

  it.each([2, 3, 4, 6, 7])("bin %i has too few points", (bin) => {
    expect(fitGaussian(sliceY(map, bin), 40, 60)).toBeUndefined();
  });
});

describe("fitGaussian", () => {
  const shapes = fc.record({
    a: fc.double({ min: 50, max: 5000, noNaN: true }),
    mean: fc.double({ min: 45, max: 55, noNaN: true }),
    sigma: fc.double({ min: 2.5, max: 8, noNaN: true }),
  });

  it("finds the Gaussian that made the contents", () => {
    fc.assert(
      fc.property(shapes, ({ a, mean, sigma }) => {
        const fit = fitGaussian(hist1D({ x: mip, values: gaussian(a, mean, sigma) }), 40, 60)!;
        expect(fit.valid).toBe(true);
        expect(fit.chi2).toBeLessThan(1e-6);
        expect(Math.abs(fit.mean.value - mean)).toBeLessThan(1e-3 * fit.mean.error);
        expect(Math.abs(fit.sigma.value - sigma)).toBeLessThan(1e-3 * fit.sigma.error);
        expect(Math.abs(fit.constant.value - a)).toBeLessThan(1e-3 * fit.constant.error);
      }),
    );
  });

  it("scales with contents and variances and moves with the axis", () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 2, max: 50 }), ({ a, mean, sigma }, scale) => {
        // Rounded contents, so that χ² is not 0.
        const values = gaussian(a, mean, sigma).map(Math.round);
        const fit = fitGaussian(hist1D({ x: mip, values }), 40, 60)!;
        const scaled = values.map((value) => value * scale);
        const variances = values.map((value) => value * scale * scale);
        const other = fitGaussian(hist1D({ x: mip, values: scaled, variances }), 40, 60)!;
        expect(other.chi2).toBeCloseTo(fit.chi2, 6);
        expect(other.mean.value).toBeCloseTo(fit.mean.value, 6);
        expect(other.mean.error).toBeCloseTo(fit.mean.error, 6);
        expect(other.constant.value / scale).toBeCloseTo(fit.constant.value, 4);
        const moved = fitGaussian(hist1D({ x: fixedAxis(100, 50 / 3 + 7, 157), values }), 46.999, 67.001)!;
        expect(moved.points).toBe(fit.points);
        expect(moved.mean.value).toBeCloseTo(fit.mean.value + 7, 6);
        expect(moved.sigma.error).toBeCloseTo(fit.sigma.error, 6);
      }),
    );
  });

  it("flags what is no peak", () => {
    const rising = hist1D({ x: mip, values: centersOf(mip).map((x) => Math.round(Math.exp(x / 12))) });
    const valley = hist1D({ x: mip, values: centersOf(mip).map((x) => 100 + (x - 50) ** 2) });
    for (const hist of [rising, valley]) expect(fitGaussian(hist, 40, 60)?.valid ?? false).toBe(false);
  });

  it("has nothing to fit in 3 bins, in none, or where contents are negative in sum", () => {
    const three = new Float64Array(100);
    three.set([5, 9, 5], 23);
    expect(fitGaussian(hist1D({ x: mip, values: three }), 40, 60)).toBeUndefined();
    expect(fitGaussian(hist1D({ x: mip, values: gaussian(100, 50, 5) }), 200, 300)).toBeUndefined();
    expect(fitGaussian(hist1D({ x: mip, values: gaussian(-100, 50, 5) }), 40, 60)).toBeUndefined();
  });
});
