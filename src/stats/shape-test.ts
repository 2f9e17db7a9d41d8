import { sameBins } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";
import { chi2OfContents } from "./chi2-test.ts";
import { distanceOf, type Distance } from "./distance.ts";
import { jensenShannon, toUnit } from "./divergence.ts";
import { chi2Probability } from "./special.ts";
import { insideOf, weightsOf, type Contents } from "./weights.ts";

/** How differently shaped two histograms are, and whether chance can have done it. */
export interface ShapeTest {
  /** Of neighbouring bins joined until each expects at least 5 entries on both sides: there χ² is χ². */
  readonly chi2: number;
  readonly ndf: number;
  readonly p: number;
  /** Probability of their Jensen–Shannon distance d by chance: 8·d/(1/n₁ + 1/n₂) is χ² of as many degrees of freedom. */
  readonly pJensenShannon: number;
  /**
   * Relative difference of the contents, weighted by them, beyond what chance makes: the square is (χ² − ndf)·(1/n₁ + 1/n₂).
   * A peak moved by a tenth of its σ has 0.1; it does not grow with the number of entries.
   */
  readonly difference: Distance;
  /** Where they are furthest apart in units of their errors: bins from first to last, and how much more a has there than b. */
  readonly largest: { readonly first: number; readonly last: number; readonly ratio: number };
  /** Effective entries. */
  readonly entries: readonly [number, number];
}

/** χ² of two small numbers of counts is χ² to a few percent from here on. Source: W. Cochran, Biometrics 10 (1954) 417. */
const fewestExpected = 5;

/** `undefined` where bins differ, or fewer than two joined bins remain. */
export function shapeTest(a: Hist1D, b: Hist1D): ShapeTest | undefined {
  return sameBins(a.x, b.x) ? shapeTestOfContents(insideOf(a), insideOf(b)) : undefined;
}

/** The same of contents that are known to be of the same bins. */
export function shapeTestOfContents(a: Contents, b: Contents): ShapeTest | undefined {
  const [ofA, ofB] = [weightsOf(a), weightsOf(b)];
  if (!(ofA.w > 0 && ofB.w > 0 && ofA.effective > 0 && ofB.effective > 0)) return undefined;
  const groups = groupsOf(a, b, ofA.w, ofB.w, [ofA.effective, ofB.effective]);
  const [joinedA, joinedB] = [joined(a, groups), joined(b, groups)];
  const test = groups.last < 1 ? undefined : chi2OfContents(joinedA, joinedB);
  if (test === undefined) return undefined;
  const { chi2, ndf, p } = test;
  const perEntry = 1 / ofA.effective + 1 / ofB.effective;
  const difference = distanceOf((chi2 - ndf) * perEntry, Math.sqrt(2 * ndf) * perEntry, ndf * perEntry);
  const largest = largestOf(joinedA.values, joinedB.values, ofB.w / ofA.w, groups);
  const divergence = jensenShannon(toUnit(joinedA.values), toUnit(joinedB.values));
  const pJensenShannon = chi2Probability((8 * divergence) / perEntry, ndf);
  return { chi2, ndf, p, pJensenShannon, difference, largest, entries: [ofA.effective, ofB.effective] };
}

/** As if both were counts, which is good enough to tell the place. */
function largestOf(a: ArrayLike<number>, b: ArrayLike<number>, factor: number, { of }: Groups): ShapeTest["largest"] {
  let [furthest, at] = [-1, 0];
  for (let group = 0; group < a.length; group++) {
    const pull = (factor * a[group]! - b[group]!) ** 2 / (factor * factor * a[group]! + b[group]!);
    if (pull > furthest) [furthest, at] = [pull, group];
  }
  return { first: of.indexOf(at) + 1, last: of.lastIndexOf(at) + 1, ratio: (factor * a[at]!) / b[at]! };
}

interface Groups {
  /** Group of every bin, counted from 0. */
  readonly of: Int32Array;
  readonly last: number;
}

/** From the first bin on; what is left at the end belongs to the last full group. */
function groupsOf(a: Contents, b: Contents, sumA: number, sumB: number, [n1, n2]: readonly [number, number]): Groups {
  const of = new Int32Array(a.values.length);
  const needed = (fewestExpected * (n1 + n2)) / Math.min(n1, n2);
  let [group, expected] = [0, 0];
  for (let i = 0; i < of.length; i++) {
    of[i] = group;
    expected += (n1 * a.values[i]!) / sumA + (n2 * b.values[i]!) / sumB;
    if (expected >= needed) [group, expected] = [group + 1, 0];
  }
  const last = group - 1;
  return { of: of.map((each) => Math.min(each, Math.max(last, 0))), last };
}

function joined({ values, variances }: Contents, { of, last }: Groups): Contents {
  const join = (cells: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(last + 1);
    for (let i = 0; i < of.length; i++) sums[of[i]!]! += cells[i]!;
    return sums;
  };
  return { values: join(values), variances: variances && join(variances) };
}
