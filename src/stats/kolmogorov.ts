import { sameBins } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";
import { chi2Probability } from "./special.ts";
import { insideOf, weightsOf, type Contents } from "./weights.ts";

export interface KolmogorovTest {
  /** Largest distance of the two cumulative shares, 0…1. Source: ROOT `TH1::KolmogorovTest`, option "M". */
  readonly distance: number;
  /** Probability of a distance as large by chance. Of binned values it is an upper bound. Source: without an option. */
  readonly p: number;
  /** The same for shape and total number together. Source: option "N". */
  readonly pWithNormalisation: number;
  /** Effective entries of a and b in bins 1…n. */
  readonly entries: readonly [number, number];
}

/**
 * Whether two histograms can be of one shape, by the largest distance of their cumulative shares; bins 1…n, not normalised
 * before. Weights count by their effective entries n = (Σw)²/Σw²: z = D·√(n₁n₂/(n₁ + n₂)). One without errors stands for
 * a curve that is known: z = D·√n of the other, and its number cannot be compared.
 *
 * `undefined` where bins differ, one is empty, or both are without errors. Source: ROOT 6.40 `TH1::KolmogorovTest`.
 */
export const kolmogorovTest = (a: Hist1D, b: Hist1D): KolmogorovTest | undefined =>
  sameBins(a.x, b.x) ? kolmogorovOfContents(insideOf(a), insideOf(b)) : undefined;

/** The same of contents that are known to be of the same bins. */
export function kolmogorovOfContents(a: Contents, b: Contents): KolmogorovTest | undefined {
  const [ofA, ofB] = [weightsOf(a), weightsOf(b)];
  const [n1, n2] = [ofA.effective, ofB.effective];
  if (!(ofA.w > 0 && ofB.w > 0) || n1 + n2 === 0) return undefined;
  const distance = largestDistance(a, b, 1 / ofA.w, 1 / ofB.w);
  const bothCount = n1 > 0 && n2 > 0;
  const p = kolmogorovProbability(distance * Math.sqrt(bothCount ? (n1 * n2) / (n1 + n2) : n1 + n2));
  const pOfNumber = bothCount ? chi2Probability((n1 - n2) ** 2 / (n1 + n2), 1) : 1;
  return { distance, p, pWithNormalisation: bothCount ? joined(p, pOfNumber) : p, entries: [n1, n2] };
}

function largestDistance({ values: a }: Contents, { values: b }: Contents, shareA: number, shareB: number): number {
  let [sumA, sumB, largest] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    sumA += shareA * a[i]!;
    sumB += shareB * b[i]!;
    largest = Math.max(largest, Math.abs(sumA - sumB));
  }
  return largest;
}

/**
 * Two independent probabilities in one; 0 where their product is too small for a number (ROOT then says infinite).
 * Source: Eadie et al., Statistical Methods in Experimental Physics, 11.6.2.
 */
function joined(p: number, q: number): number {
  const both = p * q;
  return both > 0 ? both * (1 - Math.log(both)) : 0;
}

/**
 * Probability that Kolmogorov's z is at least as large: 2·Σ (−1)^(j−1)·exp(−2j²z²), for small z by the other series of the
 * same function. Source: ROOT `TMath::KolmogorovProb`, which has 0 from 6.8116 on.
 */
export function kolmogorovProbability(z: number): number {
  if (z < 0.2) return 1;
  if (z >= 6.8116) return 0;
  if (z < 0.755) {
    const term = (k: number): number => Math.exp((-(k * k) * Math.PI * Math.PI) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) * (term(1) + term(3) + term(5))) / z;
  }
  let sum = 0;
  for (let j = 1; j <= 4; j++) sum += (j % 2 === 1 ? 2 : -2) * Math.exp(-2 * j * j * z * z);
  return sum;
}

/** Mean distance that chance alone makes between n₁ and n₂ entries of one shape: √(π/2)·ln 2·√(1/n₁ + 1/n₂). */
export const expectedDistance = ([n1, n2]: readonly [number, number]): number =>
  Math.sqrt(Math.PI / 2) * Math.LN2 * Math.sqrt(1 / n1 + 1 / n2);
