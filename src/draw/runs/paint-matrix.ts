import type { FigureSize } from "../figure-layout.ts";
import { measureTitle, paintTitle, type Context2D } from "../latex/paint-title.ts";
import { paintMark } from "../paint-mark.ts";
import { measureText, paintText, upright } from "../paint-text.ts";
import { hexOf, paletteColour } from "../palettes.ts";
import type { Theme } from "../theme.ts";
import { matrixLayout, rowLabel, type MatrixLayout, type MatrixLine, type MatrixPiece } from "./matrix-layout.ts";
import type { MatrixCell, MatrixColumn, MatrixModel, MatrixScale } from "./matrix-model.ts";
import { writtenLabels } from "./slots.ts";

const markSize = 5;
/** What an upright label takes of the width. */
const uprightWidth = 5;
const sizes = { row: 11, column: 10, title: 11.5, word: 10.5 } as const;
/** On its orange in both themes. */
const onMedium = "#111111";

/** Paints a matrix over its whole size, background included. */
export function paintMatrix(ctx: Context2D, model: MatrixModel, size: FigureSize, theme: Theme): MatrixLayout {
  const layout = matrixLayout(model, size.width);
  ctx.save();
  ctx.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0);
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, size.width, size.height);
  for (const line of layout.lines) {
    paintRaised(ctx, model, layout, line, theme);
    paintRowLabels(ctx, model, layout, line, theme);
    for (const piece of line.pieces) {
      paintHeader(ctx, model, layout, line, piece, theme);
      paintCells(ctx, model, layout, line, piece, theme);
    }
  }
  if (model.scale !== undefined) paintScale(ctx, model.scale, layout, theme);
  ctx.restore();
  return layout;
}

function paintRaised(
  ctx: Context2D,
  { raised }: MatrixModel,
  layout: MatrixLayout,
  line: MatrixLine,
  theme: Theme,
): void {
  ctx.fillStyle = theme.selectedRow;
  const { cellHeight, cellWidth, rows, headerHeight } = layout;
  const last = line.pieces.at(-1);
  if (raised.row !== undefined && last !== undefined)
    ctx.fillRect(0, line.top + raised.row * cellHeight, last.left + last.count * cellWidth, cellHeight);
  for (const { first, count, left } of line.pieces) {
    const at = (raised.column ?? -1) - first;
    if (at >= 0 && at < count)
      ctx.fillRect(left + at * cellWidth, line.top - headerHeight, cellWidth, headerHeight + rows * cellHeight);
  }
}

function paintRowLabels(
  ctx: Context2D,
  model: MatrixModel,
  layout: MatrixLayout,
  line: MatrixLine,
  theme: Theme,
): void {
  const { labels, cellHeight } = layout;
  for (const [row, { label, titled, word }] of model.rows.entries()) {
    const base = line.top + row * cellHeight + cellHeight - 3.5;
    const bold = row === model.raised.row;
    const widthOf = (text: string): number =>
      titled ? measureTitle(ctx, text, sizes.row, bold).width : measureText(ctx, text, { size: sizes.row, bold });
    const style = { size: sizes.row, colour: theme.text, bold };
    (titled ? paintTitle : paintText)(ctx, cutTo(label, labels - rowLabel.gap, widthOf), 0, base, style);
    if (word !== undefined) paintText(ctx, word, labels, base, { size: sizes.word, colour: theme.text2 });
  }
}

/** The beginning of a text that fits. */
function cutTo(text: string, room: number, widthOf: (text: string) => number): string {
  let cut = text;
  while (cut.length > 1 && widthOf(cut) > room) cut = `${cut.slice(0, -2)}…`;
  return cut;
}

function paintHeader(
  ctx: Context2D,
  { groups, raised }: MatrixModel,
  { cellWidth, headerHeight, upright: readsUp }: MatrixLayout,
  { top }: MatrixLine,
  { title, first, count, left }: MatrixPiece,
  theme: Theme,
): void {
  const labels = columnsOf(groups)
    .slice(first, first + count)
    .map(({ label }) => label);
  const style = { size: sizes.column, colour: theme.text2 };
  const middles = labels.map((_, i) => left + (i + 0.5) * cellWidth);
  const widths = labels.map((label) => (readsUp ? uprightWidth : measureText(ctx, label, style)));
  for (const i of writtenLabels(middles, widths, (at) => first + at === raised.column))
    if (readsUp) paintUp(ctx, labels[i]!, middles[i]!, top - 4, style);
    else paintText(ctx, labels[i]!, middles[i]!, top - 5, { ...style, align: "center" });
  if (title !== "")
    paintText(ctx, title, left, top - headerHeight + 11, { size: sizes.title, colour: theme.text, bold: true });
}

