import { sameBins } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";
import { chi2Probability } from "./special.ts";
import { insideOf, isCounts, type Contents } from "./weights.ts";

/** What the contents are: counts against counts, counts against weights, weights against weights. */
export type Weighting = "UU" | "UW" | "WW";

export interface Chi2Test {
  readonly weighting: Weighting;
  readonly chi2: number;
  readonly ndf: number;
  /** Probability of a χ² as large by chance. */
  readonly p: number;
  /**
   * How far to trust p: +1 a bin of a, +2 a bin of b, has too few: less than 1 where it counts, below 10 effective entries
   * where it is weighted.
   */
  readonly igood: number;
}

/**
 * Whether two histograms can be of one shape, by their differences bin by bin; bins 1…n, whatever their totals. Bins
 * that are empty in both do not count; ndf is one less than those that do.
 *
 * Counts a, b of totals A, B: Σ (B·a − A·b)²/(a + b)/(A·B). Weights have their own errors: Σ (B·a − A·b)²/(A²σb² + B²σa²);
 * of counts against weights the most likely common share of each bin is found first. Which it is, the histograms tell.
 *
 * `undefined` where bins differ, one is empty, or a weight has no error where the test needs one.
 * Source: ROOT 6.40 `TH1::Chi2TestX`, options "UU", "UW", "WW"; N. Gagunashvili, arXiv physics/0605123.
 */
export const chi2Test = (a: Hist1D, b: Hist1D): Chi2Test | undefined =>
  sameBins(a.x, b.x) ? chi2OfContents(insideOf(a), insideOf(b)) : undefined;

/** The same of contents that are known to be of the same bins. */
export function chi2OfContents(a: Contents, b: Contents): Chi2Test | undefined {
  const [countsA, countsB] = [isCounts(a), isCounts(b)];
  if (countsA && countsB) return testedCounts(a, b);
  if (countsA) return tested("UW", a, b, addCountsToWeights());
  if (!countsB) return tested("WW", a, b, addWeights);
  const turned = tested("UW", b, a, addCountsToWeights());
  return turned && { ...turned, igood: [0, 2, 1, 3][turned.igood]! };
}

/** Contents and variances of one bin, and the sums over all: of a and b, Σw² of b. */
interface Bin {
  readonly a: number;
  readonly b: number;
  readonly varianceA: number;
  readonly varianceB: number;
  readonly sumA: number;
  readonly sumB: number;
  readonly varianceOfB: number;
}

/** What a bin adds to χ², and whether a or b has too few; `undefined`: it cannot be told, and neither can the whole. */
type Add = (bin: Bin) => { readonly chi2: number; readonly fewA: boolean; readonly fewB: boolean } | undefined;

/** Counts are what nearly all histograms hold: no bin is an object here. */
function testedCounts({ values: a }: Contents, { values: b }: Contents): Chi2Test | undefined {
  const [sumA, sumB] = [sumOf(a), sumOf(b)];
  if (!(sumA > 0 && sumB > 0)) return undefined;
  let [chi2, bins, fewA, fewB] = [0, 0, false, false];
  for (let i = 0; i < a.length; i++) {
    const inA = a[i]!;
    const inB = b[i]!;
    if (inA === 0 && inB === 0) continue;
    chi2 += (sumB * inA - sumA * inB) ** 2 / (inA + inB);
    bins += 1;
    fewA ||= inA < 1;
    fewB ||= inB < 1;
  }
  return result("UU", chi2 / (sumA * sumB), bins, fewA, fewB);
}

function tested(weighting: Weighting, a: Contents, b: Contents, add: Add): Chi2Test | undefined {
  const [variancesA, variancesB] = [variancesOf(a), variancesOf(b)];
  const sums = { sumA: sumOf(a.values), sumB: sumOf(b.values), varianceOfB: sumOf(variancesB) };
  if (!(sums.sumA > 0 && sums.sumB > 0)) return undefined;
  let [chi2, bins, fewA, fewB] = [0, 0, false, false];
  for (let i = 0; i < a.values.length; i++) {
    const [inA, inB] = [a.values[i]!, b.values[i]!];
    if (inA === 0 && inB === 0) continue;
    const added = add({ a: inA, b: inB, varianceA: variancesA[i]!, varianceB: variancesB[i]!, ...sums });
    if (added === undefined) return undefined;
    chi2 += added.chi2;
    bins += 1;
    fewA ||= added.fewA;
    fewB ||= added.fewB;
  }
  return result(weighting, chi2, bins, fewA, fewB);
}

function result(weighting: Weighting, chi2: number, bins: number, fewA: boolean, fewB: boolean): Chi2Test {
  const ndf = bins - 1;
  return { weighting, chi2, ndf, p: chi2Probability(chi2, ndf), igood: (fewA ? 1 : 0) + (fewB ? 2 : 0) };
}

/** Of counts the contents themselves; what `isCounts` does not take for counts has variances, or a negative content. */
const variancesOf = (contents: Contents): ArrayLike<number> =>
  contents.variances ?? (isCounts(contents) ? contents.values : Float64Array.from(contents.values, Math.abs));

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

const fewWeights = (content: number, variance: number): boolean => variance > 0 && content ** 2 / variance < 10;

const addWeights: Add = ({ a, b, varianceA, varianceB, sumA, sumB }) => {
  if (varianceA === 0 && varianceB === 0) return undefined;
  const variance = sumA ** 2 * varianceB + sumB ** 2 * varianceA;
  return {
    chi2: (sumB * a - sumA * b) ** 2 / variance,
    fewA: fewWeights(a, varianceA),
    fewB: fewWeights(b, varianceB),
  };
};

/**
 * The share of a bin that makes counts and weights together most likely. Where an empty bin of counts meets a weight that
 * leaves no share, ROOT counts one entry more, in the bin and in the total of all bins after it.
 */
function addCountsToWeights(): Add {
  let more = 0;
  return ({ a, b, varianceB, sumA, sumB, varianceOfB }) => {
    // A weight of 0 ± 0 gets the variance of a typical single entry.
    const variance = b === 0 && varianceB === 0 ? varianceOfB / sumB : varianceB;
    if (b === 0 && !(variance > 0)) return undefined;
    let [count, total] = [a, sumA + more];
    const twiceShare = (): number => {
      const first = sumB * b - total * variance;
      return first + Math.sqrt(first * first + 4 * sumB * sumB * count * variance);
    };
    while (twiceShare() === 0) [count, total, more] = [count + 1, total + 1, more + 1];
    const share = twiceShare() / (2 * sumB * sumB);
    const [expectedA, expectedB] = [share * total, share * sumB];
    return {
      chi2: (count - expectedA) ** 2 / expectedA + (variance > 0 ? (b - expectedB) ** 2 / variance : 0),
      fewA: a < 1,
      fewB: fewWeights(b, variance),
    };
  };
}
