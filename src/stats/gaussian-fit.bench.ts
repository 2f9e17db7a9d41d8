import { bench, describe, expect } from "vitest";
import { fitGaussian } from "./gaussian-fit.ts";
import { mipPeak } from "./testing/data.ts";

describe("Gaussian fit of a MIP peak", () => {
  for (const sigma of [4, 8]) {
    const peak = mipPeak(49, sigma);
    expect(fitGaussian(peak, 40, 60)?.mean.value).toBeCloseTo(49, 1);
    bench(`σ = ${sigma}`, () => void fitGaussian(peak, 40, 60), { time: 500 });
  }
});
