import type { FigureMark } from "../paint-mark.ts";

/** Verdicts of many things in rows and columns: chambers of runs, quantities of runs. */
export interface MatrixModel {
  readonly rows: readonly MatrixRow[];
  /** Columns that belong together, under a title. */
  readonly groups: readonly MatrixGroup[];
  /** Columns are counted over all groups. */
  readonly cell: (row: number, column: number) => MatrixCell;
  /** Every column has its label, upright where they have no room side by side; else some are left out, as of numbered sectors. */
  readonly labelled: boolean;
  readonly raised: { readonly row: number | undefined; readonly column: number | undefined };
  /** `undefined`: cells have the colour of their verdict. */
  readonly scale: MatrixScale | undefined;
}

export interface MatrixRow {
  readonly label: string;
  /** The label is a title, with quantities to be set as such; names of runs are written as they are. */
  readonly titled: boolean;
  /** In place of its cells: "TPC not in the run". */
  readonly word: string | undefined;
}

export interface MatrixGroup {
  /** "" where there is but one. */
  readonly title: string;
  readonly columns: readonly MatrixColumn[];
}

export interface MatrixColumn {
  readonly label: string;
  /** In place of its cells: "no TPC". */
  readonly word: string | undefined;
}

export interface MatrixCell {
  readonly mark: FigureMark;
  /** On the scale; `undefined`: no number. */
  readonly shade: number | undefined;
}

/** Colours of numbers, symmetric about the middle of lo…hi; what lies beyond has the colour of the end. */
export interface MatrixScale {
  readonly lo: number;
  readonly hi: number;
  /** Ends as words: "−12 %", "+12 %". */
  readonly ends: readonly [lo: string, hi: string];
}

/** Which cell. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}
