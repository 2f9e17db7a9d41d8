import { sameBins } from "../../hist/axis.ts";
import type { Axis } from "../../hist/hist.ts";
import { expectedJensenShannon, jensenShannon, toUnit } from "../../stats/divergence.ts";
import type { Distance } from "../../stats/distance.ts";
import { curvesOfOthers, profileDifference } from "../../stats/profile-difference.ts";
import { shapeTestOfContents } from "../../stats/shape-test.ts";
import { insideOf, type Contents } from "../../stats/weights.ts";
import type { RunCurve } from "./curve.ts";
import { othersOf } from "./other-runs.ts";
import type { OverlayCurve, OverlayFigure } from "./overlay.ts";
import { placeOfCounts, placeOfCurve, placeOfRatio } from "./change-words.ts";
import { isOff } from "../quality.ts";
import { segmentsOfCurves, type ChangePoint } from "./change-points.ts";
import { robustTrend, type JudgedNumber } from "./robust-trend.ts";

/** How far one run's curve is from those of the other runs. */
export interface CurveDistance {
  /** Beyond what chance makes: of distributions and species relative, of curves in their unit. */
  readonly difference: Distance;
  readonly chi2: number;
  readonly ndf: number;
  readonly p: number;
  /** Where it is largest: "93 % fewer at 1.92". */
  readonly where: string;
  /** Jensen–Shannon distance (natural logarithm) with what chance alone makes of it; of distributions only. */
  readonly jensenShannon: { readonly distance: number; readonly expected: number } | undefined;
}

export interface OverlayDistances {
  /** One a run; `undefined` where it has no curve, or one of other bins. */
  readonly distances: readonly (CurveDistance | undefined)[];
  readonly judged: readonly JudgedNumber[];
  /** Runs (indices) whose bins are not those of most runs: they are not compared. */
  readonly otherBins: readonly number[];
}

export interface RunsApart {
  /** Known to be off in another figure: they are compared with the others, and those not with them. */
  readonly off: ReadonlySet<number>;
  /** With too few entries in most figures: compared, and not judged. */
  readonly thin: ReadonlySet<number>;
}

/**
 * How far every run is from all others, judged by how far runs usually are: one that differs from the rest by more than they
 * do from each other is medium or bad. Distributions are compared with the sum of the other runs, without those that
 * are off; curves bin by bin with the median of the other runs.
 */
export function overlayDistances(
  figure: OverlayFigure,
  curves: readonly (RunCurve | undefined)[],
  { off, thin }: RunsApart = { off: new Set(), thin: new Set() },
): OverlayDistances {
  const { floor } = figure.curve;
  const otherBins = withOtherBins(curves);
  const used = curves.map((curve, run) => (otherBins.includes(run) ? undefined : curve));
  const judge = (distances: readonly (CurveDistance | undefined)[]): readonly JudgedNumber[] =>
    robustTrend(
      distances.map((distance, run) => distance && { ...distance.difference.score, sound: true, thin: thin.has(run) }),
      { floor, sides: "above" },
    ).runs;
  if (figure.curve.kind !== "counts") {
    const distances = profileDistances(used, figure.curve, (run) => !thin.has(run) && !off.has(run));
    return { distances, judged: judge(distances), otherBins };
  }
  const first = countDistances(used, off);
  const judged = judge(first);
  const here = [...judged.keys()].filter((run) => isOff(judged[run]!.quality) && !off.has(run));
  if (here.length === 0) return { distances: first, judged, otherBins };
  const distances = countDistances(used, new Set([...off, ...here]));
  return { distances, judged: judge(distances), otherBins };
}

/**
 * The same within stretches of runs: parted at changes of the period where both sides have enough curves to tell what is
 * usual.
 */
