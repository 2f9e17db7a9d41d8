import { inSinglePrecision, parityCheck, type ParityCheck } from "./parity-check.ts";
import type { ReferencePoint } from "./reference-point.ts";
import { withoutDistance } from "./robust-trend.ts";
import type { JudgedTrend } from "./stands-out.ts";
import { asQuoted, type TrendPoint } from "./trend-point.ts";

/**
 * Numbers of runs by the rule of today's tool. A reference is the last "run": it takes part in mean and spread, and the last
 * of the verdicts is its own.
 *
 * @param points as quoted. Source: `algorithms.md` A8.3; `reports.md` D-01 to D-10.
 */
export function parityChecked(
  points: readonly (TrendPoint | undefined)[],
  reference?: Pick<ReferencePoint, "value" | "parityError">,
): ParityCheck {
  const all = reference === undefined ? points : [...points, reference];
  return parityCheck(
    inSinglePrecision(all.map((point) => point?.value)),
    all.map((point) => point?.parityError),
  );
}

/** A trend judged by the rule of today's tool instead, with the reference that the runs are shown against. */
export function parityTrend<T extends JudgedTrend>(trend: T, reference?: ReferencePoint): T {
  const points = trend.points.map(asQuoted);
  const { qualities } = parityChecked(points, reference);
  return {
    ...trend,
    points,
    judged: points.map((point, run) =>
      withoutDistance(qualities[run]!, point === undefined ? { kind: "missing" } : undefined),
    ),
  };
}
