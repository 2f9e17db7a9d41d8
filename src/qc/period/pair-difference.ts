import { sameBins } from "../../hist/axis.ts";
import type { Axis } from "../../hist/hist.ts";
import { chi2OfContents } from "../../stats/chi2-test.ts";
import { jensenShannon, toUnit } from "../../stats/divergence.ts";
import { expectedDistance, kolmogorovOfContents } from "../../stats/kolmogorov.ts";
import { pooledContents, pooledDifference } from "../../stats/pooled-pairs.ts";
import { profileDifference, type Curve } from "../../stats/profile-difference.ts";
import { shapeTestOfContents } from "../../stats/shape-test.ts";
import { insideOf, type Contents } from "../../stats/weights.ts";
import { placeOfCounts, placeOfCurve } from "./change-words.ts";
import type { RunCurve } from "./curve.ts";
import type { OverlayCurve, OverlayFigure } from "./overlay.ts";

/** What one figure has of a matched run on both sides. */
export type CurvePair = readonly [a: RunCurve | undefined, b: RunCurve | undefined];

/** A against B in one figure: one run, or several together. */
export interface PairDifference {
  /**
   * Largest distance of the cumulative shares; of curves what such a shift would make of a peak of the map's width, or such a
   * change of width of the peak itself.
   */
  readonly distance: number;
  /** What chance alone makes of it. */
  readonly expected: number;
  /** How well it is known: of a distance of shares the error of a share of one half, which is the largest. */
  readonly error: number;
  /** What of the distance is beyond that; of curves as far as it is known to be. */
  readonly beyondChance: number;
  /** Beyond chance: of distributions relative, of curves in their unit. */
  readonly difference: number;
  /** As ROOT has it: of all bins; of curves of the bins in which both have a value. */
  readonly chi2: number;
  readonly ndf: number;
  /** Of bins joined until they are filled. */
  readonly pChi2: number;
  /** Of distributions alone. */
  readonly kolmogorov: { readonly distance: number; readonly p: number } | undefined;
  /** Distance of all bins (natural logarithm), its probability of joined ones; of distributions alone. */
  readonly jensenShannon: { readonly distance: number; readonly p: number } | undefined;
  /** That of Kolmogorov's test and of χ² together; of curves that of χ². */
  readonly p: number;
  /** Where A differs most from B: "93 % fewer at 1.92". */
  readonly where: string;
}

/**
 * Several pairs are weighted by how well each tells a difference (`pooled-pairs.ts`).
 *
 * @param areSame whether both sides are the same runs: curves of other runs may differ by what is usual between runs.
 * @returns `undefined` where a side has nothing or they have other bins.
 */
export function pairDifference(
  { curve }: OverlayFigure,
  pairs: readonly CurvePair[],
  areSame = true,
): PairDifference | undefined {
  if (curve.kind === "counts") {
    const counts = pairs.map(countsOf);
    const x = counts[0]?.x;
    if (x === undefined || !counts.every((pair) => pair !== undefined && sameBins(pair.x, x))) return undefined;
    const contents = counts.map((pair) => pair!.contents);
    return ofCounts(x, contents.length === 1 ? contents[0]! : pooledContents(contents));
  }
  const profiles = pairs.map(profilesOf);
  const x = profiles[0]?.x;
  if (x === undefined || !profiles.every((pair) => pair !== undefined && sameBins(pair.x, x))) return undefined;
  const width = profiles.reduce((sum, pair) => sum + pair!.width, 0) / profiles.length;
  const curves = profiles.map((pair) => pair!.curves);
  const scatter = areSame ? 0 : Math.SQRT2 * curve.floor;
  return ofProfiles(x, width, curves.length === 1 ? curves[0]! : [pooledDifference(curves), none(x)], curve, scatter);
}

function countsOf([a, b]: CurvePair) {
  if (a?.kind !== "counts" || b?.kind !== "counts" || !sameBins(a.hist.x, b.hist.x)) return undefined;
  return { x: a.hist.x, contents: [insideOf(a.hist), insideOf(b.hist)] as const };
}

function profilesOf([a, b]: CurvePair) {
  if (a?.kind !== "profile" || b?.kind !== "profile" || !sameBins(a.x, b.x)) return undefined;
  const width = a.width ?? b.width;
  return width === undefined || width === 0 ? undefined : { x: a.x, width, curves: [a.curve, b.curve] as const };
}

function ofCounts(x: Axis, [a, b]: readonly [Contents, Contents]): PairDifference | undefined {
  const [kolmogorov, chi2, shape] = [kolmogorovOfContents(a, b), chi2OfContents(a, b), shapeTestOfContents(a, b)];
  if (kolmogorov === undefined || chi2 === undefined || shape === undefined) return undefined;
  const { distance, p } = kolmogorov;
  const [n1, n2] = kolmogorov.entries;
  const expected = expectedDistance([n1, n2]);
  return {
    distance,
    expected,
    error: Math.sqrt(1 / n1 + 1 / n2) / 2,
    beyondChance: Math.max(0, distance - expected),
    difference: shape.difference.value.value,
    chi2: chi2.chi2,
    ndf: chi2.ndf,
    pChi2: shape.p,
    kolmogorov: { distance, p },
    jensenShannon: { distance: jensenShannon(toUnit(a.values), toUnit(b.values)), p: shape.pJensenShannon },
    p: Math.min(1, 2 * Math.min(p, shape.p)),
    where: placeOfCounts(x, shape.largest),
  };
}

/** Largest slope of a normal distribution function: a peak moved by d of its widths has the distance 0.4·d. */
const distancePerWidth = 1 / Math.sqrt(2 * Math.PI);

/** Of a peak wider by a share d the distance is 0.24·d: the largest change of a normal distribution function, at one σ. */
const distancePerShare = distancePerWidth * Math.exp(-0.5);

function ofProfiles(
  x: Axis,
  width: number,
  [a, b]: readonly [Curve, Curve],
  { kind, floor, decimals }: Extract<OverlayCurve, { unit: string }>,
  scatter: number,
): PairDifference | undefined {
  const found = profileDifference(a, b, floor, scatter);
  if (found === undefined) return undefined;
  const { difference, chi2, ndf, p } = found;
  const perWidth = kind === "slice-width" ? distancePerShare : distancePerWidth;
  const asDistance = (of: number): number => (perWidth * of) / width;
  return {
    distance: asDistance(difference.value.value),
    expected: asDistance(difference.value.error),
    error: asDistance(difference.value.error),
    beyondChance: Math.max(0, asDistance(difference.score.value)),
    difference: difference.value.value,
    chi2,
    ndf,
    pChi2: p,
    kolmogorov: undefined,
    jensenShannon: undefined,
    p,
    where: placeOfCurve(x, found.largest, decimals),
  };
}

/** A curve that is 0 and known exactly. */
const none = ({ n }: Axis): Curve => ({ values: new Float64Array(n), errors: new Float64Array(n) });
