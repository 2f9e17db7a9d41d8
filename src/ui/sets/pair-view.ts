import { curveOf, type RunCurve } from "../../qc/period/curve.ts";
import type { FigureDifference } from "../../qc/period/differs.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import { trendQuantities, type TrendQuantity } from "../../qc/period/quantity.ts";
import { referenceOf } from "../../qc/period/reference.ts";
import { trendPoint, type TrendPoint } from "../../qc/period/trend-point.ts";
import type { ReadyRun, SetsCompared } from "../../state/sets/set-session.ts";
import type { FigureRun } from "./figure-run.ts";
import { overlayOf, type Overlay, type OverlayReference } from "./overlay.ts";
import type { RunColours } from "./run-colours.ts";
import type { RunTrend } from "./run-trend.ts";

/** The two sides of one matched run: A and B as two runs of a figure. */
export const sides: readonly FigureRun[] = ["A", "B"].map((label, place) => ({
  place,
  label,
  word: undefined,
  reason: undefined,
}));

export const sideColours: RunColours = { inks: ["A", "B"], ends: undefined };

/** One figure of a matched run, A over B. */
export function pairOverlay(
  figure: OverlayFigure,
  a: ReadyRun,
  b: ReadyRun,
  difference: FigureDifference | undefined,
): { readonly overlay: Overlay | undefined; readonly reference: OverlayReference | undefined } {
  const curves: readonly (RunCurve | undefined)[] = [a, b].map(({ phase }) => curveOf(figure, phase.run.measured));
  const quality = difference?.quality ?? "null";
  const overlay = overlayOf({
    figure,
    curves,
    distances: [undefined, undefined],
    judged: curves.map(() => ({
      quality,
      deviation: undefined,
      centre: undefined,
      unjudged: undefined,
      beyondWanted: false,
    })),
    otherBins: [],
  });
  const ofB = overlay?.curves[1];
  const of = ofB && referenceOf([ofB]);
  return { overlay, reference: of && { name: "B", of, compare: "ratio", run: 1 } };
}

/** Numbers of matched runs of one set, without a verdict: what they are is judged in the period. */
function sideTrend(quantity: TrendQuantity, runs: readonly ReadyRun[]): RunTrend {
  const points = runs.map(({ phase }): TrendPoint | undefined => trendPoint(quantity, phase.run.measured));
  return {
    quantity,
    points,
    markers: points.map((point) => point && { value: point.value, error: point.error, mark: "good" }),
    deviations: points.map(() => undefined),
    why: points.map((point) => (point === undefined ? "no entries" : "")),
    bands: [],
    centre: "median",
    wanted: quantity.wanted && [quantity.wanted[0].value, quantity.wanted[1].value],
    rule: [],
  };
}

export interface PairTrend {
  readonly quantity: TrendQuantity;
  readonly a: RunTrend;
  readonly b: RunTrend;
}

/** Trends of both sets over the matched runs. */
export const pairTrends = ({ matched }: Pick<SetsCompared["matched"], "matched">): readonly PairTrend[] =>
  trendQuantities.map((quantity) => ({
    quantity,
    a: sideTrend(
      quantity,
      matched.map(({ a }) => a),
    ),
    b: sideTrend(
      quantity,
      matched.map(({ b }) => b),
    ),
  }));
