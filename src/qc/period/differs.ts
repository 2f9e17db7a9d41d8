import type { Estimate } from "../../hist/hist.ts";
import { holm } from "../../stats/holm.ts";
import { median } from "../../stats/median.ts";
import { isOff, type Quality } from "../quality.ts";
import { changeWords } from "./change-words.ts";
import { differsLimits, isBeyondChance, ofEffect } from "./differs-limits.ts";
import { withOtherBins } from "./overlay-distances.ts";
import type { OverlayFigure } from "./overlay.ts";
import { pairDifference, type CurvePair, type PairDifference } from "./pair-difference.ts";
import { runsApart, type Apartness } from "./runs-apart.ts";
import { changeOf, shapeNumbers } from "./shape-numbers.ts";

/** A difference whose probability is corrected for all tests of the page. */
export interface Corrected extends PairDifference {
  readonly corrected: number;
}

/** One run in one figure, A against B. */
export interface RunDifference extends Corrected {
  /** Of this test by itself: it differs by more than chance, and by how much. */
  readonly quality: Quality;
}

/** A run that differs by more than the other runs do. */
export interface RunApart {
  /** Index of the matched run. */
  readonly run: number;
  /** Its distance beyond chance, and what of it is beyond what the other runs have. */
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
  /** All compared runs in one test, without those that are apart, with their number; `undefined` where none was compared. */
  readonly together: (Corrected & { readonly of: number }) | undefined;
  /** How many there were of them: one a run, and of several one together. */
  readonly tests: number;
  /** Beyond chance, what at least half of the compared runs have by themselves, and all together. */
  readonly beyondChance: number;
  /** Runs that differ by more than the others do, furthest first. */
  readonly apart: readonly RunApart[];
  /** What the figures are ranked by: the distance beyond chance, or how far a run is apart, whichever is more. */
  readonly effect: number;
  /** What the runs have in common. */
  readonly common: Quality;
  /** The worse of that and of a run that is apart. */
  readonly quality: Quality;
  /** B → A: "mean 49.47 → 50.18 (+1.4 %), σ 3.71 → 3.31", "93 % fewer at 1.92", "no shift". */
  readonly change: string;
}

/** A figure whose runs are tested, each by itself and together. */
interface TestedFigure {
  readonly figure: OverlayFigure;
  readonly pairs: readonly CurvePair[];
  readonly runs: readonly (RunDifference | undefined)[];
  readonly apart: ReadonlyMap<number, Apartness>;
  /** Those that are tested together. */
  readonly near: readonly number[];
  /** Of fewer than two it would be the same test once more. */
  readonly together: PairDifference | undefined;
}

/**
 * What differs most between two sets of runs matched by run, in falling order: first what differs by more than chance in
 * all runs together, or in one by more than in the others, then the rest; each by its effect.
 *
 * @param pairsOf for a figure one pair a matched run.
 * @param areSame whether both of a pair are the same run.
 */
export function whatDiffers(
  figures: readonly OverlayFigure[],
  pairsOf: (figure: OverlayFigure) => readonly CurvePair[],
  areSame = true,
): readonly FigureDifference[] {
  const ofRuns = figures.map((figure) => pairsOf(figure).map((pair) => pairDifference(figure, [pair], areSame)));
  const tested = correctedRuns(ofRuns).map((runs, at) => {
    const figure = figures[at]!;
    return testedFigure(figure, pairsOf(figure), runs);
  });
  // Which runs are apart was told by the runs alone; what is shown is corrected for the tests of all together, too.
  const all = tested.map(({ together }, at) => [...ofRuns[at]!, together]);
  const runs = correctedRuns(all);
  return tested
    .map((figure, at) => {
      const tests = all[at]!.filter((test) => test !== undefined).length;
      return summarised({ ...figure, runs: runs[at]!.slice(0, -1) }, runs[at]!.at(-1), tests);
    })
    .toSorted((a, b) => Number(tells(b)) - Number(tells(a)) || b.effect - a.effect);
}

