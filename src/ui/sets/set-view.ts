import type { SpeciesId } from "../../qc/bethe-bloch.ts";
import { chamberCounts, chamberMeans } from "../../qc/period/chamber-counts.ts";
import { parityChambers } from "../../qc/period/chambers-parity.ts";
import type { ChangePoint } from "../../qc/period/change-points.ts";
import { curveOf, whyNoCurve } from "../../qc/period/curve.ts";
import type { OverlayFigure } from "../../qc/period/overlay.ts";
import { parityChecked } from "../../qc/period/parity-judged.ts";
import { referenceOf } from "../../qc/period/reference.ts";
import { referencePoint } from "../../qc/period/reference-point.ts";
import { asQuoted, type TrendPoint } from "../../qc/period/trend-point.ts";
import type { KnownParameters } from "../../qc/known-parameters.ts";
import { withoutDistance, type Band } from "../../qc/period/robust-trend.ts";
import type { Rule } from "../../qc/quality.ts";
import type { RunStanding } from "../../reports/period/standing.ts";
import type { Arrangement, SetRoute } from "../../route/route.ts";
import { inOrder } from "../../state/sets/order.ts";
import type { SetsJudged } from "../../state/sets/set-session.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import type { Mark } from "../base/marks.ts";
import { rateWords } from "../base/parameter-words.ts";
import { explain } from "../../base/explain.ts";
import type { FigureRun, RunsShown } from "./figure-run.ts";
import { chambersOfRuns, parityChambersOfRuns } from "./matrices.ts";
import type { Matrix } from "./matrix.ts";
import { overlayOf, type Overlay, type OverlayReference } from "./overlay.ts";
import { coloursByOrder, coloursByValue, type RunColours } from "./run-colours.ts";
import { comparedBy, referenceCurve, referenceName, type SetReference } from "./set-reference.ts";
import { parityRunTrend, robustRunTrend, type NamedReference, type RunTrend } from "./run-trend.ts";

/** A set as its page shows it: everything is by the index of the run in `runs`, also what is not read yet. */
export interface SetView {
  readonly runs: readonly SetRun[];
  readonly figureRuns: readonly FigureRun[];
  readonly colours: RunColours;
  readonly shown: RunsShown;
  readonly rule: Rule;
  /** Empty before the first run is read. */
  readonly trends: readonly RunTrend[];
  readonly changes: readonly ChangePoint[];
  readonly chambers: Matrix | undefined;
  readonly standings: ReadonlyMap<number, RunStanding>;
  readonly parameters: readonly (KnownParameters | undefined)[];
  readonly overlay: (figure: OverlayFigure) => Overlay | undefined;
  /** Those of the overlay alone, without its curves: of every figure they are shown while few are in sight. */
  readonly marks: (figure: OverlayFigure) => readonly Mark[];
  /** Of each run why it has no curve: "has no values per pad"; none before the first run is read. */
  readonly absent: (figure: OverlayFigure) => readonly string[];
  /** Which one figures of species show. */
  readonly species: SpeciesId;
  readonly reference: (overlay: Overlay) => OverlayReference | undefined;
}

