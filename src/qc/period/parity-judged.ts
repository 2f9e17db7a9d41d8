import { inSinglePrecision, parityCheck } from "./parity-check.ts";
import type { JudgedTrend } from "./stands-out.ts";
import { asQuoted } from "./trend-point.ts";

/** A trend judged by the rule of today's tool instead. Source: `algorithms.md` A8.3. */
export function parityTrend<T extends JudgedTrend>(trend: T): T {
  const points = trend.points.map(asQuoted);
  const { qualities } = parityCheck(
    inSinglePrecision(points.map((point) => point?.value)),
    points.map((point) => point?.parityError),
  );
  return {
    ...trend,
    points,
    judged: qualities.map((quality, run) => ({
      quality,
      deviation: undefined,
      centre: undefined,
      unjudged: points[run] === undefined ? ({ kind: "missing" } as const) : undefined,
      beyondWanted: false,
    })),
  };
}
