import { rounding, slopesAt, slopesOfReach, type Slopes } from "./finite-differences.ts";
import { searchLine } from "./line-search.ts";

/** A place, the function there, and its derivatives along each variable alone. */
export interface CurvedPlace {
  readonly p: Float64Array;
  readonly value: number;
  readonly slopes: Slopes;
}

/** A slope, or a second derivative, below this is none: four roundings of 1. */
const none = 2 ** -50;

/**
 * Leads from a start where a function bends down along some of its variables to where it bends up along all: downhill
 * along the first of those that bend down, as far as that goes, then again. Along a variable on which the function does
 * not depend at all it stays.
 *
 * @param reach of every variable: how far from the start its best value may be.
 * @param isAngle variables of which no step is longer than ½.
 * Source: as Minuit begins where second derivatives are not positive (MINUIT Reference Manual, CERN D506).
 */
export function findPositiveCurvature(
  f: (p: Float64Array) => number,
  start: Float64Array,
  reach: Float64Array,
  isAngle: readonly boolean[],
): CurvedPlace {
  let p = start;
  let value = f(p);
  let slopes = slopesAt(f, p, value, slopesOfReach(reach, isAngle), isAngle);
  for (let turns = 0; turns <= 2 * p.length; turns++) {
    const { gradient, second, steps } = slopes;
    const isSeen = (i: number): boolean => Math.max(Math.abs(second[i]!), Math.abs(gradient[i]!)) > none;
    const along = second.findIndex((bend, i) => bend <= 0 && isSeen(i));
    if (along < 0) break;
    const step = gradient[along]! < 0 ? steps[along]! : -steps[along]!;
    const from = p;
    const at = (by: number) => from.map((each, i) => (i === along ? each + by * step : each));
    const least = rounding * Math.abs(p[along]! / step);
    const found = searchLine((by) => f(at(by)), value, step * gradient[along]!, least);
    [p, value] = [at(found.at), found.value];
    slopes = slopesAt(f, p, value, slopes, isAngle);
  }
  return { p, value, slopes };
}
