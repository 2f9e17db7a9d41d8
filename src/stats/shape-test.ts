import { sameBins } from "../hist/axis.ts";
import type { Estimate, Hist1D } from "../hist/hist.ts";
import { chi2OfContents } from "./chi2-test.ts";
import { insideOf, weightsOf, type Contents } from "./weights.ts";

/** How differently shaped two histograms are, and whether chance can have done it. */
export interface ShapeTest {
  /** Of neighbouring bins joined until each expects at least 5 entries on both sides: there χ² is χ². */
  readonly chi2: number;
  readonly ndf: number;
  readonly p: number;
  /**
   * Relative difference of the contents, weighted by them, beyond what chance makes: √((χ² − ndf)·(1/n₁ + 1/n₂)), 0 where χ²
   * is below ndf. A peak moved by a tenth of its σ has 0.1; it does not grow with the number of entries.
   */
  readonly difference: Estimate;
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
  const test = groups.last < 1 ? undefined : chi2OfContents(joined(a, groups), joined(b, groups));
  if (test === undefined) return undefined;
  const { chi2, ndf, p } = test;
  const perEntry = 1 / ofA.effective + 1 / ofB.effective;
  const value = Math.sqrt(Math.max(0, chi2 - ndf) * perEntry);
  const error = errorOfRoot(value, Math.sqrt(2 * ndf) * perEntry);
  return { chi2, ndf, p, difference: { value, error }, entries: [ofA.effective, ofB.effective] };
}

/** Error of √x from that of x: half of it over √x, and near 0, where that has no meaning, at most its root. */
export const errorOfRoot = (root: number, errorOfSquare: number): number =>
  Math.min(Math.sqrt(errorOfSquare), root > 0 ? errorOfSquare / (2 * root) : Infinity);

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
