import { median, medianDeviation } from "./median.ts";

/** From a median of absolute deviations to σ of a normal distribution: 1/Φ⁻¹(3/4). */
export const madToSigma = 1.4826;

/** From as many values on the median of all is the centre; of fewer, for each value the median of the others. */
export const manyRuns = 10;

/**
 * Factors by which the spread of n normal values, estimated from their MAD, has to be widened so that of n values none is
 * further from the centre than three spreads in 99 of 100 cases. By simulation of 2 · 10⁶ sets, rounded up; the law is
 * tested. With three values no factor of use does that: there it is 94 of 100.
 */
const widenings = [
  [3, 6],
  [4, 5.5],
  [5, 6.3],
  [6, 3.7],
  [8, 2.8],
  [10, 2.4],
  [12, 2.15],
  [14, 2],
  [18, 1.85],
  [22, 1.7],
  [30, 1.6],
  [50, 1.5],
] as const;

export const widening = (n: number): number => widenings.findLast(([from]) => from <= n)?.[1] ?? widenings[0][1];

/** Where values lie and how far apart chance and the usual differences between runs can put them. */
export interface RobustSpread {
  /** Median of all. */
  readonly centre: number;
  readonly spread: number;
  /** What the spread is: the given floor, the errors of the values, or their scatter. */
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
 * s is the largest of: a floor; the median of the errors; the scatter beyond both, √((1.4826·MAD)² − max(e, floor/√2)²),
 * widened because few values tell it badly. A value with an error of its own is compared with √(s² + e²), so that chance
 * alone, or differences between runs as large as the floor/√2, put it beyond 3 s with the probability of 4.2 σ.
 *
 * @returns `undefined` of fewer than three values.
 */
export function robustSpread(values: Float64Array, errors: Float64Array, floor: number): RobustSpread | undefined {
  const centre = median(values);
  const deviation = medianDeviation(values);
  if (values.length < 3 || centre === undefined || deviation === undefined) return undefined;
  const error = median(errors) ?? 0;
  const granted = Math.max(error, floor / Math.SQRT2);
  const scatter = widening(values.length) * Math.sqrt(Math.max(0, (madToSigma * deviation) ** 2 - granted ** 2));
  const spread = Math.max(floor, error, scatter);
  return {
    centre,
    spread,
    from: spread === floor ? "floor" : spread === error ? "errors" : "scatter",
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
