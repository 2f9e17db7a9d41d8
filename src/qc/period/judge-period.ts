import { isOff } from "../quality.ts";
import { chamberMatrix, type ChamberCount, type ChamberMatrix } from "./chambers.ts";
import { findChanges, segmentsOf, type ChangePoint, type ChangingTrend } from "./change-points.ts";
import { curveOf } from "./curve.ts";
import { segmentedDistances, type RunsApart } from "./overlay-distances.ts";
import { periodFigures } from "./period-figures.ts";
import { trendQuantities, type TrendQuantity } from "./quantity.ts";
import { robustTrend, thinRuns, withoutDistance, type JudgedNumber, type RobustTrend } from "./robust-trend.ts";
import type { JudgedTrend } from "./stands-out.ts";
import { trendPoint, type MeasuredRun } from "./trend-point.ts";
import type { ComparedOverlay } from "./why-unlike.ts";

/** One run of a period, in the order in which it is shown. */
export interface PeriodRun {
  readonly measured: MeasuredRun;
  /** Current of the L3 magnet (A); `undefined` where not known. */
  readonly current: number | undefined;
  /** Clusters of its 72 chambers; `undefined`: no values per pad. */
  readonly chambers: readonly ChamberCount[] | undefined;
}

export interface PeriodTrend extends JudgedTrend {
  /** `undefined`: nothing is judged. */
  readonly bands: RobustTrend["bands"];
}

/** All that is computed of several runs together under the robust rule. */
export interface JudgedPeriod {
  readonly trends: readonly PeriodTrend[];
  readonly changes: readonly ChangePoint[];
  readonly overlays: readonly ComparedOverlay[];
  readonly chambers: ChamberMatrix;
  /** Runs (indices) with too few entries for most numbers: not judged anywhere. */
  readonly thin: ReadonlySet<number>;
  /** Runs with a verdict of medium or bad in a trend or an overlay: others are not compared with them. */
  readonly off: ReadonlySet<number>;
}

/** Trends first: they tell which runs have too few entries, and where bands part. Then overlays and chambers. */
export function judgePeriod(runs: readonly PeriodRun[]): JudgedPeriod {
  const points = trendQuantities.map((quantity) => ({
    quantity,
    points: runs.map(({ measured }) => trendPoint(quantity, measured)),
  }));
  const judgedAlone = points.map(({ quantity, points }) => judge(quantity, points, undefined));
  const thin = thinRuns(judgedAlone.filter((trend) => trend.bands.length > 0));
  const marked = points.map(({ quantity, points }) => ({
    quantity,
    points,
    numbers: points.map((point, run) => point && { ...point, thin: thin.has(run) }),
  }));
  const changing = marked.flatMap(({ quantity, numbers }): readonly ChangingTrend[] =>
    quantity.floor === undefined
      ? []
      : [{ id: quantity.id, numbers: withoutThin(numbers), floor: quantity.floor.value }],
  );
  const changes = findChanges(
    changing,
    runs.map(({ current }) => current),
  );
  const trends = marked.map(({ quantity, points, numbers }): PeriodTrend => {
    const own = changing.find(({ id }) => id === quantity.id);
    const { runs, bands } = judge(quantity, numbers, own && segmentsOf(own, changes));
    return { quantity, points, judged: runs, bands };
  });
  const offInTrends = offRuns(trends.map(({ judged }) => judged));
  // Where most runs are off in something, what they have in common is in all of them.
  const apart = (off: ReadonlySet<number>): RunsApart => ({ thin, off: 2 * off.size < runs.length ? off : new Set() });
  const alone = overlaysOf(runs, changes, apart(offInTrends));
  const off = new Set([...offInTrends, ...offRuns(alone.map(({ judged }) => judged))]);
  const overlays = off.size > offInTrends.size ? again(alone, changes, apart(off)) : alone;
  const skip = (run: number): string | undefined => (thin.has(run) ? "too few entries" : undefined);
  const chambers = chamberMatrix(runs.map((run, i) => ({ chambers: run.chambers, skip: skip(i) })));
  return { trends, changes, overlays, chambers, thin, off };
}

const withoutThin = <N extends { readonly thin: boolean }>(numbers: readonly (N | undefined)[]) =>
  numbers.map((number) => (number?.thin === true ? undefined : number));

/** A quantity without a floor is shown and not judged. */
function judge(
  { floor, wanted }: TrendQuantity,
  numbers: Parameters<typeof robustTrend>[0],
  segments: readonly (readonly [number, number])[] | undefined,
): RobustTrend {
  if (floor === undefined) return { runs: numbers.map(() => withoutDistance("null")), bands: [] };
  return robustTrend(numbers, {
    floor: floor.value,
    sides: "both",
    ...(wanted && { wanted: [wanted[0].value, wanted[1].value] }),
    ...(segments && { segments }),
  });
}

const offRuns = (judged: readonly (readonly JudgedNumber[])[]): ReadonlySet<number> =>
  new Set(judged.flatMap((runs) => [...runs.keys()].filter((run) => isOff(runs[run]!.quality))));

const overlaysOf = (
  runs: readonly PeriodRun[],
  changes: readonly ChangePoint[],
  apart: RunsApart,
): readonly ComparedOverlay[] =>
  periodFigures.map((figure) => {
    const curves = runs.map(({ measured }) => curveOf(figure, measured));
    return { figure, curves, ...segmentedDistances(figure, curves, changes, apart) };
  });

/** Without the runs that are off in any figure, which would spoil what the others are compared with. */
const again = (
  overlays: readonly ComparedOverlay[],
  changes: readonly ChangePoint[],
  apart: RunsApart,
): readonly ComparedOverlay[] =>
  overlays.map((overlay) => ({
    ...overlay,
    ...segmentedDistances(overlay.figure, overlay.curves, changes, apart),
  }));
