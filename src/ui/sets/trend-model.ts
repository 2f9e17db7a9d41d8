import { formatRange } from "../../draw/format.ts";
import {
  referenceSlot,
  type TrendChange,
  type TrendModel,
  type TrendReferenceMarker,
  type TrendSeries,
} from "../../draw/runs/trend-model.ts";
import type { ChangePoint } from "../../qc/period/change-points.ts";
import type { TrendQuantity } from "../../qc/period/quantity.ts";
import { decimalWords } from "../../qc/words.ts";
import { placesWord, shownRuns, type FigureRun, type RunsShown } from "./figure-run.ts";
import type { RunTrend } from "./run-trend.ts";

/** A trend of a set, or of two sets matched run by run. */
export interface TrendInput {
  readonly runs: readonly FigureRun[];
  readonly trend: RunTrend;
  /** The same of the other set, of the same runs. */
  readonly other: RunTrend | undefined;
  readonly changes: readonly ChangePoint[];
  readonly shown: RunsShown;
}

/** What is drawn: hidden runs leave no place. Bands and changes keep between the runs that they are between. */
export function trendModel({ runs, trend, other, changes, shown }: TrendInput): TrendModel {
  const { quantity, bands, centre, wanted, orderedBy } = trend;
  const visible = shownRuns(runs, shown);
  const pick = ({ markers }: RunTrend): TrendSeries => visible.map((run) => markers[run]);
  const raised = visible.findIndex((run) => runs[run]!.place === shown.raised);
  return {
    title: trendTitle(quantity),
    axis: orderedBy === undefined ? placesWord(runs) : `${orderedBy.name} (${orderedBy.unit}), ${placesWord(runs)}`,
    slots: visible.map((run) => {
      const { label, word } = runs[run]!;
      // Also of a run without the TPC rate and field may be known.
      const isThere = trend.markers[run] !== undefined || other?.markers[run] !== undefined;
      return { label, above: orderedBy?.values[run], word: isThere ? undefined : word };
    }),
    series: other === undefined ? [pick(trend)] : [pick(trend), pick(other)],
    // Two sets have two centres: the bands of one would judge the other.
    bands: other === undefined ? [...referenceBand(trend), ...bandsBetween(bands, visible)] : [],
    centre,
    changes: changes.flatMap((change) => changeAt(change, visible)),
    wanted: wanted && { lo: wanted[0], hi: wanted[1], label: formatRange(...wanted) },
    reference: referenceMarker(trend, visible),
    raised: raised < 0 ? undefined : raised,
    numberWords: (value) => decimalWords(value, quantity.decimals),
  };
}

/** Below the place of a reference of its own. */
export const referenceLabel = "ref.";

function referenceMarker({ reference }: RunTrend, visible: readonly number[]): TrendReferenceMarker | undefined {
  if (reference === undefined) return undefined;
  const { of, mark, run } = reference;
  const slot = run === undefined ? referenceSlot : visible.indexOf(run);
  return {
    value: of.value,
    error: of.spread,
    mark,
    slot: run !== undefined && slot < 0 ? undefined : slot,
    label: run === undefined ? referenceLabel : undefined,
  };
}

const referenceBand = ({ reference }: RunTrend): TrendModel["bands"] =>
  reference?.band === undefined ? [] : [{ first: referenceSlot, last: referenceSlot, ...reference.band }];

function bandsBetween(bands: RunTrend["bands"], visible: readonly number[]): TrendModel["bands"] {
  return bands.flatMap((band) => {
    const first = visible.findIndex((run) => run >= band.first);
    const last = visible.findLastIndex((run) => run <= band.last);
    return first < 0 || last < first ? [] : [{ ...band, first, last }];
  });
}

function changeAt({ at, field, trends }: ChangePoint, visible: readonly number[]): readonly TrendChange[] {
  const slot = visible.findIndex((run) => run >= at);
  if (slot <= 0) return [];
  const [before, after] = field === undefined ? ["", `${trends.length} trends change`] : fieldWords(...field);
  return [{ at: slot, before, after }];
}

/** "B −", "B +"; where the sign stays, what the current is. */
function fieldWords(before: number, after: number): readonly [string, string] {
  const word = (current: number): string => (current === 0 ? "B 0" : current > 0 ? "B +" : "B \u2212");
  const amperes = (current: number): string => `B ${String(Math.round(current)).replace("-", "\u2212")} A`;
  return word(before) === word(after) ? [amperes(before), amperes(after)] : [word(before), word(after)];
}

/** The unit stands in the title where the title does not name it. */
export function trendTitle({ title, kind, unit }: Pick<TrendQuantity, "title" | "kind" | "unit">): string {
  const name = kind === "fit" ? "Gaussian mean" : title;
  return unit === "" || title.toLowerCase().includes(unit) ? name : `${name} (${unit})`;
}
