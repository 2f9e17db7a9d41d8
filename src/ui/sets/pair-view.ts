import { curveOf, whyNoCurve, type RunCurve } from "../../qc/period/curve.ts";
import type { FigureDifference, RunApart, RunDifference } from "../../qc/period/differs.ts";
import { isBeyondChance, pOfCurves } from "../../qc/period/differs-limits.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import { withOtherBins } from "../../qc/period/overlay-distances.ts";
import { withoutDistance } from "../../qc/period/robust-trend.ts";
import { trendQuantities, type TrendQuantity } from "../../qc/period/quantity.ts";
import type { RunPair } from "../../qc/period/match-runs.ts";
import { referenceOf } from "../../qc/period/reference.ts";
import { trendPoint, type TrendPoint } from "../../qc/period/trend-point.ts";
import type { ReadyRun } from "../../state/sets/ready-run.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import type { FigureRun } from "./figure-run.ts";
import { probabilityWords } from "./compare-words.ts";
import { overlayOf, type Overlay, type OverlayReference } from "./overlay.ts";
import { pairLabel, sideNames } from "./pair-words.ts";
import type { RunColours } from "./run-colours.ts";
import type { RunTrend } from "./run-trend.ts";

/** The two sides of one matched run: A and B as two runs of a figure. */
export const sidesOf = (pair: RunPair<ReadyRun>): readonly FigureRun[] =>
  sideNames(pair).map((label, place) => ({ place, label, word: undefined, reason: undefined }));

export const sideColours: RunColours = { inks: ["A", "B"], ends: undefined };

export interface PairFigure {
  readonly overlay: Overlay | undefined;
  readonly reference: OverlayReference | undefined;
  /** Of each side why it has no curve. */
  readonly absent: readonly string[];
}

/** One figure of a matched run, A over B. */
export function pairOverlay(
  figure: OverlayFigure,
  pair: RunPair<ReadyRun>,
  difference: RunDifference | undefined,
): PairFigure {
  const curves: readonly (RunCurve | undefined)[] = [pair.a, pair.b].map(({ phase }) =>
    curveOf(figure, phase.run.measured),
  );
  const absent = [pair.a, pair.b].map(({ phase }, side) =>
    curves[side] === undefined ? whyNoCurve(figure, phase.run.measured) : "",
  );
  const judged = withoutDistance(difference?.quality ?? "null");
  const overlay = overlayOf(
    { figure, curves, distances: [undefined, undefined], judged: curves.map(() => judged), otherBins: [] },
    { absent },
  );
  const ofB = overlay?.curves[1];
  const of = ofB && referenceOf([ofB]);
  const [who, name] = sideNames(pair);
  return { overlay, reference: of && { name, of, compare: comparedAs(figure), run: 1, who }, absent };
}

export const allSideColours = (runs: number): RunColours => ({
  inks: Array.from({ length: 2 * runs }, (_, at) => (at % 2 === 0 ? "A" : "B")),
  ends: undefined,
  legend: [
    { label: "A", ink: "A", sample: "line" },
    { label: "B", ink: "B", sample: "dashed" },
  ],
});

/** Both sides of every matched run, "559101 A" and "559101 B", as runs of one figure, by the places in A. */
export const allSidesOf = (matched: readonly RunPair<ReadyRun>[]): readonly FigureRun[] =>
  matched.flatMap((pair) =>
    ["A", "B"].map((side) => ({
      place: pair.a.place,
      label: `${pairLabel(pair)} ${side}`,
      word: undefined,
      reason: undefined,
    })),
  );

