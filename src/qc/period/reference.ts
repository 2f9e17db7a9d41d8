import type { Hist1D } from "../../hist/hist.ts";
import { varianceOf } from "../../hist/sums.ts";
import { acrossRuns } from "../../stats/across-runs.ts";
import { integral } from "../../stats/contents.ts";
import type { Curve } from "../../stats/profile-difference.ts";

/** What runs are shown against: a run, or what several have in common. One entry a bin; NaN where there is none. */
export interface Reference {
  readonly values: Float64Array;
  /** Of one run its errors; of several half of what 68 % of them lie within. */
  readonly spread: Float64Array;
  readonly runs: number;
}

/** Shares of bins 1…n with their errors, index 0 = bin 1; NaN in an empty histogram. */
export function sharesOf(hist: Hist1D): Curve {
  const sum = integral(hist);
  const of = (value: (bin: number) => number): Float64Array =>
    Float64Array.from({ length: hist.x.n }, (_, i) => (sum > 0 ? value(i + 1) / sum : NaN));
  return { values: of((bin) => hist.values[bin]!), errors: of((bin) => Math.sqrt(varianceOf(hist, bin))) };
}

/** Median of curves of the same bins; `undefined` where there is none. */
export function referenceOf(curves: readonly Curve[]): Reference | undefined {
  const [first, ...others] = curves;
  if (first === undefined) return undefined;
  if (others.length === 0) {
    return { values: Float64Array.from(first.values), spread: Float64Array.from(first.errors), runs: 1 };
  }
  const { median, low, high } = acrossRuns(curves.map(({ values }) => values));
  return { values: median, spread: low.map((each, bin) => (high[bin]! - each) / 2), runs: curves.length };
}

/** (value − reference)/√(error² + spread²); NaN where one is missing, or neither has an error. */
export const pullsTo = ({ values, errors }: Curve, reference: Reference): Float64Array =>
  reference.values.map((usual, bin) => {
    const error = Math.hypot(errors[bin]!, reference.spread[bin]!);
    return error > 0 ? (values[bin]! - usual) / error : NaN;
  });

/**
 * value/reference, with the run's own error and that of the spread in quadrature; NaN where one is missing or the reference is
 * not positive.
 */
export function ratiosTo({ values, errors }: Curve, reference: Reference): Curve {
  const ratios = reference.values.map((usual, bin) => (usual > 0 ? values[bin]! / usual : NaN));
  const ofRatios = ratios.map((ratio, bin) => {
    const usual = reference.values[bin]!;
    return Number.isNaN(ratio) ? NaN : Math.hypot(errors[bin]! / usual, (ratio * reference.spread[bin]!) / usual);
  });
  return { values: ratios, errors: ofRatios };
}
