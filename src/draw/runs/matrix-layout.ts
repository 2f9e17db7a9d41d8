import type { CellPlace, MatrixModel } from "./matrix-model.ts";
import type { Box } from "./slots.ts";

/** Sides of a cell with the line to the next, in px; narrower than `least`, a mark has no room in it. */
const cell = { widest: 13, least: 8, height: 14 } as const;
/** The same where every column has its label: as wide as that, but for long names, and no narrower than one that reads upwards. */
const labelledCell = { widest: 40, least: 11 } as const;
const gap = { groups: 10, lines: 12 } as const;
const header = { title: 16, labels: 16 } as const;
/** Of a digit of 11 px as a raised row has it, in bold: 0.70 of its size in DejaVu Sans, the widest of the usual fonts. */
const characterWidth = 7.7;
/** The same of several words, which are never bold. */
const letterWidth = 6.8;
/** Of a digit of 10 px above a column. */
const columnCharacter = 6.4;
const columnGap = 6;
/** `gap`: between a label and the cells, in the room of the labels; they have no more than this share of the width. */
export const rowLabel = { least: 30, most: 260, share: 0.6, room: 8, gap: 6 } as const;
/** The colours of numbers. */
const scaleHeight = 22;

/** Columns first…first + count − 1, of one group, side by side. */
export interface MatrixPiece {
  readonly title: string;
  readonly first: number;
  readonly count: number;
  readonly left: number;
}

/** All rows with some of the columns: on narrow screens the groups stand below one another. */
export interface MatrixLine {
  /** Top of the first row of cells. */
  readonly top: number;
  readonly pieces: readonly MatrixPiece[];
}

export interface MatrixLayout {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly rows: number;
  /** Width of the labels of rows. */
  readonly labels: number;
  readonly lines: readonly MatrixLine[];
  /** Height of the labels and titles of columns above the rows of a line. */
  readonly headerHeight: number;
  /** Labels of columns read upwards. */
  readonly upright: boolean;
}

/** @param width px. Cells are as wide as fits, in as few lines as leave room for marks. */
export function matrixLayout({ rows, groups, scale, labelled }: MatrixModel, width: number): MatrixLayout {
  const widestRow = Math.max(
    0,
    ...rows.map(({ label }) => label.length * (label.includes(" ") ? letterWidth : characterWidth)),
  );
  const labels = Math.min(
    Math.max(rowLabel.least, widestRow + rowLabel.room),
    rowLabel.most,
    Math.max(rowLabel.least, width * rowLabel.share),
  );
  const longest = Math.max(0, ...groups.flatMap(({ columns }) => columns.map(({ label }) => label.length)));
  const labelWidth = longest * columnCharacter + columnGap;
  const { least } = labelled ? labelledCell : cell;
  const room = Math.max(least, width - labels);
  const pieces = piecesOf(groups, Math.max(1, Math.floor(room / least)));
  const lines = fewestLines(pieces, room, least);
  const widest = Math.max(...lines.map((line) => line.reduce((sum, { count }) => sum + count, 0)), 1);
  const most = Math.max(...lines.map((line) => line.length), 1);
  const widestCell = labelled && labelWidth <= labelledCell.widest ? Math.max(cell.widest, labelWidth) : cell.widest;
  const cellWidth = Math.min(widestCell, (room - (most - 1) * gap.groups) / widest);
  const upright = labelled && cellWidth < labelWidth;
  const titles = groups.some(({ title }) => title !== "") ? header.title : 0;
  const headerHeight = titles + (upright ? Math.max(header.labels, labelWidth) : header.labels);
  const lineHeight = headerHeight + rows.length * cell.height;
  return {
    width,
    height: lines.length * (lineHeight + gap.lines) - gap.lines + (scale === undefined ? 2 : scaleHeight),
    cellWidth,
    cellHeight: cell.height,
    rows: rows.length,
    labels,
    headerHeight,
    upright,
    lines: lines.map((line, i) => ({
      top: i * (lineHeight + gap.lines) + headerHeight,
      pieces: placed(line, labels, cellWidth),
    })),
  };
}

type Piece = Omit<MatrixPiece, "left">;

/** Groups, those that are too long for a line in several pieces. */
function piecesOf(groups: MatrixModel["groups"], most: number): readonly Piece[] {
  let first = 0;
  return groups.flatMap(({ title, columns }): readonly Piece[] => {
    const start = first;
    first += columns.length;
    const parts = Math.ceil(columns.length / most);
    const count = Math.ceil(columns.length / Math.max(1, parts));
    return Array.from({ length: parts }, (_, part) => ({
      title,
      first: start + part * count,
      count: Math.min(count, columns.length - part * count),
    }));
  });
}

/** As few lines, of as many pieces each, as leave room for marks. */
function fewestLines(pieces: readonly Piece[], room: number, least: number): readonly (readonly Piece[])[] {
  for (let lines = 1; lines <= pieces.length; lines++) {
    const each = Math.ceil(pieces.length / lines);
    const split = Array.from({ length: Math.ceil(pieces.length / each) }, (_, i) =>
      pieces.slice(i * each, (i + 1) * each),
    );
    const fits = split.every((line) => widthOf(line, least) <= room);
    if (fits || lines === pieces.length) return split;
  }
  return [];
}

const widthOf = (line: readonly Piece[], cellWidth: number): number =>
  line.reduce((sum, { count }) => sum + count * cellWidth, 0) + (line.length - 1) * gap.groups;

function placed(line: readonly Piece[], from: number, cellWidth: number): readonly MatrixPiece[] {
  let left = from;
  return line.map((piece) => {
    const here = { ...piece, left };
    left += piece.count * cellWidth + gap.groups;
    return here;
  });
}

/** Box of a cell; `undefined` where there is none. */
export function cellBox(layout: MatrixLayout, { row, column }: CellPlace): Box | undefined {
  if (row < 0 || row >= layout.rows) return undefined;
  for (const { top, pieces } of layout.lines)
    for (const { first, count, left } of pieces) {
      if (column < first || column >= first + count) continue;
      const x = left + (column - first) * layout.cellWidth;
      const y = top + row * layout.cellHeight;
      return { left: x, top: y, right: x + layout.cellWidth, bottom: y + layout.cellHeight };
    }
  return undefined;
}

/** What lies under a position: a cell, the label of a column (row −1) or of a row (column −1). */
export function cellAt(layout: MatrixLayout, x: number, y: number): CellPlace | undefined {
  for (const { top, pieces } of layout.lines) {
    const row = Math.floor((y - top) / layout.cellHeight);
    if (y < top - layout.headerHeight || row >= layout.rows) continue;
    const inRow = y < top ? -1 : row;
    if (x < layout.labels) return inRow < 0 ? undefined : { row: inRow, column: -1 };
    for (const { first, count, left } of pieces) {
      const column = Math.floor((x - left) / layout.cellWidth);
      if (column >= 0 && column < count) return { row: inRow, column: first + column };
    }
  }
  return undefined;
}

/** A step from a cell, or to the end of the row or column, that stays inside. */
export function moveCell(
  { row, column }: CellPlace,
  [right, up]: readonly [number, number],
  rows: number,
  columns: number,
): CellPlace {
  const within = (at: number, n: number): number => Math.min(n - 1, Math.max(0, at));
  return { row: within(row - up, rows), column: within(column + right, columns) };
}
