import { deviationToSigma, median, medianDeviation } from "../stats/median.ts";

/** Interaction rates over a run: seconds since its start, and Hz. Points without a rate are left out. */
export interface Rates {
  readonly seconds: Float64Array;
  readonly hertz: Float64Array;
}

/** Hz; each `undefined` where there is no point to tell it. */
export interface RateSummary {
  /** Mean without the first and the last points. */
  readonly average: number | undefined;
  /** Means of five points: the first that count, those in the middle, the last that count. */
  readonly start: number | undefined;
  readonly middle: number | undefined;
  readonly end: number | undefined;
  /** Median of the points that count, and their robust σ. */
  readonly median: number | undefined;
  readonly spread: number | undefined;
}

/** Points that are left out at either end of a run: beams are adjusted there. Source: the seed's default. */
const leftOut = 10;
/** Points of each of the three means. */
const meanOf = 5;

/** Rates from what is stored, in order of time; numbers that are no rates are left out. */
export function toRates(points: readonly (readonly [seconds: number, hertz: number])[]): Rates | undefined {
  const sound = points.filter(([seconds, hertz]) => Number.isFinite(seconds) && Number.isFinite(hertz) && hertz >= 0);
  if (sound.length === 0) return undefined;
  const ordered = sound.toSorted(([a], [b]) => a - b);
  return {
    seconds: Float64Array.from(ordered, ([seconds]) => seconds),
    hertz: Float64Array.from(ordered, ([, hertz]) => hertz),
  };
}

/**
 * Mean rates of a run, leaving out the first and last 10 points, or in a short run as many as leave five; with fewer than
 * five points all of them count everywhere. Source: A3.1 of the algorithms, whose tool goes wrong with fewer than 25 points.
 */
export function summariseRates({ hertz }: Rates): RateSummary {
  const n = hertz.length;
  const k = Math.min(leftOut, Math.max(0, Math.floor((n - meanOf) / 2)));
  const within = (first: number, last: number): number | undefined => mean(hertz.subarray(Math.max(0, first), last));
  const counted = hertz.subarray(k, n - k);
  const deviation = medianDeviation(counted);
  const middle = Math.floor(n / 2) - 2;
  return {
    average: mean(counted),
    start: within(k, k + meanOf),
    middle: n < meanOf ? mean(hertz) : within(middle, middle + meanOf),
    end: within(n - k - meanOf, n - k),
    median: median(counted),
    spread: deviation === undefined ? undefined : deviationToSigma * deviation,
  };
}

const mean = (values: Float64Array): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
