import type { Estimate } from "../hist/hist.ts";
import { mediansOfOthers } from "./across-runs.ts";
import { errorOfRoot } from "./shape-test.ts";
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
  readonly p: number;
  /** Root of the mean square of a − b beyond what the errors make, in the unit of the curves; 0 where they make it all. */
  readonly difference: Estimate;
  /** Mean of a − b, in the same weights. */
  readonly shift: Estimate;
}

/**
 * @param scale a difference that matters (unit of the curves): bins weigh 1/(σ² + scale²), so that those known better than
 * that weigh alike and those known worse hardly at all.
 * @returns `undefined` where no bin can be compared.
 */
export function profileDifference(a: Curve, b: Curve, scale: number): ProfileDifference | undefined {
  let [chi2, ndf, w, wd, wd2, w2v, w2v2] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < a.values.length; i++) {
    const difference = a.values[i]! - b.values[i]!;
    const variance = a.errors[i]! ** 2 + b.errors[i]! ** 2;
    if (Number.isNaN(difference) || !(variance > 0)) continue;
    const weight = 1 / (variance + scale * scale);
    chi2 += difference ** 2 / variance;
    ndf += 1;
    w += weight;
    wd += weight * difference;
    wd2 += weight * (difference ** 2 - variance);
    w2v += weight ** 2 * variance;
    w2v2 += weight ** 2 * variance ** 2;
  }
  if (ndf === 0) return undefined;
  const value = Math.sqrt(Math.max(0, wd2 / w));
  return {
    chi2,
    ndf,
    p: chi2Probability(chi2, ndf),
    difference: { value, error: errorOfRoot(value, Math.sqrt(2 * w2v2) / w) },
    shift: { value: wd / w, error: Math.sqrt(w2v) / w },
  };
}

/**
 * For each curve the median of all others, bin by bin. Error: that of a mean of m values whose errors are as they are, times
 * √(π/2) for many, less for few (1 for one or two). NaN where no other curve has a value.
 */
export function curvesOfOthers(curves: readonly Curve[]): readonly Curve[] {
  const bins = curves[0]?.values.length ?? 0;
  const others = curves.map(() => ({ values: new Float64Array(bins), errors: new Float64Array(bins) }));
  const column = new Float64Array(curves.length);
  for (let bin = 0; bin < bins; bin++) {
    let [n, sum] = [0, 0];
    curves.forEach(({ values, errors }, run) => {
      const there = !Number.isNaN(values[bin]) && errors[bin]! > 0;
      column[run] = there ? values[bin]! : NaN;
      if (there) [n, sum] = [n + 1, sum + errors[bin]! ** 2];
    });
    const medians = mediansOfOthers(column);
    others.forEach((other, run) => {
      const there = !Number.isNaN(column[run]);
      const m = there ? n - 1 : n;
      const left = there ? sum - curves[run]!.errors[bin]! ** 2 : sum;
      other.values[bin] = there ? medians[run]! : NaN;
      other.errors[bin] = m > 0 ? Math.sqrt((varianceOfMedian(m) * left) / m / m) : NaN;
    });
  }
  return others;
}

/** Variance of the median of m normal values in units of that of their mean: 1 for one or two, π/2 for many. */
const varianceOfMedian = (m: number): number => (m <= 2 ? 1 : ((Math.PI / 2) * m) / (m + Math.PI / 2 - 1));
