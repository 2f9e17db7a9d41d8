import { sameBins } from "../../hist/axis.ts";
import type { Estimate } from "../../hist/hist.ts";
import { chi2Test } from "../../stats/chi2-test.ts";
import { jensenShannon, toUnit } from "../../stats/divergence.ts";
import { holm } from "../../stats/holm.ts";
import { expectedDistance, kolmogorovTest } from "../../stats/kolmogorov.ts";
import { median } from "../../stats/median.ts";
import { robustSpread } from "../../stats/robust-spread.ts";
import { profileDifference } from "../../stats/profile-difference.ts";
import { shapeTest } from "../../stats/shape-test.ts";
import { insideOf } from "../../stats/weights.ts";
import type { Limit } from "../check.ts";
import { isOff, type Quality } from "../quality.ts";
import { changeWords, placeOfCounts, placeOfCurve } from "./change-words.ts";
import type { RunCurve } from "./curve.ts";
import type { OverlayCurve, OverlayFigure } from "./overlay.ts";
import { changeOf, shapeNumbers } from "./shape-numbers.ts";

export const differsLimits = {
  p: {
    value: 0.01,
    unit: "",
    reason: "corrected for all figures and runs: one page of 100 without any difference has one that is called so",
  },
  distance: {
    value: 0.03,
    unit: "",
    reason: "a peak moved by 7.5 % of its width: the distance is then 0.4 times the shift in widths",
  },
  seen: { value: 0.01, unit: "", reason: "a third of that" },
  chance: {
    value: 0.02,
    unit: "",
    reason:
      "where chance alone makes a larger distance, a run says nothing of one that matters: below 4 000 entries each",
  },
} as const satisfies Record<string, Limit>;

/** One run in one figure, A against B. */
export interface RunDifference {
  /** Largest distance of the cumulative shares; of curves what such a shift would make of a peak of the map's width. */
  readonly distance: number;
  /** What chance alone makes of it. */
  readonly expected: number;
  /** Beyond chance: of distributions relative, of curves in their unit. */
  readonly difference: number;
  /** As ROOT has it: of all bins; of curves of the bins in which both have a value. */
  readonly chi2: number;
  readonly ndf: number;
  /** Kolmogorov's p and that of χ²: of bins joined until they are filled; the latter alone of curves. */
  readonly pKolmogorov: number | undefined;
  readonly pChi2: number;
  /** Of both, before and after the correction for all tests. */
  readonly p: number;
  readonly corrected: number;
  readonly jensenShannon: number | undefined;
  /** Where A differs most from B: "93 % fewer at 1.92". */
  readonly where: string;
  /** Of this run by itself: it differs by more than chance, and by how much. */
  readonly quality: Quality;
}

/** A run that differs by more than the other runs do. */
export interface RunApart {
  /** Index of the matched run. */
  readonly run: number;
  /** Its distance beyond chance, and what of it is beyond the median of the other runs. */
  readonly beyondChance: number;
  readonly beyondOthers: number;
  readonly quality: "medium" | "bad";
  /** Of this run, B → A, as of a figure. */
  readonly change: string;
}

/** One figure of all matched runs. */
export interface FigureDifference {
  readonly figure: OverlayFigure;
  /** By matched run; `undefined` where one side has nothing, other bins, or too few entries. */
  readonly runs: readonly (RunDifference | undefined)[];
  readonly compared: number;
  /** Runs with a corrected probability below 0.01. */
  readonly significant: number;
  /** Medians over the compared runs. */
  readonly distance: number | undefined;
  /** The same beyond what chance makes. */
  readonly beyondChance: number;
  readonly chi2PerNdf: number | undefined;
  /** Runs that differ by more than the others do, furthest first. */
  readonly apart: readonly RunApart[];
  /** What the figures are ranked by: the median beyond chance, or how far a run is apart, whichever is more. */
  readonly effect: number;
  /** The worse of what the runs have in common and of a run that is apart. */
  readonly quality: Quality;
  /** B → A: "mean 49.47 → 50.18 (+1.4 %), σ 3.71 → 3.31", "93 % fewer at 1.92", "no shift". */
  readonly change: string;
}

/** What one figure has of a matched run on both sides. */
export type CurvePair = readonly [a: RunCurve | undefined, b: RunCurve | undefined];

