import { acrossRuns } from "../../stats/across-runs.ts";
import { median } from "../../stats/median.ts";
import type { Estimate } from "../../hist/hist.ts";
import type { Quality } from "../quality.ts";
import type { TrendQuantity } from "./quantity.ts";
import { robustLimits } from "./robust-trend.ts";
import type { TrendPoint } from "./trend-point.ts";

/** What the numbers of runs are compared with: those of a run, or what those of several have in common. */
export interface ReferencePoint {
  /** Median of the runs. */
  readonly value: number;
  /** Half of what 68 % of the runs lie within, and no less than their usual error; of one run its error. */
  readonly spread: number;
  /** Statistical, of a usual run. */
  readonly error: number;
  /** Of a usual run as today's tool has it. */
  readonly parityError: number;
  readonly runs: number;
}

/** Fits that did not converge take no part; `undefined` where no run has the number. */
export function referencePoint(points: readonly (TrendPoint | undefined)[]): ReferencePoint | undefined {
  const there = points.filter((point) => point !== undefined).filter(({ sound }) => sound);
  const usual = (of: (point: TrendPoint) => number): number => median(there.map(of)) ?? NaN;
  if (there.length === 0) return undefined;
  const { low, high } = acrossRuns(there.map(({ value }) => [value]));
  const error = usual((point) => point.error);
  return {
    value: usual(({ value }) => value),
    spread: Math.max(error, (high[0]! - low[0]!) / 2),
    error,
    parityError: usual((point) => point.parityError),
    runs: there.length,
  };
}

/** How far a run is from the reference in one number. */
export interface Deviation {
  /** Run − reference; its error is that of the run and the spread of the reference in quadrature. */
  readonly difference: Estimate;
  /** `undefined` where neither has an error. */
  readonly inErrors: number | undefined;
  /** "null" where nothing of the quantity is judged, the fit did not converge, or the run has far fewer entries. */
  readonly quality: Quality;
  /** Distance in units of √(s² + e²), by which it is judged; `undefined` where it is not. */
  readonly inSpreads: number | undefined;
  /** s: the spread of the reference, and no less than what runs are told apart by. */
  readonly spread: number | undefined;
}

/**
 * Judged as runs are among each other, with the reference in place of their median: medium above 3 s, bad above 6 s. As
 * there, an error above a third of the floor and above three times the usual one hides too much for a verdict.
 */
export function deviationFrom(
  reference: ReferencePoint,
  { floor }: Pick<TrendQuantity, "floor">,
  { value, error, sound }: Pick<TrendPoint, "value" | "error" | "sound">,
): Deviation {
  const difference = { value: value - reference.value, error: Math.hypot(error, reference.spread) };
  const inErrors = difference.error > 0 ? difference.value / difference.error : undefined;
  const none = { difference, inErrors, quality: "null", inSpreads: undefined, spread: undefined } as const;
  if (floor === undefined || !sound || error > Math.max(floor.value / 3, 3 * reference.error)) return none;
  const spread = Math.max(floor.value, reference.spread);
  const inSpreads = difference.value / Math.hypot(spread, error);
  const { medium, bad } = robustLimits;
  const size = Math.abs(inSpreads);
  const quality = size > bad.value ? "bad" : size > medium.value ? "medium" : "good";
  return { difference, inErrors, quality, inSpreads, spread };
}
