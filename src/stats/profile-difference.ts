import type { Estimate } from "../hist/hist.ts";
import { mediansOfOthers } from "./across-runs.ts";
import { distanceOf, type Distance } from "./distance.ts";
import { chi2Probability } from "./special.ts";

/** A curve with errors, one entry a bin; NaN where it has no value. */
export interface Curve {
  readonly values: ArrayLike<number>;
  readonly errors: ArrayLike<number>;
}

/** How far two curves are apart, and whether chance can have done it. */
export interface ProfileDifference {
  /** Σ (a − b)²/(σa² + σb²) over the bins in which both have a value with an error. */
  readonly chi2: number;
  readonly ndf: number;
  /** Of χ²/1.3: errors of medians and of fits to few entries may be 14 % too small. */
  readonly p: number;
  /** Root of the mean square of a − b beyond what the errors make, in the unit of the curves. */
  readonly difference: Distance;
  /** Mean of a − b, in the same weights. */
  readonly shift: Estimate;
  /** Where they are furthest apart in units of their errors: bin (from 1) and a − b. */
  readonly largest: { readonly bin: number; readonly difference: number };
}

/** χ² is divided by it. By resampling: of medians of columns of 70 entries it is 1.2 times the number of columns. */
export const grantedChi2 = 1.3;

/**
 * @param scale a difference that matters (unit of the curves): bins weigh 1/(σ² + scale²), so that those known better than
 * that weigh alike and those known worse hardly at all.
 * @param scatter what bins may differ by beyond their errors (unit of the curves): `difference` is what is beyond that, too.
 * @returns `undefined` where no bin can be compared.
 */
export function profileDifference(a: Curve, b: Curve, scale: number, scatter = 0): ProfileDifference | undefined {
  let [chi2, ndf, w, wv, wd, wd2, w2v, w2v2] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [furthest, at] = [-1, -1];
  for (let i = 0; i < a.values.length; i++) {
    const difference = a.values[i]! - b.values[i]!;
    const variance = a.errors[i]! ** 2 + b.errors[i]! ** 2;
    if (Number.isNaN(difference) || !(variance > 0)) continue;
    const weight = 1 / (variance + scale * scale);
    const pull = difference ** 2 / variance;
    if (pull > furthest) {
      furthest = pull;
      at = i;
    }
    chi2 += pull;
    ndf += 1;
    w += weight;
    const allowed = variance + scatter * scatter;
    wv += weight * allowed;
    wd += weight * difference;
    wd2 += weight * difference ** 2;
    w2v += weight ** 2 * variance;
    w2v2 += weight ** 2 * allowed ** 2;
  }
  if (ndf === 0) return undefined;
  return {
    chi2,
    ndf,
    p: chi2Probability(chi2 / grantedChi2, ndf),
    difference: distanceOf((wd2 - wv) / w, Math.sqrt(2 * w2v2) / w, wv / w),
    shift: { value: wd / w, error: Math.sqrt(w2v) / w },
    largest: { bin: at + 1, difference: a.values[at]! - b.values[at]! },
  };
}

/**
 * For each curve the median of all others, bin by bin. Error: that of a mean of m values whose errors are as they are, times
 * √(π/2) for many, less for few (1 for one or two). NaN where no other curve has a value.
 *
 * @param counts whether a curve (index) is one of the others; by default all are.
 */
export function curvesOfOthers(
  curves: readonly Curve[],
  counts: (curve: number) => boolean = () => true,
): readonly Curve[] {
  const bins = curves[0]?.values.length ?? 0;
  const others = curves.map(() => ({ values: new Float64Array(bins), errors: new Float64Array(bins) }));
  const column = new Float64Array(curves.length);
  const variances = new Float64Array(curves.length);
  for (let bin = 0; bin < bins; bin++) {
    let [n, sum] = [0, 0];
    for (let i = 0; i < curves.length; i++) {
      const { values, errors } = curves[i]!;
      const there = counts(i) && !Number.isNaN(values[bin]) && errors[bin]! > 0;
      column[i] = there ? values[bin]! : NaN;
      variances[i] = there ? errors[bin]! ** 2 : 0;
      if (there) [n, sum] = [n + 1, sum + variances[i]!];
    }
    const medians = mediansOfOthers(column);
    for (let i = 0; i < curves.length; i++) {
      const m = Number.isNaN(column[i]) ? n : n - 1;
      const other = others[i]!;
      other.values[bin] = medians[i]!;
      other.errors[bin] = m > 0 ? Math.sqrt(varianceOfMedian(m) * (sum - variances[i]!)) / m : NaN;
    }
  }
  return others;
}

/** Variance of the median of m normal values in units of that of their mean: 1 for one or two, π/2 for many. */
const varianceOfMedian = (m: number): number => (m <= 2 ? 1 : ((Math.PI / 2) * m) / (m + Math.PI / 2 - 1));