/** One figure of all matched runs, A and B of each, with A over B of the same run below. */
export function allPairsOverlay(
  figure: OverlayFigure,
  matched: readonly RunPair<ReadyRun>[],
  difference: FigureDifference | undefined,
): PairFigure {
  const sides = matched.flatMap(({ a, b }) => [a, b]);
  const curves = sides.map(({ phase }) => curveOf(figure, phase.run.measured));
  const absent = sides.map(({ phase }, at) => (curves[at] === undefined ? whyNoCurve(figure, phase.run.measured) : ""));
  // What all runs have in common is told of the figure; of a curve that its run is apart, on the side of A.
  const apartAt = (at: number): RunApart | undefined =>
    at % 2 === 0 ? difference?.apart.find(({ run }) => run === at / 2) : undefined;
  const overlay = overlayOf(
    {
      figure,
      curves,
      distances: curves.map(() => undefined),
      judged: curves.map((_, at) => withoutDistance(apartAt(at)?.quality ?? "good")),
      otherBins: withOtherBins(curves),
    },
    { absent },
  );
  if (overlay === undefined) return { overlay, reference: undefined, absent };
  const each = overlay.curves.map((_, at) => {
    const ofB = at % 2 === 0 ? overlay.curves[at + 1] : undefined;
    return ofB && referenceOf([ofB]);
  });
  const of = each.find((reference) => reference !== undefined);
  // A run of which both sides have such a curve, and that is not compared, has too few entries.
  const isFaint = (at: number): boolean =>
    (difference?.compared ?? 0) > 0 &&
    difference!.runs[at >> 1] === undefined &&
    overlay.curves[at] !== undefined &&
    overlay.curves[at ^ 1] !== undefined;
  const faint = new Set([...sides.keys()].filter(isFaint));
  const why = overlay.why.map((words, at) => apartAt(at)?.change ?? (faint.has(at) ? "too few entries" : words));
  const marks = overlay.marks.map((mark, at) => (faint.has(at) ? "null" : mark));
  return {
    overlay: { ...overlay, why, marks, faint },
    reference: of && { name: "B", of, each, compare: comparedAs(figure), who: "A" },
    absent,
  };
}

/** Of what lies about 0 a ratio says nothing. */
const comparedAs = ({ curve }: OverlayFigure): OverlayReference["compare"] =>
  curve.kind === "counts" ? "ratio" : "pull";

/** What the tests say of all runs together: "10 runs together: χ²/ndf 2736/100, …; apart: 559107". */
export function togetherWords(
  { together, apart }: FigureDifference,
  matched: readonly RunPair<ReadyRun>[],
  word: string,
): string {
  if (together === undefined) return "not compared: other bins, or too few entries";
  const { chi2, ndf, kolmogorov, jensenShannon, corrected, of: count } = together;
  const of = `${count} ${word}${count === 1 ? "" : "s together"}`;
  const tests = [
    `χ²/ndf ${Math.round(chi2)}/${ndf}`,
    ...(kolmogorov === undefined ? [] : [`Kolmogorov D ${kolmogorov.distance.toFixed(4)}`]),
    ...(jensenShannon === undefined ? [] : [`Jensen–Shannon ${jensenShannon.distance.toFixed(5)}`]),
    `${pWords(corrected, kolmogorov === undefined)} corrected`,
  ];
  const names = apart.map(({ run }) => pairLabel(matched[run]!));
  return `${of}: ${tests.join(", ")}${names.length === 0 ? "" : `; apart: ${names.join(", ")}`}`;
}

/** What is found of one matched run where nothing is wrong: ": no difference found in this run alone". */
export function foundWords(difference: FigureDifference | undefined, ofRun: RunDifference | undefined): string {
  if (ofRun?.quality !== "good") return "";
  if (isBeyondChance(ofRun)) return ": more than chance, too little to matter";
  const together = difference?.together;
  const isInAll = together !== undefined && together.of > 1 && isBeyondChance(together);
  return `: no difference found${isInAll ? " in this run alone" : ""}`;
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
  return `χ²/ndf ${Math.round(chi2)}/${ndf}${distance}, ${pWords(corrected, kolmogorov === undefined)} corrected${shared}`;
}

/** ". Each point is of 90 columns"; "" where it is of one. */
export const joinedWords = ({ curve }: OverlayFigure): string =>
  curve.kind === "median" && curve.rebinX !== undefined ? `. Each point is of ${curve.rebinX} columns` : "";

const pWords = (p: number, isOfCurves: boolean): string =>
  `p ${probabilityWords(p)}${isOfCurves ? ` ${pOfCurves}` : ""}`;

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