/**
 * What differs most between two sets of runs matched by run, in falling order: first what differs by more than chance in
 * more than half of the runs, or in one by more than in the others, then the rest; each by its effect.
 *
 * @param pairsOf for a figure one pair a matched run.
 */
export function whatDiffers(
  figures: readonly OverlayFigure[],
  pairsOf: (figure: OverlayFigure) => readonly CurvePair[],
): readonly FigureDifference[] {
  const found = figures.map((figure) => {
    const pairs = pairsOf(figure);
    return { figure, pairs, runs: pairs.map((pair) => differenceOf(figure, pair)) };
  });
  const corrected = holm(found.flatMap(({ runs }) => runs.flatMap((run) => (run === undefined ? [] : [run.p]))));
  let at = 0;
  return found
    .map(({ figure, pairs, runs }) => {
      const tested = runs.map((run) => run && ofRun({ ...run, corrected: corrected[at++]! }));
      return summarised(figure, pairs, tested);
    })
    .toSorted((a, b) => Number(tells(b)) - Number(tells(a)) || b.effect - a.effect);
}

const tells = (figure: FigureDifference): boolean => isClear(figure) || figure.apart.length > 0;

type Tested = Omit<RunDifference, "corrected" | "quality">;

function differenceOf({ curve }: OverlayFigure, [a, b]: CurvePair): Tested | undefined {
  if (a?.kind === "counts" && b?.kind === "counts") return ofCounts(a, b);
  if (a?.kind !== "profile" || b?.kind !== "profile" || curve.kind === "counts") return undefined;
  return ofProfiles(a, b, curve);
}

type Counts = Extract<RunCurve, { kind: "counts" }>;
type Profile = Extract<RunCurve, { kind: "profile" }>;

function ofCounts({ hist: a }: Counts, { hist: b }: Counts): Tested | undefined {
  const [ks, chi2, shape] = [kolmogorovTest(a, b), chi2Test(a, b), shapeTest(a, b)];
  if (ks === undefined || chi2 === undefined || shape === undefined) return undefined;
  const expected = expectedDistance(ks.entries);
  if (expected > differsLimits.chance.value) return undefined;
  return {
    distance: ks.distance,
    expected,
    difference: shape.difference.value.value,
    chi2: chi2.chi2,
    ndf: chi2.ndf,
    pKolmogorov: ks.p,
    pChi2: shape.p,
    p: Math.min(1, 2 * Math.min(ks.p, shape.p)),
    where: placeOfCounts(a.x, shape.largest),
    jensenShannon: jensenShannon(toUnit(insideOf(a).values), toUnit(insideOf(b).values)),
  };
}

/** Largest slope of a normal distribution function: a peak moved by d of its widths has the distance 0.4·d. */
const distancePerWidth = 1 / Math.sqrt(2 * Math.PI);

function ofProfiles(
  a: Profile,
  b: Profile,
  { floor, decimals }: Extract<OverlayCurve, { unit: string }>,
): Tested | undefined {
  const width = a.width ?? b.width;
  if (!sameBins(a.x, b.x) || width === undefined || width === 0) return undefined;
  const found = profileDifference(a.curve, b.curve, floor);
  if (found === undefined) return undefined;
  const { difference, chi2, ndf, p } = found;
  const asDistance = (of: number): number => (distancePerWidth * of) / width;
  const expected = asDistance(difference.value.error);
  if (expected > differsLimits.chance.value) return undefined;
  return {
    distance: asDistance(difference.value.value),
    expected,
    difference: difference.value.value,
    chi2,
    ndf,
    pKolmogorov: undefined,
    pChi2: p,
    p,
    where: placeOfCurve(a.x, found.largest, decimals),
    jensenShannon: undefined,
  };
}

/** A distance beyond chance is called what the median of several runs is. */
const ofEffect = (effect: number): Quality =>
  effect < differsLimits.seen.value ? "good" : effect < differsLimits.distance.value ? "medium" : "bad";

const beyondChanceOf = ({ distance, expected }: Tested): number => Math.max(0, distance - expected);

const ofRun = (run: Omit<RunDifference, "quality">): RunDifference => ({
  ...run,
  quality: run.corrected < differsLimits.p.value ? ofEffect(beyondChanceOf(run)) : "good",
});

