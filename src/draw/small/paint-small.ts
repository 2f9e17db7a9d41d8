import { binsWithin, edgeOf } from "../bins.ts";
import { measures, type FigureSize, type Frame } from "../figure-layout.ts";
import { formatLimit } from "../format.ts";
import { inkOf, translucent } from "../ink.ts";
import { paintTitle, type Context2D } from "../latex/paint-title.ts";
import { makeScale, type Scale } from "../scale.ts";
import { fontFamily, type Theme } from "../theme.ts";
import type { SmallCell, SmallModel } from "./small-model.ts";

const between = 18;
const above = 22;
const below = 34;
const gap = 3;
/** Room for a label at the top of a cell. */
const labelRoom = 12;

/** Where the cells of each group are, in CSS px from the corner of the figure. */
export type SmallPlaces = readonly (readonly Frame[])[];

/** As large as the room lets them be. @param groups as many cells, whatever is in them. */
export function placeSmall(
  groups: readonly { readonly columns: number; readonly cells: readonly unknown[] }[],
  { width, height, pixelRatio }: FigureSize,
): SmallPlaces {
  const round = (value: number): number => Math.round(value * pixelRatio) / pixelRatio;
  const room = (width - between * (groups.length - 1)) / Math.max(1, groups.length);
  return groups.map(({ columns, cells }, i) => {
    const rows = Math.max(1, Math.ceil(cells.length / columns));
    const [wide, high] = [room / columns, Math.max(0, height - above - below) / rows];
    const from = i * (room + between);
    return cells.map((_, cell) => {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      return {
        left: round(from + column * wide),
        top: round(above + row * high),
        right: round(from + (column + 1) * wide - gap),
        bottom: round(above + (row + 1) * high - gap),
      };
    });
  });
}

/** Paints small histograms over the whole size; returns where each of them is. */
export function paintSmall(ctx: Context2D, model: SmallModel, size: FigureSize, theme: Theme): SmallPlaces {
  const ratio = size.pixelRatio;
  const places = placeSmall(model.groups, size);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, Math.round((size.left ?? 0) * ratio), Math.round((size.top ?? 0) * ratio));
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, size.width, size.height);
  model.groups.forEach((group, i) => {
    const frames = places[i]!;
    if (frames.length === 0) return;
    const { left } = frames[0]!;
    const right = Math.max(...frames.map((frame) => frame.right));
    paintTitle(ctx, group.title, left, above - 8, { size: measures.titleSize, colour: theme.text });
    group.cells.forEach((cell, at) => paintCell(ctx, model, cell, frames[at]!, theme));
    paintRange(ctx, model, left, right, frames.at(-1)!.bottom, theme);
  });
  ctx.restore();
  return places;
}

function paintCell(ctx: Context2D, model: SmallModel, cell: SmallCell, frame: Frame, theme: Theme): void {
  const { left, top, right, bottom } = frame;
  const ink = cell.quality === undefined ? undefined : inkOf(cell.quality, theme);
  ctx.fillStyle = ink ?? theme.line;
  const thick = ink === undefined ? 1 : 2;
  for (const edge of [top, bottom - thick]) ctx.fillRect(left, edge, right - left, thick);
  for (const edge of [left, right - thick]) ctx.fillRect(edge, top, thick, bottom - top);
  if (cell.values !== undefined) paintSteps(ctx, model, cell, cell.values, frame, theme);
  const mark = cell.quality === "bad" ? "■ " : cell.quality === "medium" ? "▲ " : "";
  ctx.font = `${ink === undefined ? 400 : 600} ${measures.sectorSize}px ${fontFamily}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = ink ?? theme.text3;
  ctx.fillText(`${mark}${cell.label}`, left + 4, top + measures.sectorSize + 2);
  if (cell.values !== undefined) return;
  ctx.fillStyle = theme.text2;
  ctx.textAlign = "center";
  ctx.fillText(cell.words, (left + right) / 2, (top + labelRoom + bottom) / 2 + 3);
  ctx.textAlign = "left";
}

function paintSteps(
  ctx: Context2D,
  { x: range, top, log }: SmallModel,
  { bins }: SmallCell,
  values: ArrayLike<number>,
  frame: Frame,
  theme: Theme,
): void {
  const x = makeScale(range.lo, range.hi, false, frame.left + 2, frame.right - 2);
  const base = frame.bottom - 2;
  const y = makeScale(log ? 0.5 : 0, top, log, base, frame.top + labelRoom);
  const [first, last] = binsWithin(bins, range.lo, range.hi);
  ctx.beginPath();
  ctx.moveTo(within(x, edgeOf(bins, first - 1)), base);
  for (let bin = first; bin <= last; bin++) {
    const height = Math.max(frame.top + labelRoom, Math.min(base, y.toPixel(values[bin]!)));
    ctx.lineTo(within(x, edgeOf(bins, bin - 1)), height);
    ctx.lineTo(within(x, edgeOf(bins, bin)), height);
  }
  ctx.lineTo(within(x, edgeOf(bins, last)), base);
  ctx.fillStyle = translucent(theme.seriesA, theme.fillOpacity);
  ctx.fill();
  ctx.strokeStyle = theme.seriesA;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.stroke();
}

const within = (scale: Scale, value: number): number => Math.max(scale.from, Math.min(scale.to, scale.toPixel(value)));

/** Both ends of the range along x, and its title between them. */
function paintRange(
  ctx: Context2D,
  { x }: SmallModel,
  left: number,
  right: number,
  bottom: number,
  theme: Theme,
): void {
  const labels = { size: measures.labelSize, colour: theme.axis };
  const base = bottom + measures.labelBelow;
  paintTitle(ctx, formatLimit(x.lo), left, base, labels);
  paintTitle(ctx, formatLimit(x.hi), right, base, { ...labels, align: "right" });
  const title = { size: measures.titleSize, colour: theme.text, align: "centre" } as const;
  paintTitle(ctx, x.title, (left + right) / 2, base, title);
}
