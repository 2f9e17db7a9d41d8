import { shareInk } from "../../draw/ink.ts";
import type { Ink, LegendEntry } from "../../draw/figure-model.ts";

/** Colours of the runs of a set, the same in every figure and in the list of runs. */
export interface RunColours {
  /** One a run, in the order of the runs. */
  readonly inks: readonly Ink[];
  /** What the first and the last colour stand for: "101" and "121", "0.3 kHz" and "490 kHz"; `undefined`: of one run or none. */
  readonly ends: readonly [first: string, last: string] | undefined;
  /** In place of a name a run. */
  readonly legend?: readonly LegendEntry[];
}

/** A run whose value is not known has no place on the scale. */
const unknown: Ink = "axis";

/** From the first run to the last. */
export function coloursByOrder(labels: readonly string[]): RunColours {
  const last = labels.length - 1;
  return {
    inks: labels.map((_, run) => shareInk(last > 0 ? run / last : 0)),
    ends: last > 0 ? [labels[0]!, labels[last]!] : undefined,
  };
}

/** By a number of each run, such as its time or interaction rate; `words` tell the ends. */
export function coloursByValue(values: readonly (number | undefined)[], words: (value: number) => string): RunColours {
  const known = values.filter((value) => value !== undefined);
  const [lo, hi] = [Math.min(...known), Math.max(...known)];
  const shareOf = (value: number): number => (hi > lo ? (value - lo) / (hi - lo) : 0);
  return {
    inks: values.map((value) => (value === undefined ? unknown : shareInk(shareOf(value)))),
    ends: hi > lo ? [words(lo), words(hi)] : undefined,
  };
}