export function setView(
  all: readonly SetRun[],
  known: SetsJudged | undefined,
  { rule: chosen, arrangement }: Pick<SetRoute, "rule" | "arrangement">,
  parametersOf: ReadonlyMap<number, KnownParameters> = new Map(),
  other?: SetReference,
): SetView {
  const runs = inOrder(all, arrangement.order, ({ place }) => parametersOf.get(place)?.rate.average);
  const parameters = runs.map(({ place }) => parametersOf.get(place));
  // As long as nothing is judged by the rule that was chosen, all stays as it was.
  const rule = known?.judging.rule ?? chosen;
  const placed = new Map(known?.runs.map(({ place }, at) => [place, at]));
  const figureRuns = runs.map((run) => figureRun(run, known === undefined || placed.has(run.place)));
  const indices = runs.map(({ place }) => placed.get(place));
  const spread = <T>(values: readonly T[], none: T): readonly T[] =>
    indices.map((at) => (at === undefined ? none : (values[at] ?? none)));
  /** Index of a judged run among all. */
  const shownAt = (at: number): number => indices.indexOf(at);
  const judged = known?.judged;
  // By rate a change of the period is at no place among its runs: each run has its own band, and no change is marked.
  const isInTime = arrangement.order !== "rate";
  const hasPads = runs.some(({ phase }) => phase.kind === "ready" && chamberCounts(phase.run.measured) !== undefined);
  const trends = (judged?.trends ?? []).map((trend): RunTrend => {
    const points = spread(trend.points, undefined);
    if (rule === "parity") {
      const quoted = points.map(asQuoted);
      const reference = referenceOfTrend(trend.quantity.id, quoted);
      const another = reference?.run === undefined ? reference?.of : undefined;
      return parityRunTrend(trend.quantity, quoted, parityChecked(quoted, another), reference);
    }
    const bands = isInTime
      ? trend.bands.map((band) => ({ ...band, first: shownAt(band.first), last: shownAt(band.last) }))
      : bandsOfRuns(trend.bands, indices);
    const reference = referenceOfTrend(trend.quantity.id, points);
    return robustRunTrend({ ...trend, points, judged: spread(trend.judged, notRead), bands }, reference);
  });
  // Each made once: figures are drawn anew where what they show is another object.
  const overlays = new Map<string, Overlay | undefined>();
  const references = new Map<Overlay, OverlayReference | undefined>();
  return {
    runs,
    figureRuns,
    colours: coloursOf(runs, parameters, arrangement),
    rule,
    shown: { hidden: new Set(arrangement.hidden), raised: arrangement.raised, pointed: undefined },
    trends,
    changes: isInTime ? (judged?.changes ?? []).map((change) => ({ ...change, at: shownAt(change.at) })) : [],
    chambers: judged !== undefined && hasPads ? chambersMatrix() : undefined,
    parameters,
    standings: known?.standings ?? new Map<number, RunStanding>(),
    species: arrangement.species ?? "pion",
    absent: (figure) => (judged === undefined ? [] : absentOf(figure)),
    overlay(figure) {
      if (!overlays.has(figure.id)) overlays.set(figure.id, overlayFor(figure));
      return overlays.get(figure.id);
    },
    marks(figure) {
      const compared = judged?.overlays.find((each) => each.figure.id === figure.id);
      const of = spread(compared?.judged ?? [], notRead);
      return of.every(({ unjudged }) => unjudged?.kind === "missing") ? [] : of.map(({ quality }) => quality);
    },
    reference(overlay) {
      if (!references.has(overlay)) references.set(overlay, referenceFor(overlay));
      return references.get(overlay);
    },
  };

  function referenceOfTrend(id: string, points: readonly (TrendPoint | undefined)[]): NamedReference | undefined {
    if (arrangement.reference === "set") {
      const of = other?.points[id];
      return other && of && { name: referenceName(other, of.runs), of, run: undefined };
    }
    const run = runs.findIndex(({ place }) => place === arrangement.reference);
    const of = referencePoint([points[run]]);
    return of && { name: figureRuns[run]!.label, of, run };
  }

  function referenceFor(overlay: Overlay): OverlayReference | undefined {
    return arrangement.reference === "set"
      ? other && referenceCurve(overlay, other, rule)
      : referenceIn(overlay, runs, figureRuns, arrangement);
  }

  function overlayFor(figure: OverlayFigure): Overlay | undefined {
    const compared = judged?.overlays.find((each) => each.figure.id === figure.id);
    if (compared === undefined) return undefined;
    return overlayOf(
      {
        figure: compared.figure,
        curves: runs.map(({ phase }) =>
          phase.kind === "ready" ? curveOf(figure, phase.run.measured, rule) : undefined,
        ),
        distances: spread(compared.distances, undefined),
        judged: spread(compared.judged, notRead),
        otherBins: compared.otherBins.map(shownAt),
      },
      { rule, absent: absentOf(figure) },
    );
  }

  function absentOf(figure: OverlayFigure): readonly string[] {
    return runs.map((run) => absentIn(figure, run));
  }

  function chambersMatrix(): Matrix {
    if (rule !== "parity") {
      return chambersOfRuns(figureRuns, { ...judged!.chambers, cells: spread(judged!.chambers.cells, []) });
    }
    const means = runs.map(({ phase }) => (phase.kind === "ready" ? chamberMeans(phase.run.measured) : undefined));
    return parityChambersOfRuns(figureRuns, parityChambers(means.map((each) => each ?? [])));
  }
}

/** The bands that judged runs were judged by, where these are shown; neighbours of the same one share it. */
function bandsOfRuns(bands: readonly Band[], judgedAt: readonly (number | undefined)[]): readonly Band[] {
  const shown: { readonly of: Band; readonly first: number; last: number }[] = [];
  judgedAt.forEach((at, run) => {
    const of = bands.find(({ first, last }) => at !== undefined && at >= first && at <= last);
    const before = shown.at(-1);
    if (of === undefined) return;
    if (before?.of === of) before.last = run;
    else shown.push({ of, first: run, last: run });
  });
  return shown.map(({ of, first, last }) => ({ ...of, first, last }));
}

/** Of runs without the TPC, or that are not read, something else is told. */
function absentIn(figure: OverlayFigure, { phase }: SetRun): string {
  if (phase.kind !== "ready" || phase.run.numbers.tpcMissing) return "";
  const { measured } = phase.run;
  return curveOf(figure, measured) === undefined ? whyNoCurve(figure, measured) : "";
}

const notRead = withoutDistance("null", { kind: "missing" });

function figureRun({ place, label, phase }: SetRun, judged: boolean): FigureRun {
  const base = { place, label };
  if (phase.kind === "failed") {
    const word = phase.error.kind === "truncated" ? "cut" : "not read";
    return { ...base, word, reason: `not read: ${explain(phase.error)}` };
  }
  if (phase.kind === "ready") {
    const missing = phase.run.numbers.tpcMissing;
    if (!judged && !missing) return { ...base, word: "waits", reason: "not judged yet" };
    return { ...base, word: missing ? "no TPC" : undefined, reason: missing ? "TPC not in the run" : undefined };
  }
  return { ...base, word: "waits", reason: "not read yet" };
}

function coloursOf(
  runs: readonly SetRun[],
  parameters: SetView["parameters"],
  { colour, order }: Arrangement,
): RunColours {
  const labels = runs.map(({ label }) => label);
  if (colour === "rate") {
    return coloursByValue(
      parameters.map((each) => each?.rate.average),
      rateWords,
    );
  }
  if (colour === order || colour === "run") return coloursByOrder(labels);
  const times = runs.map(({ info }) => info.validity?.[0]);
  return coloursByValue(times, (time) => new Date(time).toISOString().slice(0, 10));
}

/** One run of the set that all are compared with. */
function referenceIn(
  overlay: Overlay,
  runs: readonly SetRun[],
  figureRuns: readonly FigureRun[],
  { reference }: Arrangement,
): OverlayReference | undefined {
  if (typeof reference !== "number") return undefined;
  const run = runs.findIndex(({ place }) => place === reference);
  const curve = overlay.curves[run];
  const of = curve && referenceOf([curve]);
  return of && { name: figureRuns[run]!.label, of, compare: comparedBy(overlay), run };
}
