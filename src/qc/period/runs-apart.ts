import { robustSpread } from "../../stats/robust-spread.ts";
import { isOff, type Quality } from "../quality.ts";
import { differsLimits, ofEffect } from "./differs-limits.ts";

/** What a run has by itself. */
interface Placed {
  readonly beyondChance: number;
  /** What chance alone makes of its distance, and how well that is known. */
  readonly expected: number;
  readonly error: number;
  readonly quality: Quality;
}

/** How far a run is from the others. */
export interface Apartness {
  /** What of its distance beyond chance is beyond the median of the other runs. */
  readonly beyondOthers: number;
  readonly quality: "medium" | "bad";
}

/** As of a run among others. */
const apartSpreads = 3;

/** Of errors of two distances: of runs that all have the same one in forty is further from the others by chance. */
const apartErrors = 2 * Math.SQRT2;

/**
 * Runs that differ by more than the others do, if it is not by chance: beyond the median of the others by what a person sees,
 * and by more than three spreads of the runs, as a run of a period is judged (`robustSpread`). Of two runs both distances
 * have the error that chance makes. Few runs hardly tell how much they scatter, and none is beyond that: where at most half
 * are off by themselves, they are apart from the others whatever the scatter, by what their errors tell.
 *
 * @param runs by matched run, `undefined` where it was not compared.
 */
export function runsApart(runs: readonly (Placed | undefined)[]): ReadonlyMap<number, Apartness> {
  const there = [...runs.keys()].filter((run) => runs[run] !== undefined);
  if (there.length < 2) return new Map();
  const values = Float64Array.from(there, (run) => runs[run]!.beyondChance);
  const errors = Float64Array.from(there, (run) => runs[run]!.expected);
  const usual = robustSpread(values, errors, differsLimits.seen.value / 3, "above");
  const fewAreOff = 2 * there.filter((run) => isOff(runs[run]!.quality)).length <= there.length;
  return new Map(
    there.flatMap((run, i): readonly (readonly [number, Apartness])[] => {
      const centre = usual?.each[i]?.centre ?? values[1 - i]!;
      const spread = usual?.each[i]?.spread ?? errors[1 - i]!;
      const beyondOthers = values[i]! - centre;
      const isFar = beyondOthers > apartSpreads * Math.hypot(spread, errors[i]!);
      const { quality: own, error } = runs[run]!;
      if (!isFar && !(fewAreOff && isOff(own) && beyondOthers > apartErrors * error)) return [];
      const quality = ofEffect(beyondOthers);
      return quality === "medium" || quality === "bad" ? [[run, { beyondOthers, quality }]] : [];
    }),
  );
}
