import type { MatrixModel, MatrixScale } from "../../draw/runs/matrix-model.ts";
import type { Estimate } from "../../hist/hist.ts";
import type { Mark } from "../base/marks.ts";
import type { RunsShown } from "./figure-run.ts";

/** Verdicts in rows and columns, of which either are runs. */
export interface Matrix {
  readonly title: string;
  readonly rows: readonly MatrixPart[];
  readonly groups: readonly { readonly title: string; readonly columns: readonly MatrixPart[] }[];
  /** Columns are counted over all groups. */
  readonly cell: (row: number, column: number) => MatrixVerdict;
  /** What the marks stand for: "within 1.5 %". */
  readonly words: Readonly<Record<"good" | "medium" | "bad", string>>;
  /** Every column has its label: those left out could not be told from their neighbours. */
  readonly labelled: boolean;
  /** Colours of `shade`, for those who look at numbers. */
  readonly scale: MatrixScale;
}

/** A row or column. */
export interface MatrixPart {
  /** "559107", "17" */
  readonly label: string;
  /** "559107", "IROC A17" */
  readonly name: string;
  /** What the event says was pointed at. */
  readonly id: string;
  /** Of a run: its place in the set. */
  readonly place: number | undefined;
  /** Why a run has no cells at all. */
  readonly reason: string | undefined;
  /** The same where there is little room: "no TPC". */
  readonly word?: string | undefined;
  /** Shown beside the runs, not one of them: it is not counted. */
  readonly apart?: boolean;
}

export interface MatrixVerdict {
  readonly quality: Mark;
  /** The number with its error and unit; `undefined` where there is none. */
  readonly value: Estimate | undefined;
  readonly unit: string;
  readonly shade: number | undefined;
  /** "" where good. */
  readonly why: string;
}

/** Rows in the order given, the worst first, or by the numbers of one column, largest first. */
export type MatrixSort =
  { readonly by: "order" } | { readonly by: "worst" } | { readonly by: "column"; readonly id: string };

/** What is in sight: indices of rows and of columns in the matrix as it was given. */
export interface MatrixView {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

export const columnsOf = ({ groups }: Matrix): readonly MatrixPart[] => groups.flatMap(({ columns }) => columns);

/** Hidden runs left out, rows sorted. */
export function viewOf(matrix: Matrix, { hidden }: RunsShown, sort: MatrixSort): MatrixView {
  const isShown = ({ place }: MatrixPart): boolean => place === undefined || !hidden.has(place);
  const all = columnsOf(matrix);
  const columns = [...all.keys()].filter((column) => isShown(all[column]!));
  const rows = sortedRows(matrix, columns, sort).filter((row) => isShown(matrix.rows[row]!));
  return { rows, columns };
}

/** All rows and columns in the order on screen, hidden runs where they would stand. */
export function wholeView(matrix: Matrix, shown: RunsShown, sort: MatrixSort): MatrixView {
  const { columns } = viewOf(matrix, shown, sort);
  return { rows: sortedRows(matrix, columns, sort), columns: [...columnsOf(matrix).keys()] };
}

/** @param columns those in sight, by which rows are ranked. */
function sortedRows(matrix: Matrix, columns: readonly number[], sort: MatrixSort): readonly number[] {
  const rows = [...matrix.rows.keys()];
  if (sort.by === "order") return rows;
  const rank = new Map(rows.map((row) => [row, rankOf(matrix, row, columns, sort)]));
  return rows.toSorted((a, b) => rank.get(b)! - rank.get(a)! || a - b);
}

/** The higher, the further up. Rows without a number stand last. */
function rankOf(matrix: Matrix, row: number, columns: readonly number[], sort: MatrixSort): number {
  if (matrix.rows[row]!.reason !== undefined) return -Number.MAX_VALUE;
  if (sort.by === "column") {
    const column = columnsOf(matrix).findIndex(({ id }) => id === sort.id);
    return (column < 0 ? undefined : matrix.cell(row, column).value?.value) ?? -Number.MAX_VALUE;
  }
  const weights: Readonly<Partial<Record<Mark, number>>> = { bad: 1e4, medium: 1 };
  const counted = columns.filter((column) => columnsOf(matrix)[column]!.apart !== true);
  return counted.reduce((sum, column) => sum + (weights[matrix.cell(row, column).quality] ?? 0), 0);
}

/** What is drawn of it. `numbers`: cells have the colours of their numbers. */
export function matrixModel(matrix: Matrix, view: MatrixView, { raised }: RunsShown, numbers: boolean): MatrixModel {
  const all = columnsOf(matrix);
  const placeOf = (parts: readonly MatrixPart[], of: readonly number[]): number | undefined => {
    const at = raised === undefined ? -1 : of.findIndex((index) => parts[index]!.place === raised);
    return at < 0 ? undefined : at;
  };
  let first = 0;
  const groups = matrix.groups.flatMap(({ title, columns }) => {
    const from = first;
    first += columns.length;
    const shown = view.columns.flatMap((column) => {
      const { label, word } = all[column]!;
      return column >= from && column < from + columns.length ? [{ label, word }] : [];
    });
    return shown.length === 0 ? [] : [{ title, columns: shown }];
  });
  return {
    rows: view.rows.map((row) => {
      const { label, place, reason } = matrix.rows[row]!;
      return { label, titled: place === undefined, word: reason };
    }),
    groups,
    labelled: matrix.labelled,
    cell: (row, column) => {
      const { quality, shade } = matrix.cell(view.rows[row]!, view.columns[column]!);
      return { mark: quality, shade };
    },
    raised: { row: placeOf(matrix.rows, view.rows), column: placeOf(all, view.columns) },
    scale: numbers ? matrix.scale : undefined,
  };
}
