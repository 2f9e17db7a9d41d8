import type { Cell, Table } from "../../draw/export/table.ts";
import { formatCount, formatEstimate } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { deviationFrom } from "../../qc/period/reference-point.ts";
import { markWords } from "../base/marks.ts";
import type { Fact } from "../figures/fact.ts";
import type { ReadOutRow } from "../figures/read-out.ts";
import { hiddenCell, placesWord, shownRuns } from "./figure-run.ts";
import { placeWords } from "./place-words.ts";
import type { RunTrend, TrendReference } from "./run-trend.ts";
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
  const { orderedBy } = trend;
  return [
    { name: placesWord(runs), value: label, after: "" },
    ...(orderedBy === undefined
      ? []
      : [{ name: orderedBy.name, value: orderedBy.values[run]!, after: orderedBy.unit }]),
    ...sets.flatMap(([set, each]) => toldOf(runs, rowsOf(each, run, set, reason))),
  ];
}

const toldOf = (runs: TrendInput["runs"], rows: readonly ReadOutRow[]): readonly ReadOutRow[] =>
  rows.map((row) => ({ ...row, after: placeWords(row.after, runs) }));

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
    ...(trend.reference === undefined || trend.reference.run === run ? [] : [againstRow(trend, trend.reference, run)]),
  ];
}

/** "−4.08 ± 0.30, 13.6 errors" */
function againstRow({ quantity, points }: RunTrend, { of }: TrendReference, run: number): ReadOutRow {
  const { difference, inErrors } = deviationFrom(of, quantity, points[run]!);
  return { name: "to reference", value: formatEstimate(difference), after: inErrorsWords(inErrors) };
}

const inErrorsWords = (inErrors: number | undefined): string =>
  inErrors === undefined ? "" : `${Math.abs(inErrors).toFixed(1)} errors`;

/** The reference: its number and spread, and its verdict where it takes part. */
export function referenceRows({ runs, trend: { reference, quantity } }: TrendInput): readonly ReadOutRow[] {
  if (reference === undefined) return [];
  const { name, of, mark } = reference;
  return [
    { name: "reference", value: name, after: of.runs > 1 ? `of ${of.runs} runs` : "" },
    { name: quantity.title, value: formatEstimate(asEstimate(reference)), after: quantity.unit },
    { name: "quality", value: markWords[mark], after: placeWords(referenceWhy(reference), runs) },
  ];
}

const asEstimate = ({ of }: TrendReference) => ({ value: of.value, error: of.spread });

/** Where it lies among the runs, and whether it takes part in what they are judged by. */
export function referenceWhy({ deviation, band }: TrendReference): string {
  const unit = band === undefined ? "s from the median of the runs" : "of error and spread from the mean";
  const takes = band === undefined ? "takes no part" : "takes part";
  return deviation === undefined ? takes : `${takes}, ${Math.abs(deviation).toFixed(1)} ${unit}`;
}

/** Centre, spread and thresholds; marks that need words. */
export function trendFacts(input: TrendInput): readonly Fact[] {
  const { runs, trend, other, shown } = input;
  const visible = shownRuns(runs, shown);
  const isThin = visible.some((run) => trend.markers[run]?.mark === "null") && trend.quantity.floor !== undefined;
  const hidden = runs.length - visible.length;
  return [
    ...(other === undefined ? trend.rule.map((fact) => ({ ...fact, before: placeWords(fact.before, runs) })) : []),
    ...(isThin && other === undefined ? [{ before: "○ not judged", value: "", after: "" }] : []),
    ...(other === undefined && trend.reference !== undefined ? [referenceFact(trend, trend.reference)] : []),
    ...(hidden > 0
      ? [{ before: "", value: String(hidden), after: `${placesWord(runs)}${hidden === 1 ? "" : "s"} hidden` }]
      : []),
  ];
}

function referenceFact({ quantity }: RunTrend, { name, of, run }: TrendReference): Fact {
  const value = formatEstimate({ value: of.value, error: of.spread }, { count: quantity.kind === "entries" });
  return { before: "◇ reference", value, after: run === undefined ? name : `of ${name}` };
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
    `${trend.quantity.title} by ${trend.orderedBy?.name ?? placesWord(runs)}`,
    `${there.length} of ${visible.length} ${placesWord(runs)}s`,
    facts.join(", "),
    off.length > 0 ? off.join(", ") : input.other === undefined && trend.bands.length > 0 ? "Nothing stands out" : "",
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => `${sentence}.`)
    .join(" ");
}

/** A row a run in the order on screen, hidden ones too; a reference of another set in the last. Of two sets none is judged. */
export function trendTable({ runs, trend, other, shown }: TrendInput): Table {
  const title = plainTitle(trendTitle(trend.quantity));
  const own = other === undefined && trend.reference?.run === undefined ? trend.reference : undefined;
  const sets =
    other === undefined
      ? [["", trend] as const]
      : ([
          ["A ", trend],
          ["B ", other],
        ] as const);
  return {
    head: [
      placesWord(runs),
      "hidden",
      ...sets.flatMap(([set]) => [
        `${set}${title}`,
        `${set}error`,
        `${set}entries`,
        ...(other === undefined ? ["quality"] : []),
        `${set}why`,
      ]),
    ],
    count: runs.length + (own === undefined ? 0 : 1),
    row: (run) =>
      run === runs.length && own !== undefined
        ? [
            own.name,
            "no",
            own.of.value,
            own.of.spread,
            undefined,
            markWords[own.mark],
            `reference, ${referenceWhy(own)}`,
          ]
        : [
            runs[run]!.label,
            hiddenCell(shown, runs[run]!.place),
            ...sets.flatMap(([, each]) => cellsOf(each, run, runs[run]!.reason, other === undefined)),
          ],
  };
}

function cellsOf(
  { markers, points, why }: RunTrend,
  run: number,
  reason: string | undefined,
  isJudged: boolean,
): readonly Cell[] {
  const [marker, point] = [markers[run], points[run]];
  const quality = (words: string): readonly Cell[] => (isJudged ? [words] : []);
  if (marker === undefined || point === undefined)
    return [undefined, undefined, undefined, ...quality(""), reason ?? why[run]];
  return [marker.value, marker.error, point.entries, ...quality(markWords[marker.mark]), why[run]];
}