const tells = ({ together, apart }: FigureDifference): boolean => isFound(together) || apart.length > 0;

const isFound = (test: Corrected | undefined): boolean => test !== undefined && isBeyondChance(test);

/** All tests corrected together, each with what it is called by itself; without those that had too few entries to tell anything. */
function correctedRuns(
  tests: readonly (readonly (PairDifference | undefined)[])[],
): readonly (readonly (RunDifference | undefined)[])[] {
  const corrected = holm(tests.flatMap((of) => of.flatMap((test) => (test === undefined ? [] : [test.p]))));
  let at = 0;
  return tests.map((of) =>
    of.map((test) => {
      if (test === undefined) return undefined;
      const found = { ...test, corrected: corrected[at++]! };
      if (isBeyondChance(found)) return { ...found, quality: ofEffect(found.beyondChance) };
      return test.expected > differsLimits.chance.value ? undefined : { ...found, quality: "good" };
    }),
  );
}

function testedFigure(
  figure: OverlayFigure,
  pairs: readonly CurvePair[],
  runs: readonly (RunDifference | undefined)[],
): TestedFigure {
  const apart = runsApart(runs);
  const otherBins = withOtherBins(pairs.map(([a], run) => (runs[run] === undefined ? undefined : a)));
  const near = [...runs.keys()].filter((run) => runs[run] !== undefined && !apart.has(run) && !otherBins.includes(run));
  const ofNear = near.map((run) => pairs[run]!);
  return { figure, pairs, runs, apart, near, together: near.length < 2 ? undefined : pairDifference(figure, ofNear) };
}

function summarised(
  { figure, pairs, runs, apart: far, near }: Omit<TestedFigure, "together">,
  ofSeveral: RunDifference | undefined,
  tests: number,
): FigureDifference {
  const tested = ofSeveral ?? runs[near[0] ?? -1];
  const together = tested && { ...tested, of: near.length };
  const there = runs.filter((run) => run !== undefined);
  const reached = mostReach(there.map((run) => run.beyondChance));
  const beyondChance = Math.min(reached, together?.beyondChance ?? 0);
  // Of figures that most runs say nothing of it is not said that they are good.
  const isTold = 2 * there.length >= pairs.length;
  const found = isFound(together) ? ofEffect(beyondChance) : "good";
  const common = together === undefined || (found === "good" && !isTold) ? "null" : found;
  const apart = [...far]
    .filter(([run]) => isFound(runs[run]))
    .map(([run, { beyondOthers, quality }]): RunApart => {
      const { difference, where, beyondChance: own } = runs[run]!;
      const change = changeWords(changes([pairs[run]!], [runs[run]]), figure.curve.floor, difference);
      return { run, beyondChance: own, beyondOthers, quality, change: change === "" ? where : change };
    })
    .toSorted((a, b) => b.beyondOthers - a.beyondOthers);
  return {
    figure,
    runs,
    compared: there.length,
    significant: there.filter(isBeyondChance).length,
    together,
    tests,
    beyondChance,
    apart,
    effect: Math.max(beyondChance, apart[0]?.beyondOthers ?? 0),
    common,
    quality: apart[0]?.quality === "bad" || !isOff(common) ? (apart[0]?.quality ?? common) : common,
    change: changeOfAll({ figure, pairs, runs }, together, common),
  };
}

/** The largest number that at least half of them reach; 0 where there is none. */
function mostReach(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}

/** What all runs have in common, in words; where it is no shift, the place. */
function changeOfAll(
  { figure: { curve }, pairs, runs }: Pick<TestedFigure, "figure" | "pairs" | "runs">,
  together: Corrected | undefined,
  common: Quality,
): string {
  if (together === undefined || !isFound(together)) return "no shift";
  const typical = median(runs.flatMap((run) => (run === undefined ? [] : [run.difference]))) ?? 0;
  const words = changeWords(changes(pairs, runs), curve.floor, typical);
  if (words !== "") return words;
  return isOff(common) ? together.where : "more than chance, too little to matter";
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
