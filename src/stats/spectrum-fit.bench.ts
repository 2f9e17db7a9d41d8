import { bench, describe, expect } from "vitest";
import { fitSpectrum } from "./spectrum-fit.ts";
import { binAt, single, type Part } from "./spectrum.ts";

describe("fit of a spectrum of two Gaussians, 60 bins of two nodes", () => {
  const parts: readonly Part[] = [0, 3].map((i) => ({ kind: "gaussian", at: [i, i + 1, i + 2], shares: single }));
  const bins = Array.from({ length: 60 }, (_, i) => {
    const bin = { nodes: [30.4 + 2 * i, 31.6 + 2 * i], weights: [1, 1], content: 0, variance: 0 };
    const content = Math.round(binAt(parts, [900, 50, 3.3, 60, 78, 5], bin));
    return { ...bin, content, variance: content };
  });
  const [starts, limits] = [[[700, 48, 4, 30, 80, 6]], Array<undefined>(6).fill(undefined)];
  for (const statistic of ["chi2", "likelihood"] as const) {
    const options = { parts, starts, limits, statistic };
    expect(fitSpectrum(bins, options).parameters[4]).toBeCloseTo(78, 0);
    bench(statistic, () => void fitSpectrum(bins, options), { time: 500 });
  }
});
