import { curveOf, whyNoCurve, type RunCurve } from "../../qc/period/curve.ts";
import type { RunDifference } from "../../qc/period/differs.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import { trendQuantities, type TrendQuantity } from "../../qc/period/quantity.ts";
import type { RunPair } from "../../qc/period/match-runs.ts";
import { referenceOf } from "../../qc/period/reference.ts";
import { trendPoint, type TrendPoint } from "../../qc/period/trend-point.ts";
import type { ReadyRun } from "../../state/sets/ready-run.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import type { FigureRun } from "./figure-run.ts";
import { probabilityWords } from "./compare-words.ts";
import { overlayOf, type Overlay, type OverlayReference } from "./overlay.ts";
import { sideNames } from "./pair-words.ts";
import type { RunColours } from "./run-colours.ts";
import type { RunTrend } from "./run-trend.ts";

/** The two sides of one matched run: A and B as two runs of a figure. */
export const sidesOf = (pair: RunPair<ReadyRun>): readonly FigureRun[] =>
  sideNames(pair).map((label, place) => ({ place, label, word: undefined, reason: undefined }));

export const sideColours: RunColours = { inks: ["A", "B"], ends: undefined };

/** One figure of a matched run, A over B. */
export function pairOverlay(
  figure: OverlayFigure,
  pair: RunPair<ReadyRun>,
  difference: RunDifference | undefined,
): {
  readonly overlay: Overlay | undefined;
  readonly reference: OverlayReference | undefined;
  /** Of each side why it has no curve. */
  readonly absent: readonly string[];
} {
  const curves: readonly (RunCurve | undefined)[] = [pair.a, pair.b].map(({ phase }) =>
    curveOf(figure, phase.run.measured),
  );
  const absent = [pair.a, pair.b].map(({ phase }, side) =>
    curves[side] === undefined ? whyNoCurve(figure, phase.run.measured) : "",
  );
  const quality = difference?.quality ?? "null";
  const judged = { quality, deviation: undefined, centre: undefined, unjudged: undefined, beyondWanted: false };
  const overlay = overlayOf(
    { figure, curves, distances: [undefined, undefined], judged: curves.map(() => judged), otherBins: [] },
    { absent },
  );
  const ofB = overlay?.curves[1];
  const of = ofB && referenceOf([ofB]);
  // Of what lies about 0 a ratio says nothing.
  const compare = figure.curve.kind === "counts" ? "ratio" : "pull";
  const [who, name] = sideNames(pair);
  return { overlay, reference: of && { name, of, compare, run: 1, who }, absent };
}

/** What the statistics say of one matched run: "χ²/ndf 469/69, Kolmogorov D 0.084, p < 10⁻⁶". */
export function differenceWords(
  difference: RunDifference | undefined,
  { run, a, b }: RunPair<Pick<ReadyRun, "info">>,
): string {
  if (difference === undefined) return "not compared: other bins, or too few entries";
  const { chi2, ndf, kolmogorov, corrected } = difference;
  const distance = kolmogorov === undefined ? "" : `, Kolmogorov D ${kolmogorov.distance.toFixed(3)}`;
  const shared =
    run !== undefined && a.info.kind === b.info.kind ? "; errors are upper bounds: both saw the same collisions" : "";
  return `χ²/ndf ${Math.round(chi2)}/${ndf}${distance}, p ${probabilityWords(corrected)} corrected${shared}`;
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

/** Trends of both sets over the runs that are read in both; who shows them leaves out hidden ones. */
export const pairTrends = ({ read }: Pick<SetsCompared["matched"], "read">): readonly PairTrend[] =>
  trendQuantities.map((quantity) => ({
    quantity,
    a: sideTrend(
      quantity,
      read.map(({ a }) => a),
    ),
    b: sideTrend(
      quantity,
      read.map(({ b }) => b),
    ),
  }));
