import { median, medianDeviation } from "./median.ts";

/** From a median of absolute deviations to σ of a normal distribution: 1/Φ⁻¹(3/4). */
export const madToSigma = 1.4826;

/** From as many values on the median of all is the centre; of fewer, for each value the median of the others. */
export const manyRuns = 10;

/**
 * From as many values on: by what factor scatter that is estimated from their MAD is widened, and which share of the deviation
 * that errors and floor make is taken off it before, where values can be off to both sides, and where to one.
 *
 * The factor: of n normal values none is further from the centre than three spreads in 99 of 100 sets. The share: few values tell
 * scatter so badly that it may hide among errors as large; with the whole taken off, 8 values that scatter by twice their errors
 * would have one beyond three spreads in 4 of 100 sets. With these shares it is in 98 of 100 sets none, in whatever proportion
 * errors and scatter are mixed; 97 of four or five values. With three no factor of use does that: there it is 92 of 100. To one
 * side it is half as often one, and more may be taken off.
 * By simulation of 10⁵ sets a proportion, shares rounded down; the law is tested.
 */
const widenings = [
  [3, 6, { both: 0.6, above: 0.8 }],
  [4, 5.5, { both: 0.7, above: 0.9 }],
  [5, 6.3, { both: 0.65, above: 0.85 }],
  [6, 3.7, { both: 0.65, above: 0.85 }],
  [8, 2.8, { both: 0.75, above: 0.95 }],
  [10, 2.4, { both: 0.8, above: 1 }],
  [12, 2.15, { both: 0.85, above: 1 }],
  [14, 2, { both: 0.9, above: 1 }],
  [18, 1.85, { both: 0.9, above: 1 }],
  [22, 1.7, { both: 0.9, above: 1 }],
  [30, 1.6, { both: 0.9, above: 1 }],
  [50, 1.5, { both: 0.9, above: 1 }],
] as const;

/** Whether values can be off to both sides, or only above, as distances. */
export type Sides = "both" | "above";

const wideningOf = (n: number): (typeof widenings)[number] => widenings.findLast(([from]) => from <= n) ?? widenings[0];

export const widening = (n: number): number => wideningOf(n)[1];

/** Where values lie and how far apart chance and the usual differences between runs can put them. */
export interface RobustSpread {
  /** Median of all. */
  readonly centre: number;
  readonly spread: number;
  /** What most of the spread is: the given floor, the errors of the values, or their scatter. */
  readonly from: "floor" | "errors" | "scatter";
  /**
   * What each value is compared with. Of few: the median of the others, and a spread that is at least that of the others, so
   * that a value is not called off where those are two groups. Of many those of all.
   */
  readonly each: readonly { readonly centre: number; readonly spread: number }[];
}

/**
 * Median and spread s of values with errors e. One value that is off moves neither.
 *
 * s is the larger of a floor and of the median of the errors, in quadrature with the scatter beyond both:
 * √((1.4826·MAD)² − (g·max(e, floor/√2))²), g a share below 1, widened because few values tell it badly (see `widenings`). A
 * value with an error of its own is compared with √(s² + e²), so that chance alone, or differences between runs as large as the
 * floor/√2, put it beyond 3 s with the probability of 4.2 σ.
 *
 * @returns `undefined` of fewer than three values.
 */
export function robustSpread(
  values: Float64Array,
  errors: Float64Array,
  floor: number,
  sides: Sides = "both",
): RobustSpread | undefined {
  const centre = median(values);
  const deviation = medianDeviation(values);
  if (values.length < 3 || centre === undefined || deviation === undefined) return undefined;
  const error = median(errors) ?? 0;
  const [, factor, shares] = wideningOf(values.length);
  const granted = shares[sides] * Math.max(error, floor / Math.SQRT2);
  const scatter = factor * Math.sqrt(Math.max(0, (madToSigma * deviation) ** 2 - granted ** 2));
  const spread = Math.hypot(Math.max(floor, error), scatter);
  return {
    centre,
    spread,
    from: scatter > Math.max(floor, error) ? "scatter" : floor >= error ? "floor" : "errors",
    each:
      values.length < manyRuns ? comparedWithOthers(values, spread) : Array.from(values, () => ({ centre, spread })),
  };
}

const comparedWithOthers = (values: Float64Array, spread: number): RobustSpread["each"] =>
  Array.from(values, (_, i) => {
    const others = values.filter((_, j) => j !== i);
    return {
      centre: median(others) ?? NaN,
      spread: Math.max(spread, madToSigma * (medianDeviation(others) ?? 0)),
    };
  });