export function segmentedDistances(
  figure: OverlayFigure,
  curves: readonly (RunCurve | undefined)[],
  changes: readonly ChangePoint[],
  apart: RunsApart,
): OverlayDistances {
  const usual = curves.map((curve, run) => (apart.thin.has(run) || apart.off.has(run) ? undefined : curve));
  const parts = segmentsOfCurves(usual, changes).map((segment) => {
    const inside = (run: number): boolean => segment[0] <= run && run <= segment[1];
    const part = overlayDistances(
      figure,
      curves.map((curve, run) => (inside(run) ? curve : undefined)),
      apart,
    );
    return { inside, ...part };
  });
  const of = <T>(values: (part: (typeof parts)[number]) => readonly T[]): readonly T[] =>
    curves.map((_, run) => values(parts.find(({ inside }) => inside(run))!)[run]!);
  return {
    distances: of(({ distances }) => distances),
    judged: of(({ judged }) => judged),
    otherBins: parts.flatMap(({ otherBins }) => otherBins),
  };
}

/** Those that do not have the bins that most have. */
export function withOtherBins(curves: readonly (RunCurve | undefined)[]): readonly number[] {
  const groups: number[][] = [];
  for (const [run, curve] of curves.entries()) {
    if (curve === undefined) continue;
    const group = groups.find(([first]) => haveSameBins(curves[first!]!, curve));
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  const most = Math.max(0, ...groups.map((group) => group.length));
  const kept = groups.find((group) => group.length === most);
  return groups.filter((group) => group !== kept).flat();
}

function haveSameBins(a: RunCurve, b: RunCurve): boolean {
  if (a.kind === "counts") return b.kind === "counts" && sameBins(a.hist.x, b.hist.x);
  return b.kind === "profile" && sameBins(a.x, b.x);
}

function countDistances(
  curves: readonly (RunCurve | undefined)[],
  off: ReadonlySet<number>,
): readonly (CurveDistance | undefined)[] {
  const contents = curves.map((curve) => (curve?.kind === "counts" ? insideOf(curve.hist) : undefined));
  const others = othersOf(contents, off);
  return curves.map((curve, run) => {
    const [own, rest] = [contents[run], others[run]];
    return curve?.kind === "counts" && own && rest ? distanceFrom(own, rest, curve.hist.x) : undefined;
  });
}

function distanceFrom(own: Contents, others: Contents, x: Axis): CurveDistance | undefined {
  const test = shapeTestOfContents(own, others);
  if (test === undefined) return undefined;
  const { chi2, ndf, p, difference, entries } = test;
  let cells = 0;
  for (let i = 0; i < own.values.length; i++) if (own.values[i]! + others.values[i]! > 0) cells += 1;
  const distance = jensenShannon(toUnit(own.values), toUnit(others.values));
  return {
    difference,
    chi2,
    ndf,
    p,
    where: placeOfCounts(x, test.largest),
    jensenShannon: { distance, expected: expectedJensenShannon(cells, entries) },
  };
}

type Profile = Extract<RunCurve, { kind: "profile" }>;

function profileDistances(
  curves: readonly (RunCurve | undefined)[],
  { kind, floor, decimals }: Extract<OverlayCurve, { unit: string }>,
  counts: (run: number) => boolean,
): readonly (CurveDistance | undefined)[] {
  const there = [...curves.keys()].filter((run) => curves[run]?.kind === "profile");
  const profiles = there.map((run) => {
    const { curve, logs } = curves[run] as Profile;
    return logs ?? curve;
  });
  const others = curvesOfOthers(profiles, (i) => counts(there[i]!));
  const distances = curves.map((): CurveDistance | undefined => undefined);
  there.forEach((run, i) => {
    const found = profileDifference(profiles[i]!, others[i]!, floor);
    if (found === undefined) return;
    const { difference, chi2, ndf, p } = found;
    const { x } = curves[run] as Profile;
    const where = kind === "species" ? placeOfRatio(x, found.largest) : placeOfCurve(x, found.largest, decimals);
    distances[run] = { difference, chi2, ndf, p, where, jensenShannon: undefined };
  });
  return distances;
}
