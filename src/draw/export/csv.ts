import type { Cell, Table } from "./table.ts";

/** Rows of a piece: some milliseconds of work. */
const rowsAtOnce = 500;

/** How many pieces a table has. */
export const csvPieceCount = ({ count }: Pick<Table, "count">): number => 1 + Math.ceil(count / rowsAtOnce);

/**
 * A table as CSV, piece by piece, so that a map of a million cells stops nobody: RFC 4180 with commas, numbers in the shortest form that reads back to the same, a number that does not exist as an empty cell.
 */
export function* csvPieces({ head, count, row }: Table): Generator<string> {
  const line = (cells: readonly Cell[]): string => `${cells.map(formatCell).join(",")}\r\n`;
  yield line(head);
  for (let first = 0; first < count; first += rowsAtOnce) {
    let piece = "";
    for (let index = first; index < Math.min(count, first + rowsAtOnce); index++) piece += line(row(index));
    yield piece;
  }
}

/** What spreadsheets take for the beginning of a formula; some pass over blanks and take the wide forms too. */
const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * A cell for spreadsheets. Numbers as they are. A text stands in quotes, in one line, and begins with ' where it would be
 * taken for a formula: titles and labels come from files.
 */
export function formatCell(cell: Cell): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const line = cell.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  const isFormula = formula.test(line) || /^[\t\r\n]/.test(cell);
  return `"${isFormula ? "'" : ""}${line.replaceAll('"', '""')}"`;
}