/**
 * Runs that differ by more than chance, and by more than the others do: beyond the median of the others by what a person sees,
 * and by more than three spreads of the runs, as a run of a period is judged (`robustSpread`). Of two runs both distances
 * have the error that chance makes.
 */
function runsApart(
  { curve }: OverlayFigure,
  pairs: readonly CurvePair[],
  runs: readonly (RunDifference | undefined)[],
): readonly RunApart[] {
  const there = [...runs.keys()].filter((run) => runs[run] !== undefined);
  if (there.length < 2) return [];
  const values = Float64Array.from(there, (run) => beyondChanceOf(runs[run]!));
  const errors = Float64Array.from(there, (run) => runs[run]!.expected);
  const usual = robustSpread(values, errors, differsLimits.seen.value / 3, "above");
  return there
    .flatMap((run, i): readonly RunApart[] => {
      const { corrected, difference, where } = runs[run]!;
      const { centre, spread } = usual?.each[i] ?? { centre: values[1 - i]!, spread: errors[1 - i]! };
      const beyondOthers = values[i]! - centre;
      const quality = ofEffect(beyondOthers);
      const isBeyond = beyondOthers > apartSpreads * Math.hypot(spread, errors[i]!);
      if (corrected >= differsLimits.p.value || !isBeyond || (quality !== "medium" && quality !== "bad")) return [];
      const change = changeWords(changes([pairs[run]!], [runs[run]]), curve.floor, difference);
      return [{ run, beyondChance: values[i]!, beyondOthers, quality, change: change === "" ? where : change }];
    })
    .toSorted((a, b) => b.beyondOthers - a.beyondOthers);
}

/** As of a run among others. */
const apartSpreads = 3;

function summarised(
  figure: OverlayFigure,
  pairs: readonly CurvePair[],
  runs: readonly (RunDifference | undefined)[],
): FigureDifference {
  const there = runs.filter((run) => run !== undefined);
  const typical = (of: (run: RunDifference) => number): number | undefined => median(there.map(of));
  const significant = there.filter(({ corrected }) => corrected < differsLimits.p.value).length;
  const beyondChance = Math.max(0, typical(({ distance, expected }) => distance - expected) ?? 0);
  const common = {
    figure,
    runs,
    compared: there.length,
    significant,
    distance: typical(({ distance }) => distance),
    beyondChance,
    chi2PerNdf: typical(({ chi2, ndf }) => chi2 / ndf),
  };
  const ofMost = qualityOf(common);
  const change = isClear(common)
    ? changeWords(changes(pairs, runs), figure.curve.floor, typical(({ difference }) => difference) ?? 0)
    : "";
  const apart = runsApart(figure, pairs, runs);
  return {
    ...common,
    apart,
    effect: Math.max(beyondChance, apart[0]?.beyondOthers ?? 0),
    quality: apart[0]?.quality === "bad" || !isOff(ofMost) ? (apart[0]?.quality ?? ofMost) : ofMost,
    change: change !== "" ? change : isOff(ofMost) ? typicalPlace(there) : "no shift",
  };
}

/** Of the run whose distance is in the middle. */
function typicalPlace(runs: readonly RunDifference[]): string {
  const sorted = runs.toSorted((a, b) => a.distance - b.distance);
  return sorted[sorted.length >> 1]?.where ?? "";
}

/** A median tells of more than half: of two runs it would be between them. */
const isClear = ({ compared, significant }: Pick<FigureDifference, "compared" | "significant">): boolean =>
  2 * significant > compared;

function qualityOf(figure: Pick<FigureDifference, "compared" | "significant" | "beyondChance">): Quality {
  if (figure.compared === 0) return "null";
  return isClear(figure) ? ofEffect(figure.beyondChance) : "good";
}

/** From B to A, of the runs that were compared. */
function changes(pairs: readonly CurvePair[], runs: readonly (RunDifference | undefined)[]) {
  const both = pairs.flatMap(([a, b], run) => {
    const [after, before] = [a && shapeNumbers(a), b && shapeNumbers(b)];
    return runs[run] === undefined || after === undefined || before === undefined ? [] : [{ before, after }];
  });
  const widths = both.flatMap(({ before, after }): (readonly [Estimate, Estimate])[] =>
    before.width === undefined || after.width === undefined ? [] : [[before.width, after.width]],
  );
  return { mean: changeOf(both.map(({ before, after }) => [before.mean, after.mean])), width: changeOf(widths) };
}
