import { randomNumbers } from "../../../tools/fuzz/random.ts";

/** Draws that are the same in every run with the same seed. */
export interface Draws {
  /** 0 ≤ u < 1. */
  uniform(): number;
  normal(mean: number, sigma: number): number;
  exponential(mean: number): number;
  /** Number of events where `mean` are expected: Knuth's products below 30, else a rounded normal. */
  poisson(mean: number): number;
}

export function draws(seed: number): Draws {
  const next = randomNumbers(seed);
  const uniform = (): number => next(2 ** 32) / 2 ** 32;
  const normal = (mean: number, sigma: number): number =>
    mean + sigma * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    poisson(mean) {
      if (mean >= 30) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
      let [product, count] = [uniform(), 0];
      for (const limit = Math.exp(-mean); product > limit; count++) product *= uniform();
      return count;
    },
  };
}
