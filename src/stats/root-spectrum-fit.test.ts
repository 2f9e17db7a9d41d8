import { describe, expect, it } from "vitest";
import { rootSpectrumFit } from "./root-spectrum-fit.ts";
import { single, type Part } from "./spectrum.ts";
import root from "./testdata/two-gaussians.root-6.40.json" with { type: "json" }; // written by testdata/two-gaussians.py

const parts: readonly Part[] = [
  { kind: "gaussian", at: [0, 1, 2], shares: single },
  { kind: "gaussian", at: [3, 4, 5], shares: single },
];
const [n, lo, hi] = root.bins as [number, number, number];
const binsOf = (contents: readonly number[]) =>
  contents.map((content, i) => ({
    nodes: [lo + ((i + 0.5) * (hi - lo)) / n],
    weights: [1],
    content,
    variance: content,
  }));

describe.each(root.cases)("rootSpectrumFit, $name", ({ contents, start, limits, ...want }) => {
  const [mean, width] = limits as [[number, number], [number, number]];
  const free = [undefined, undefined, undefined, undefined];
  const fit = rootSpectrumFit(binsOf(contents), { parts, start, limits: [...free, mean, width] })!;
  it("ends where Minuit's descent does, from a peak a seventh of a bin wide", () => {
    want.parameters.forEach((value, i) => expect(Math.abs(fit.parameters[i]! / value - 1)).toBeLessThan(1e-4));
    expect(fit.chi2).toBeCloseTo(want.chi2, 4);
    expect(fit.valid).toBe(want.status === 0);
  });
  it("has the errors that it quotes, but at limits", () => {
    want.errors.forEach((error, i) => {
      const limit = [undefined, undefined, undefined, undefined, mean, width][i];
      const isAtLimit = limit?.some((end) => Math.abs(want.parameters[i]! - end) < 0.01);
      if (!isAtLimit) expect(Math.abs(fit.errors[i]! / error - 1)).toBeLessThan(0.005);
    });
  });
});

describe("rootSpectrumFit", () => {
  it("counts the bins with entries as its points", () => {
    const { contents, start } = root.cases[2]!;
    const points = contents.filter((content) => content > 0).length;
    const limits = start.map(() => undefined);
    expect(rootSpectrumFit(binsOf(contents), { parts, start, limits })).toMatchObject({ points, ndf: points - 6 });
  });
});
