import type { FigureMark } from "../../draw/paint-mark.ts";
import type { TrendBand, TrendSeries } from "../../draw/runs/trend-model.ts";
import { parityThresholds, type ParityCheck } from "../../qc/period/parity-check.ts";
import type { PeriodTrend } from "../../qc/period/judge-period.ts";
import type { TrendQuantity } from "../../qc/period/quantity.ts";
import type { ReferencePoint } from "../../qc/period/reference-point.ts";
import { robustLimits } from "../../qc/period/robust-trend.ts";
import type { TrendPoint } from "../../qc/period/trend-point.ts";
import { trendWords } from "../../qc/period/trend-words.ts";
import { decimalWords } from "../../qc/words.ts";
import { formatNumber, formatRange } from "../../draw/format.ts";
import type { Fact } from "../figures/fact.ts";

/** A quantity of all runs of a set, judged by either rule, as it is drawn and told. */
export interface RunTrend {
  readonly quantity: TrendQuantity;
  /** Each of these has one entry a run, in the order of the runs. */
  readonly points: readonly (TrendPoint | undefined)[];
  readonly markers: TrendSeries;
  /** How far each is from the centre, in units of what chance and habit allow; `undefined` where not judged. */
  readonly deviations: readonly (number | undefined)[];
  /** Found and wanted, or why it was not judged. */
  readonly why: readonly string[];
  /** Indices of runs. */
  readonly bands: readonly TrendBand[];
  readonly centre: "median" | "mean";
  /** Beyond it a run is bad, whatever the others have. */
  readonly wanted: readonly [low: number, high: number] | undefined;
  /** Rule and thresholds in words. */
  readonly rule: readonly Fact[];
  /** Where runs are not in the order of the set: what they are ordered by, and what each has of it. */
  readonly orderedBy?: { readonly name: string; readonly unit: string; readonly values: readonly string[] };
  readonly reference?: TrendReference | undefined;
}

/** What the runs of a trend are shown against. */
export interface NamedReference {
  /** "559101", "median of LHC24zz apass1" */
  readonly name: string;
  readonly of: ReferencePoint;
  /** Index of the run that it is; `undefined`: it is of another set. */
  readonly run: number | undefined;
}

export interface TrendReference extends NamedReference {
  /** By the rule of today's tool one of another set takes part; by the robust rule it is not judged. */
  readonly mark: FigureMark;
  /** How far it is from the centre of the last runs, as `deviations` are; `undefined`: there is none. */
  readonly deviation: number | undefined;
  /** Of its place, where it takes part. */
  readonly band: Pick<TrendBand, "centre" | "good" | "medium"> | undefined;
}

export const fact = (before: string, value: string, after = ""): Fact => ({ before, value, after });
const words = (text: string): Fact => fact(text, "");

/** By the robust rule: median and s of each stretch of runs, bands at 3 s and 6 s. */
export function robustRunTrend({ quantity, points, judged, bands }: PeriodTrend, reference?: NamedReference): RunTrend {
  const [medium, bad] = [robustLimits.medium.value, robustLimits.bad.value];
  const last = bands.at(-1);
  const wanted = quantity.wanted && ([quantity.wanted[0].value, quantity.wanted[1].value] as const);
  return {
    quantity,
    points,
    markers: points.map((point, run) =>
      point === undefined ? undefined : { value: point.value, error: point.error, mark: judged[run]!.quality },
    ),
    deviations: judged.map(({ deviation }) => deviation),
    why: points.map((point, run) =>
      quantity.floor === undefined && point !== undefined ? "" : trendWords(quantity, point, judged[run]!),
    ),
    bands: bands.map(({ first, last, centre, spread }) => ({
      first,
      last,
      centre,
      good: medium * spread,
      medium: bad * spread,
    })),
    centre: "median",
    wanted,
    rule:
      last === undefined
        ? []
        : [
            fact("median", decimalWords(last.centre, quantity.decimals)),
            fact("#it{s}", formatNumber(last.spread, 2)),
            words(`bands ${medium} #it{s}, ${bad} #it{s}`),
            ...(wanted === undefined ? [] : [fact("wanted", formatRange(...wanted))]),
            ...(bands.length > 1 ? [words("of the last stretch of runs")] : []),
          ],
    reference: reference && {
      ...reference,
      mark: "null",
      deviation: last && (reference.of.value - last.centre) / Math.hypot(last.spread, reference.of.spread),
      band: undefined,
    },
  };
}

/**
 * By the rule of today's tool: mean and standard deviation over all runs, each run's own error added.
 *
 * @param check of the runs, and after them of a reference of another set.
 */
export function parityRunTrend(
  quantity: TrendQuantity,
  points: readonly (TrendPoint | undefined)[],
  { centre, spread, qualities }: ParityCheck,
  reference?: NamedReference,
): RunTrend {
  const [good, medium] = parityThresholds;
  type Point = Pick<TrendPoint, "value" | "parityError"> | undefined;
  const width = (point: Point): number => Math.abs((point?.parityError ?? 0) + (spread ?? 0));
  const deviationOf = (point: Point): number | undefined =>
    point === undefined || centre === undefined || width(point) === 0
      ? undefined
      : (point.value - centre) / width(point);
  const bandOf = (point: Point, centre: number) => ({
    centre,
    good: good * width(point),
    medium: medium * width(point),
  });
  const deviations = points.map(deviationOf);
  return {
    quantity,
    points,
    markers: points.map((point, run) =>
      point === undefined ? undefined : { value: point.value, error: point.parityError, mark: qualities[run]! },
    ),
    deviations,
    why: points.map((point, run) => {
      if (point === undefined) return "no entries";
      if (centre === undefined) return "the mean of at least two runs is needed";
      const deviation = deviations[run];
      if (deviation === undefined) return "error and spread are 0";
      const found = qualities[run] === "good" ? "below" : "above";
      const limit = qualities[run] === "bad" ? medium : good;
      return `${Math.abs(deviation).toFixed(1)} of error and spread from the mean ${formatNumber(centre)}, ${found} ${limit}`;
    }),
    bands:
      centre === undefined ? [] : points.map((point, run) => ({ first: run, last: run, ...bandOf(point, centre) })),
    centre: "mean",
    wanted: undefined,
    rule:
      centre === undefined || spread === undefined
        ? []
        : [
            fact("mean", formatNumber(centre)),
            fact("spread", formatNumber(spread, 2)),
            words(`bands ${good} and ${medium} of error and spread`),
          ],
    reference: reference && {
      ...reference,
      mark: (reference.run === undefined ? qualities.at(points.length) : undefined) ?? "null",
      deviation: deviationOf(reference.of),
      band: reference.run === undefined && centre !== undefined ? bandOf(reference.of, centre) : undefined,
    },
  };
}
