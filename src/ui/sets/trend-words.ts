import type { Cell, Table } from "../../draw/export/table.ts";
import { formatCount, formatEstimate } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { markWords } from "../base/marks.ts";
import type { Fact } from "../figures/fact.ts";
import type { ReadOutRow } from "../figures/read-out.ts";
import { shownRuns } from "./figure-run.ts";
import type { RunTrend } from "./run-trend.ts";
import { trendTitle, type TrendInput } from "./trend-model.ts";

/** One run: its number ± error, verdict and reason. */
export function trendRows({ runs, trend, other }: TrendInput, run: number): readonly ReadOutRow[] {
  const { label, reason } = runs[run]!;
  const sets =
    other === undefined
      ? [["", trend] as const]
      : ([
          ["A: ", trend],
          ["B: ", other],
        ] as const);
  return [{ name: "run", value: label, after: "" }, ...sets.flatMap(([set, each]) => rowsOf(each, run, set, reason))];
}

function rowsOf(trend: RunTrend, run: number, set: string, reason: string | undefined): readonly ReadOutRow[] {
  const { quantity, markers, points, why } = trend;
  const [marker, point] = [markers[run], points[run]];
  // What a file's own words may be part of stands where no markup is read.
  if (marker === undefined || point === undefined)
    return [{ name: `${set}${quantity.title}`, value: reason ?? why[run]!, after: "" }];
  const value = formatEstimate(marker, { count: quantity.kind === "entries" });
  const judged: ReadOutRow = { name: `${set}quality`, value: markWords[marker.mark], after: why[run]! };
  return [
    { name: `${set}${quantity.title}`, value, after: quantity.unit },
    { name: `${set}entries`, value: formatCount(point.entries), after: "" },
    ...(why[run] === "" ? [] : [judged]),
  ];
}

/** Centre, spread and thresholds; marks that need words. */
export function trendFacts(input: TrendInput): readonly Fact[] {
  const { runs, trend, other, shown } = input;
  const visible = shownRuns(runs, shown);
  const isThin = visible.some((run) => trend.markers[run]?.mark === "null") && trend.quantity.floor !== undefined;
  const hidden = runs.length - visible.length;
  return [
    ...(other === undefined ? trend.rule : []),
    ...(isThin && other === undefined ? [{ before: "○ not judged", value: "", after: "" }] : []),
    ...(hidden > 0 ? [{ before: "", value: String(hidden), after: hidden === 1 ? "run hidden" : "runs hidden" }] : []),
  ];
}

/** In sentences, for those who do not see it. */
export function trendSummary(input: TrendInput): string {
  const { runs, trend, shown } = input;
  const visible = shownRuns(runs, shown);
  const there = visible.filter((run) => trend.points[run] !== undefined);
  const facts = trendFacts(input).map(({ before, value, after }) =>
    plainTitle([before, value, after].filter((part) => part !== "").join(" ")),
  );
  const off = (["bad", "medium"] as const).flatMap((quality) =>
    there.filter((run) => trend.markers[run]?.mark === quality).map((run) => `${runs[run]!.label} ${quality}`),
  );
  const sentences = [
    `${trend.quantity.title} by run`,
    `${there.length} of ${visible.length} runs`,
    facts.join(", "),
    off.length > 0 ? off.join(", ") : input.other === undefined && trend.bands.length > 0 ? "Nothing stands out" : "",
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => `${sentence}.`)
    .join(" ");
}

/** A row a run, hidden ones too. */
export function trendTable({ runs, trend, other }: TrendInput): Table {
  const title = plainTitle(trendTitle(trend.quantity));
  const sets =
    other === undefined
      ? [["", trend] as const]
      : ([
          ["A ", trend],
          ["B ", other],
        ] as const);
  return {
    head: [
      "run",
      ...sets.flatMap(([set]) => [`${set}${title}`, `${set}error`, `${set}entries`, `${set}quality`, `${set}why`]),
    ],
    count: runs.length,
    row: (run) => [runs[run]!.label, ...sets.flatMap(([, each]) => cellsOf(each, run, runs[run]!.reason))],
  };
}

function cellsOf({ markers, points, why }: RunTrend, run: number, reason: string | undefined): readonly Cell[] {
  const [marker, point] = [markers[run], points[run]];
  if (marker === undefined || point === undefined) return [undefined, undefined, undefined, "", reason ?? why[run]];
  return [marker.value, marker.error, point.entries, markWords[marker.mark], why[run]];
}
