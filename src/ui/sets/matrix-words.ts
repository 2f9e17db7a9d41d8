import type { Table } from "../../draw/export/table.ts";
import { formatCount, formatEstimate, formatNumber } from "../../draw/format.ts";
import type { Estimate } from "../../hist/hist.ts";
import { markWords, type Mark } from "../base/marks.ts";
import type { ReadOutRow } from "../figures/read-out.ts";
import { hiddenCell, type RunsShown } from "./figure-run.ts";
import { columnsOf, type Matrix, type MatrixView } from "./matrix.ts";

/** Numbers without an error (those of today's tool) are told without one. */
const numberWords = (value: Estimate | undefined): string =>
  value === undefined || value.error > 0 ? formatEstimate(value) : formatNumber(value.value);

/** One cell: where it is, its number, verdict and reason. */
export function matrixRows(matrix: Matrix, row: number, column: number): readonly ReadOutRow[] {
  const [across, down] = [columnsOf(matrix)[column]!, matrix.rows[row]!];
  const place = { name: "", value: `${down.name}, ${across.name}`, after: "" };
  const reason = down.reason ?? across.reason;
  if (reason !== undefined) return [place, { name: "", value: reason, after: "" }];
  const { quality, value, unit, why } = matrix.cell(row, column);
  return [
    place,
    ...(value === undefined ? [] : [{ name: "value", value: numberWords(value), after: unit }]),
    { name: "quality", value: markWords[quality], after: why },
  ];
}

/** How many cells in sight have each mark; rows of runs without anything are not counted. */
export function matrixCounts(matrix: Matrix, view: MatrixView): Readonly<Record<Mark, number>> {
  const counts: Record<Mark, number> = { good: 0, medium: 0, bad: 0, null: 0, "not-read": 0 };
  const all = columnsOf(matrix);
  for (const row of view.rows) {
    if (matrix.rows[row]!.reason !== undefined) continue;
    for (const column of view.columns)
      if (all[column]!.reason === undefined && all[column]!.apart !== true)
        counts[matrix.cell(row, column).quality] += 1;
  }
  return counts;
}

/** In sentences, for those who do not see it: what is off, by name, and how many of the rest. */
export function matrixSummary(matrix: Matrix, view: MatrixView): string {
  const counts = matrixCounts(matrix, view);
  const all = columnsOf(matrix);
  const off = view.rows.flatMap((row) =>
    matrix.rows[row]!.reason !== undefined
      ? []
      : view.columns
          .filter((column) => ["bad", "medium"].includes(matrix.cell(row, column).quality))
          .map((column) => `${matrix.rows[row]!.name}, ${all[column]!.name} ${matrix.cell(row, column).quality}`),
  );
  const [named, more] = [off.slice(0, mostNamed), off.length - mostNamed];
  const sentences = [
    matrix.title,
    `${view.rows.length} rows, ${view.columns.length} columns`,
    off.length === 0 ? "Nothing stands out" : named.join("; "),
    more > 0 ? `${formatCount(more)} more` : "",
    `${formatCount(counts.good)} good, ${formatCount(counts.null)} not judged`,
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => `${sentence}.`)
    .join(" ");
}

const mostNamed = 8;

/** A row for each cell of the view, in their order. */
export function matrixTable(matrix: Matrix, view: MatrixView, shown: RunsShown): Table {
  const all = columnsOf(matrix);
  const width = view.columns.length;
  return {
    head: ["row", "column", "hidden", "value", "error", "unit", "quality", "why"],
    count: view.rows.length * width,
    row: (index) => {
      const [row, column] = [view.rows[Math.floor(index / width)]!, view.columns[index % width]!];
      const [down, across] = [matrix.rows[row]!, all[column]!];
      const reason = down.reason ?? across.reason;
      const hidden = hiddenCell(shown, down.place ?? across.place);
      if (reason !== undefined) return [down.name, across.name, hidden, undefined, undefined, "", "", reason];
      const { value, unit, quality, why } = matrix.cell(row, column);
      return [down.name, across.name, hidden, value?.value, value?.error, unit, markWords[quality], why];
    },
  };
}
