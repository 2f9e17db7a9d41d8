import { madToSigma, widening } from "../../stats/robust-spread.ts";
import { median } from "../../stats/median.ts";
import type { Limit } from "../check.ts";
import type { RunNumber } from "./robust-trend.ts";

/** Between two runs something changed for all that follow. */
export interface ChangePoint {
  /** Index of the first run after it. */
  readonly at: number;
  /** What the runs' parameters say of the magnet before and after; `undefined`: only the numbers tell. */
  readonly field: readonly [before: number, after: number] | undefined;
  /** Ids of the trends that jump. */
  readonly trends: readonly string[];
}

/** Numbers of one trend, one a run, and by what runs are not told apart. */
export interface ChangingTrend {
  readonly id: string;
  readonly numbers: readonly (RunNumber | undefined)[];
  readonly floor: number;
}

export const changeLimits = {
  jump: {
    value: 3,
    unit: "s",
    reason: "medians of four runs of one kind are that far apart once in 10 000 times",
  },
  trends: {
    value: 3,
    unit: "trends that jump together",
    reason: "a change of the detector or the beam moves many numbers; one alone is a run's or a calibration's",
  },
  around: {
    value: 4,
    unit: "runs on either side",
    reason: "two runs that are off do not move the median of four by much",
  },
} as const satisfies Record<string, Limit>;

/** Runs before and after that a jump is looked for in: more would join what other changes part. */
const widestWindow = 6;

/**
 * Where the field changes, by the current of the L3 magnet, and where at least three trends jump by more than 3 s at once:
 * the median of up to six runs after against that of up to six before, s the floor, their errors, or the scatter of the side
 * that scatters more. A single run that is off is no change. False alarms: below one in 1 000 periods.
 *
 * @param currents A, one a run; `undefined` where not known.
 */
export function findChanges(
  trends: readonly ChangingTrend[],
  currents: readonly (number | undefined)[],
): readonly ChangePoint[] {
  const runs = Math.max(currents.length, ...trends.map(({ numbers }) => numbers.length));
  const candidates = Array.from({ length: Math.max(0, runs - 1) }, (_, i) => jumpsAt(trends, i + 1))
    .filter(({ trends }) => trends.length >= changeLimits.trends.value)
    .toSorted((a, b) => b.gain - a.gain);
  const found: ChangePoint[] = fieldChanges(currents).map((change) => ({
    ...change,
    trends: candidates.find(({ at }) => at === change.at)?.trends ?? [],
  }));
  for (const { at, trends } of candidates) {
    if (found.every((other) => Math.abs(other.at - at) >= changeLimits.around.value)) {
      found.push({ at, field: undefined, trends });
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

/** Polarity, or a tenth of the current. */
function fieldChanges(currents: readonly (number | undefined)[]): readonly Omit<ChangePoint, "trends">[] {
  const changes: Omit<ChangePoint, "trends">[] = [];
  let before: number | undefined;
  for (const [at, current] of currents.entries()) {
    if (current === undefined) continue;
    if (before !== undefined && Math.abs(current - before) > 0.1 * Math.max(Math.abs(current), Math.abs(before))) {
      changes.push({ at, field: [before, current] });
    }
    before = current;
  }
  return changes;
}

/** Trends that jump before the run `at`, and how much closer their runs are to two medians than to one, in s. */
function jumpsAt(trends: readonly ChangingTrend[], at: number) {
  const jumping: string[] = [];
  let gain = 0;
  for (const { id, numbers, floor } of trends) {
    const usable = (from: number, to: number) =>
      numbers.slice(from, to).filter((number) => number !== undefined && number.sound);
    const before = usable(0, at).slice(-widestWindow) as readonly RunNumber[];
    const after = usable(at, numbers.length).slice(0, widestWindow) as readonly RunNumber[];
    if (Math.min(before.length, after.length) < changeLimits.around.value) continue;
    const both = [...before, ...after];
    const distances = (of: readonly RunNumber[], centre: number): readonly number[] =>
      of.map(({ value }) => Math.abs(value - centre));
    const centres = [middle(before), middle(after)] as const;
    const [ofBefore, ofAfter] = [distances(before, centres[0]), distances(after, centres[1])];
    const apart = [...ofBefore, ...ofAfter];
    const widest = Math.max(median(ofBefore) ?? 0, median(ofAfter) ?? 0);
    const scatter = widening(both.length) * madToSigma * widest;
    const s = Math.max(floor, scatter, median(both.map(({ error }) => error)) ?? 0);
    if (Math.abs(centres[1] - centres[0]) <= changeLimits.jump.value * s) continue;
    jumping.push(id);
    gain += (sum(distances(both, middle(both))) - sum(apart)) / s;
  }
  return { at, trends: jumping, gain };
}

const middle = (numbers: readonly RunNumber[]): number => median(numbers.map(({ value }) => value)) ?? 0;
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** A stretch of its own needs as many runs: with fewer it would say less of what is usual than all of them. */
const fewestOfStretch = 5;

/** First and last run (indices), both included. */
export type Segment = readonly [first: number, last: number];

/** The stretches of runs in which a trend is compared with itself: parted at the changes at which it moves. */
export function segmentsOf({ numbers, floor }: ChangingTrend, changes: readonly ChangePoint[]): readonly Segment[] {
  const usable = numbers.map((number) => (number?.sound === true ? number : undefined));
  return partedAt(usable, changes, (before, after) => Math.abs(middle(after) - middle(before)) > floor / 2);
}

/** The same for curves, which may differ in any place. */
export const segmentsOfCurves = <C>(
  curves: readonly (C | undefined)[],
  changes: readonly ChangePoint[],
): readonly Segment[] => partedAt(curves, changes, () => true);

function partedAt<T>(
  runs: readonly (T | undefined)[],
  changes: readonly ChangePoint[],
  isMoved: (before: readonly T[], after: readonly T[]) => boolean,
): readonly Segment[] {
  const there = (from: number, to: number): readonly T[] => runs.slice(from, to).filter((run) => run !== undefined);
  const starts = [0];
  const ends = [...changes.map(({ at }) => at), runs.length];
  changes.forEach(({ at }, i) => {
    const [before, after] = [there(starts.at(-1)!, at), there(at, ends[i + 1]!)];
    if (Math.min(before.length, after.length) >= fewestOfStretch && isMoved(before, after)) starts.push(at);
  });
  return starts.map((first, i) => [first, (starts[i + 1] ?? runs.length) - 1]);
}
