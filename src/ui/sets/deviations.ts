import type { Table } from "../../draw/export/table.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import type { TrendQuantity } from "../../qc/period/quantity.ts";
import { deviationFrom, type Deviation, type ReferencePoint } from "../../qc/period/reference-point.ts";
import type { TrendPoint } from "../../qc/period/trend-point.ts";
import { unjudgedWords } from "../../qc/period/trend-words.ts";
import type { Quality } from "../../qc/quality.ts";
import type { DeviationOrder } from "../../route/route.ts";
import { markWords } from "../base/marks.ts";
import { hiddenCell, placesWord, type FigureRun, type RunsShown } from "./figure-run.ts";
import type { RunTrend } from "./run-trend.ts";

/** One quantity of a run beside the reference. */
export interface DeviationRow {
  readonly quantity: TrendQuantity;
  readonly point: TrendPoint | undefined;
  readonly reference: ReferencePoint;
  /** `undefined` where the run has no number. */
  readonly deviation: Deviation | undefined;
  readonly quality: Quality;
  /** Why it is not judged; "" where it is. */
  readonly why: string;
}

/** Every quantity that the reference has, in the order of the trends. */
export function deviationsOf(trends: readonly RunTrend[], run: number): readonly DeviationRow[] {
  return trends.flatMap(({ quantity, points, reference }): readonly DeviationRow[] => {
    if (reference === undefined) return [];
    const point = points[run];
    const deviation = point && deviationFrom(reference.of, quantity, point);
    const quality = deviation?.quality ?? "null";
    const why = quality === "null" ? whyNot(quantity, point) : "";
    return [{ quantity, point, reference: reference.of, deviation, quality, why }];
  });
}

function whyNot({ floor }: TrendQuantity, point: TrendPoint | undefined): string {
  if (point === undefined) return unjudgedWords({ kind: "missing" }, undefined);
  if (floor === undefined) return "depends on how long a run is";
  if (!point.sound) return unjudgedWords({ kind: "not-sound" }, undefined);
  return unjudgedWords({ kind: "few-entries", error: point.error, allowed: 0 }, point.entries);
}

/** By what rows can be sorted; sizes, not signs, so that what is furthest off stands together. */
export type DeviationSort = "quantity" | DeviationOrder;

const rank: readonly Quality[] = ["good", "null", "medium", "bad"];

/** Largest, or worst, first; those without a number last. */
export function sortedDeviations(rows: readonly DeviationRow[], by: DeviationSort): readonly DeviationRow[] {
  if (by === "quantity") return rows;
  const sizeOf = ({ deviation, quality }: DeviationRow): number => {
    if (by === "verdict") return rank.indexOf(quality);
    const of = { difference: deviation?.difference.value, errors: deviation?.inErrors, spreads: deviation?.inSpreads };
    const size = of[by];
    return size === undefined ? -1 : Math.abs(size);
  };
  return rows.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/** The run (index) that is furthest off in a number that is judged; `undefined`: none is judged. */
export function furthestRun(trends: readonly RunTrend[], runs: readonly number[]): number | undefined {
  const size = (run: number): number =>
    Math.max(...deviationsOf(trends, run).map(({ deviation }) => Math.abs(deviation?.inSpreads ?? 0)), 0);
  const sizes = new Map(runs.map((run) => [run, size(run)]));
  return runs.toSorted((a, b) => sizes.get(b)! - sizes.get(a)!)[0];
}

/** A row for each quantity of each run, sorted as on screen. */
export function deviationTable(
  trends: readonly RunTrend[],
  runs: readonly FigureRun[],
  of: readonly number[],
  { shown, sort }: { readonly shown: RunsShown; readonly sort: DeviationSort },
): Table {
  const rows = of.flatMap((run) =>
    sortedDeviations(deviationsOf(trends, run), sort).map((row) => [runs[run]!, row] as const),
  );
  return {
    head: [
      placesWord(runs),
      "hidden",
      "quantity",
      "unit",
      "value",
      "error",
      "reference",
      "spread of the reference",
      "difference",
      "error of the difference",
      "in errors",
      "in s",
      "verdict",
      "why not judged",
    ],
    count: rows.length,
    row: (index) => {
      const [run, { quantity, point, reference, deviation, quality, why }] = rows[index]!;
      return [
        run.label,
        hiddenCell(shown, run.place),
        plainTitle(quantity.title),
        quantity.unit,
        point?.value,
        point?.error,
        reference.value,
        reference.spread,
        deviation?.difference.value,
        deviation?.difference.error,
        deviation?.inErrors,
        deviation?.inSpreads,
        markWords[quality],
        why,
      ];
    },
  };
}
