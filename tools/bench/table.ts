import { factorOf, reached, spreadOf, type Row } from "./measured.ts";

const head = ["", "here", "from … to", "other", "from … to", "other/here", "wanted", "", ""];

/** The rows as text: medians with their range, what is wanted beside what was reached. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 || i === head.length - 1 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join("  "),
    )
    .map((line) => line.trimEnd())
    .join("\n");
}

function cellsOf(row: Row): readonly string[] {
  const factor = factorOf(row);
  const { wanted } = row;
  const words =
    wanted === undefined ? "" : wanted.kind === "share" ? wanted.words : `≤ ${number(wanted.value)} ${row.unit}`.trim();
  const mark = { true: "yes", false: "MISSED", undefined: "" }[String(reached(row)) as "true" | "false" | "undefined"];
  return [
    row.name,
    ...spreadCells(row.ours, row.unit),
    ...spreadCells(row.other, row.unit),
    factor === undefined ? "" : `${factor.toFixed(1)} ×`,
    words,
    mark,
    row.note ?? (row.other.length > 0 ? "other: JSROOT" : ""),
  ];
}

function spreadCells(values: readonly number[], unit: string): readonly string[] {
  const spread = spreadOf(values);
  if (spread === undefined) return ["–", ""];
  return [`${number(spread.median)} ${unit}`.trim(), `${number(spread.lowest)} … ${number(spread.highest)}`];
}

const number = (value: number): string =>
  Math.abs(value) < 100 ? value.toFixed(1).replace(/\.0$/, "") : value.toFixed(0);