const columnsOf = (groups: MatrixModel["groups"]): readonly MatrixColumn[] => groups.flatMap(({ columns }) => columns);

/** Upwards from the base, about the middle of a column. */
const paintUp = (
  ctx: Context2D,
  text: string,
  middle: number,
  base: number,
  style: { readonly size: number; readonly colour: string },
): void => upright(ctx, middle + style.size * 0.36, base, () => paintText(ctx, text, 0, 0, style));

function paintCells(
  ctx: Context2D,
  model: MatrixModel,
  { cellWidth, cellHeight }: MatrixLayout,
  { top }: MatrixLine,
  { first, count, left }: MatrixPiece,
  theme: Theme,
): void {
  const columns = columnsOf(model.groups);
  const bottom = top + model.rows.length * cellHeight;
  for (let column = first; column < first + count; column++) {
    const { word } = columns[column]!;
    const middle = left + (column - first + 0.5) * cellWidth;
    const style = { size: sizes.word, colour: theme.text2 };
    if (word !== undefined && measureText(ctx, word, style) <= bottom - top)
      paintUp(ctx, word, middle, bottom - 4, style);
  }
  for (const [row, { word }] of model.rows.entries()) {
    if (word !== undefined) continue;
    const y = top + row * cellHeight;
    for (let column = first; column < first + count; column++) {
      if (columns[column]!.word !== undefined) continue;
      const cell = model.cell(row, column);
      const x = left + (column - first) * cellWidth;
      ctx.fillStyle = colourOf(cell, model.scale, theme);
      ctx.fillRect(x, y, cellWidth - 1, cellHeight - 1);
      paintCellMark(ctx, cell, model.scale, x + (cellWidth - 1) / 2, y + (cellHeight - 1) / 2, theme);
    }
  }
}

function colourOf({ mark, shade }: MatrixCell, scale: MatrixScale | undefined, theme: Theme): string {
  if (scale === undefined) return theme.cells[mark === "null" || mark === "not-read" ? "none" : mark];
  if (shade === undefined) return theme.cells.none;
  return hexOf(paletteColour("diverging", (shade - scale.lo) / (scale.hi - scale.lo)));
}

/** What is not good has its mark; on colours of numbers in a small box of the background. */
function paintCellMark(
  ctx: Context2D,
  { mark }: MatrixCell,
  scale: MatrixScale | undefined,
  x: number,
  y: number,
  theme: Theme,
): void {
  if (mark === "good") return;
  const isLine = mark === "null" || mark === "not-read";
  if (scale !== undefined && !isLine) {
    ctx.fillStyle = theme.background;
    ctx.fillRect(x - markSize / 2 - 1, y - markSize / 2 - 1, markSize + 2, markSize + 2);
  }
  const onColour = mark === "bad" ? theme.background : onMedium;
  ctx.fillStyle = scale === undefined ? onColour : theme.text;
  ctx.strokeStyle = theme.text3;
  paintMark(ctx, mark, x, y, markSize);
}

/** Below the last line: colours from one end to the other. */
function paintScale(ctx: Context2D, { ends }: MatrixScale, { height, labels }: MatrixLayout, theme: Theme): void {
  const [top, steps, step] = [height - 12, 60, 2];
  const style = { size: sizes.column, colour: theme.text2 };
  const left = labels + measureText(ctx, ends[0], style) + 6;
  paintText(ctx, ends[0], labels, top + 9, style);
  for (let i = 0; i < steps; i++) {
    ctx.fillStyle = hexOf(paletteColour("diverging", i / (steps - 1)));
    ctx.fillRect(left + i * step, top, step, 10);
  }
  paintText(ctx, ends[1], left + steps * step + 6, top + 9, style);
}
