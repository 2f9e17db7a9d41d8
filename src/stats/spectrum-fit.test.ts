import { describe, expect, it } from "vitest";
import { fitSpectrum } from "./spectrum-fit.ts";
import { binAt, single, type Part, type SpectrumBin } from "./spectrum.ts";
import { draws } from "./testing/random.ts";

const two: readonly Part[] = [
  { kind: "gaussian", at: [0, 1, 2], shares: single },
  { kind: "gaussian", at: [3, 4, 5], shares: single },
];
const truth = [900, 50, 3.3, 60, 78, 5];
const start = [700, 48, 4, 30, 80, 6];
const free = start.map(() => undefined);

/** 60 bins of 2 from 30 to 150, contents as `count` makes them of what is expected. */
const binsOf = (count: (expected: number) => number): readonly SpectrumBin[] =>
  Array.from({ length: 60 }, (_, i) => {
    const bin = { nodes: [30 + 2 * i + 1], weights: [1], content: 0, variance: 0 };
    const content = count(binAt(two, truth, bin));
    return { ...bin, content, variance: content };
  });

describe("fitSpectrum", () => {
  it.each(["chi2", "likelihood"] as const)("finds what made the contents: %s", (statistic) => {
    const fit = fitSpectrum(
      binsOf((expected) => expected),
      { parts: two, starts: [start], limits: free, statistic },
    );
    expect(fit).toMatchObject({ valid: true });
    fit.parameters.forEach((value, i) => expect(Math.abs(value - truth[i]!)).toBeLessThan(1e-3 * fit.errors[i]!));
    expect(fit.chi2).toBeLessThan(1e-6);
  });

  it("leaves out bins of variance 0 in χ², and counts them in a likelihood", () => {
    const bins = binsOf(Math.round);
    const filled = bins.filter(({ content }) => content > 0).length;
    const options = { parts: two, starts: [start], limits: free } as const;
    expect(filled).toBeLessThan(60);
    expect(fitSpectrum(bins, { ...options, statistic: "chi2" })).toMatchObject({ points: filled, ndf: filled - 6 });
    expect(fitSpectrum(bins, { ...options, statistic: "likelihood" })).toMatchObject({ points: 60, ndf: 54 });
  });

  it("is unbiased for Poisson counts, with errors that are right", () => {
    const random = draws(3);
    const pulls = Array.from({ length: 300 }, () => {
      const bins = binsOf((expected) => random.poisson(expected));
      const fit = fitSpectrum(bins, { parts: two, starts: [truth], limits: free, statistic: "likelihood" });
      return fit.parameters.map((value, i) => (value - truth[i]!) / fit.errors[i]!);
    });
    for (let i = 0; i < 6; i++) {
      const mean = pulls.reduce((sum, pull) => sum + pull[i]!, 0) / pulls.length;
      const square = pulls.reduce((sum, pull) => sum + (pull[i]! - mean) ** 2, 0) / pulls.length;
      // 300 pulls: their mean is known to 0.06, their width to 4 %.
      expect(Math.abs(mean)).toBeLessThan(0.2);
      expect(Math.abs(Math.sqrt(square) - 1)).toBeLessThan(0.13);
    }
  });

  it("has a covariance whose diagonal are the squared errors of parameters without limits", () => {
    const fit = fitSpectrum(binsOf(Math.round), { parts: two, starts: [start], limits: free, statistic: "chi2" });
    fit.errors.forEach((error, i) => expect(fit.covariance[i * 7]! / error ** 2).toBeCloseTo(1, 9));
  });

  it("ends at a limit where that is lowest, and says an error all the same", () => {
    const limits = [undefined, undefined, undefined, undefined, [70, 90], [1, 4]] as const;
    const inside = [700, 48, 4, 30, 80, 3];
    const options = { parts: two, limits, statistic: "likelihood" } as const;
    const fit = fitSpectrum(binsOf(Math.round), { ...options, starts: [inside] });
    expect(fit.valid).toBe(true);
    expect(fit.parameters[5]).toBeCloseTo(4, 6);
    expect(fit.errors[5]).toBeGreaterThan(0);
    expect(fit.errors[5]).toBeLessThan(0.5);
    expect(fit.errors[4]).toBeGreaterThan(0.1);
  });

  it("takes the lowest minimum of several starts", () => {
    const bins = binsOf((expected) => Math.round(expected) + 1);
    const options = { parts: two, limits: free, statistic: "chi2" } as const;
    // From far above everything the second peak does not find its way back.
    const lost = [700, 48, 4, 3, 149, 1];
    const [good, poor] = [start, lost].map((each) => fitSpectrum(bins, { ...options, starts: [each] }));
    expect(poor!.chi2).toBeGreaterThan(2 * good!.chi2);
    expect(fitSpectrum(bins, { ...options, starts: [lost, start] })).toEqual(good);
  });

  it("does not take nothing for a fit", () => {
    const empty = binsOf(() => 0);
    expect(fitSpectrum(empty, { parts: two, starts: [start], limits: free, statistic: "chi2" }).valid).toBe(false);
    const wrong = fitSpectrum(
      binsOf(() => NaN),
      { parts: two, starts: [start], limits: free, statistic: "likelihood" },
    );
    expect(wrong.valid).toBe(false);
  });
});
