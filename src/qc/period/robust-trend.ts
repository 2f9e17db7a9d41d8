import { median } from "../../stats/median.ts";
import { robustSpread, type RobustSpread, type Sides } from "../../stats/robust-spread.ts";
import type { Limit } from "../check.ts";
import type { Quality } from "../quality.ts";

/** One run's number as far as it is judged. */
export interface RunNumber {
  readonly value: number;
  /** Statistical. */
  readonly error: number;
  /** Of a fit whether it converged. */
  readonly sound: boolean;
  /** Of a run that has too few entries for most numbers: this one is not judged either. */
  readonly thin?: boolean;
}

export const robustLimits = {
  medium: {
    value: 3,
    unit: "s",
    reason:
      "in at most one of 100 periods a good run is beyond it, where runs differ by chance or by scatter; in two by both",
  },
  bad: { value: 6, unit: "s", reason: "no good run is beyond it" },
  significance: {
    value: 4,
    unit: "errors beyond what is wanted",
    reason: "a run whose true number lies on the limit is called bad once in 30 000 runs",
  },
} as const satisfies Record<string, Limit>;

/** With two runs nobody knows which of them is off. */
export const fewestRuns = 3;

/** Why a run's number is not judged. */
export type Unjudged =
  | { readonly kind: "missing" }
  | { readonly kind: "not-sound" }
  /** It has far fewer entries than the others; `allowed`: the largest error with which it would be judged. */
  | { readonly kind: "few-entries"; readonly error: number; readonly allowed: number }
  | { readonly kind: "few-runs"; readonly judged: number };

export interface JudgedNumber {
  readonly quality: Quality;
  /** Distance from the centre in units of √(s² + e²); `undefined` where not judged. */
  readonly deviation: number | undefined;
  /** What it was compared with. */
  readonly centre: number | undefined;
  /** That is of the other runs alone, as of few runs. */
  readonly ofOthers?: boolean;
  readonly unjudged: Unjudged | undefined;
  /** It is beyond what is wanted, whatever the other runs have. */
  readonly beyondWanted: boolean;
}

/** Judged by something else than how far it is from others, or not at all. */
export const withoutDistance = (quality: Quality, unjudged?: Unjudged): JudgedNumber => ({
  quality,
  deviation: undefined,
  centre: undefined,
  unjudged,
  beyondWanted: false,
});

/** Runs from first to last (indices) that are compared with each other. */
export interface Band extends Pick<RobustSpread, "centre" | "spread" | "from"> {
  readonly first: number;
  readonly last: number;
  /** Runs in it that are judged. */
  readonly judged: number;
}

export interface RobustTrend {
  /** One a run, in the order given. */
  readonly runs: readonly JudgedNumber[];
  readonly bands: readonly Band[];
}

export interface RobustOptions {
  /** Runs are not told apart by less. */
  readonly floor: number;
  /** "above": only what is larger than usual is off, as of a distance. */
  readonly sides: Sides;
  readonly wanted?: readonly [low: number, high: number] | undefined;
  /** Runs that are compared with each other; all where not given. */
  readonly segments?: readonly (readonly [first: number, last: number])[];
}

/**
 * Judges the numbers of several runs by what most of them have: off by more than 3 s medium, by more than 6 s bad, with s
 * and centre as `robustSpread` has them, of few runs the median of the others as centre.
 *
 * A number takes no part where its error is above a third of the floor and above three times the usual one: it has less than
 * a ninth of the usual entries, and could be off without being seen. Fewer than three runs that are left are not judged.
 */
export function robustTrend(numbers: readonly (RunNumber | undefined)[], options: RobustOptions): RobustTrend {
  const allowed = largestError(numbers, options.floor);
  const unjudged = numbers.map((number) => whyNot(number, allowed));
  const bands: Band[] = [];
  const runs: JudgedNumber[] = unjudged.map((why) => withoutDistance("null", why ?? { kind: "few-runs", judged: 0 }));
  for (const [first, last] of options.segments ?? [[0, numbers.length - 1]]) {
    const inside = [...numbers.keys()].filter((i) => first <= i && i <= last && unjudged[i] === undefined);
    const values = Float64Array.from(inside, (i) => numbers[i]!.value);
    const errors = Float64Array.from(inside, (i) => numbers[i]!.error);
    const usual = robustSpread(values, errors, options.floor, options.sides);
    if (usual !== undefined) {
      const { centre, spread, from } = usual;
      bands.push({ first, last, centre, spread, from, judged: inside.length });
    }
    inside.forEach((i, at) => (runs[i] = judge(numbers[i]!, usual, at, inside.length, options)));
  }
  return { runs, bands };
}

/** Runs (indices) of which at least half of the numbers that they have are not judged because of too few entries. */
export function thinRuns(trends: readonly RobustTrend[]): ReadonlySet<number> {
  const runs = Math.max(0, ...trends.map((trend) => trend.runs.length));
  return new Set(
    Array.from({ length: runs }, (_, run) => run).filter((run) => {
      const there = trends.map((trend) => trend.runs[run]?.unjudged?.kind).filter((kind) => kind !== "missing");
      return 2 * there.filter((kind) => kind === "few-entries").length >= Math.max(1, there.length);
    }),
  );
}

/** 0 where no number is sound. */
function largestError(numbers: readonly (RunNumber | undefined)[], floor: number): number {
  const errors = numbers.flatMap((number) => (number?.sound === true && number.thin !== true ? [number.error] : []));
  const usual = median(errors) ?? 0;
  return Math.max(floor / 3, 3 * usual);
}

function whyNot(number: RunNumber | undefined, allowed: number): Unjudged | undefined {
  if (number === undefined) return { kind: "missing" };
  if (!number.sound) return { kind: "not-sound" };
  return number.error <= allowed && number.thin !== true
    ? undefined
    : { kind: "few-entries", error: number.error, allowed };
}

function judge(
  { value, error }: RunNumber,
  usual: RobustSpread | undefined,
  at: number,
  judged: number,
  { sides, wanted }: RobustOptions,
): JudgedNumber {
  const sure = robustLimits.significance.value * error;
  const beyondWanted = wanted !== undefined && (value < wanted[0] - sure || value > wanted[1] + sure);
  if (usual === undefined) {
    const few = withoutDistance("null", { kind: "few-runs", judged });
    return beyondWanted ? { ...few, quality: "bad", beyondWanted, unjudged: undefined } : few;
  }
  const { centre, spread } = usual.each[at]!;
  const deviation = (value - centre) / Math.hypot(spread, error);
  const size = sides === "both" ? Math.abs(deviation) : deviation;
  const quality: Quality =
    beyondWanted || size > robustLimits.bad.value ? "bad" : size > robustLimits.medium.value ? "medium" : "good";
  const ofOthers = centre !== usual.centre;
  return { quality, deviation, centre, ...(ofOthers && { ofOthers }), unjudged: undefined, beyondWanted };
}
