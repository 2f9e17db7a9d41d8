import type { FigureModel } from "../../draw/figure-model.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { FigureGeometry } from "../../draw/paint-figure.ts";
import {
  alignParts,
  paintPart,
  paintParts,
  placeParts,
  roomForSide,
  type FigureParts,
  type PartFrames,
  type PartPlaces,
} from "../../draw/paint-parts.ts";
import type { Theme } from "../../draw/theme.ts";
import type { PaletteName } from "../../route/route.ts";
import type { Slice } from "../../qc/slice.ts";
import { paintBand } from "./drag-band.ts";
import { focusModel, sliceModel, type FocusInput, type FocusModel } from "./focus-parts.ts";

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** A painted figure with its parts: what the cross-hair and a slice are painted from later. */
export interface FocusDrawing {
  readonly input: FocusInput;
  readonly model: FocusModel;
  /** Aligned. */
  readonly parts: FigureParts;
  readonly places: PartPlaces;
  readonly size: CanvasSize;
  readonly geometry: FigureGeometry;
  readonly frames: PartFrames;
}

export const hasRoomBeside = (width: number): boolean => width >= roomForSide;

/** Paints the figure and all around it but what follows the pointer. */
export function paintFocus(
  ctx: Context2D,
  input: FocusInput,
  size: CanvasSize,
  theme: Theme,
  palette: PaletteName,
): FocusDrawing {
  const { width, height, pixelRatio } = size;
  const model = focusModel(input);
  const { above, below, side } = model.parts;
  const has = { above: above !== undefined, below: below !== undefined, side: side !== undefined };
  const places = placeParts(has, width, height);
  ctx.save();
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, width, height);
  const parts = alignParts(ctx, model.parts, places, pixelRatio);
  const { geometry, frames } = paintParts(ctx, parts, places, pixelRatio, theme, palette);
  ctx.restore();
  return { input, model, parts, places, size, geometry, frames };
}

/** Room above a figure beside a map, where its legend stands. */
const legendRoom = 20;

/** Paints a slice over the projection in whose place it stands. */
function paintSlice(ctx: Context2D, drawing: FocusDrawing, slice: Slice, theme: Theme, palette: PaletteName): void {
  const { parts, places, size, input, model } = drawing;
  const where = slice.along === "column" ? "side" : "above";
  const [own, place] = [parts[where], places[where]];
  if (own === undefined || place === undefined) return;
  const made = sliceModel(input, model, slice);
  const margins = own.margins ?? {};
  const painted: FigureModel =
    where === "side"
      ? { ...own, ...made, ...(own.sideways === true ? { y: own.y } : {}), margins }
      : { ...made, x: own.x, margins };
  if (own.sideways === true) {
    ctx.save();
    ctx.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0);
    ctx.fillStyle = theme.background;
    ctx.fillRect(place.left, place.top - legendRoom, place.width, legendRoom);
    ctx.restore();
  }
  paintPart(ctx, painted, place, size.pixelRatio, theme, palette);
}

/** Lines through a column and a row, and a ring at a bin, in CSS px of the canvas. */
export interface CrossHair {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly ring?: readonly [x: number, y: number] | undefined;
}

/** What follows the pointer or is held: painted over the figure, again and again, while the figure below stays. */
export interface FocusOver {
  readonly slice: Slice | undefined;
  readonly cross: CrossHair;
  /** What a drag has marked so far, left, top, right, bottom in CSS px of the canvas. */
  readonly band: readonly [number, number, number, number] | undefined;
}

export function paintOver(
  ctx: Context2D,
  drawing: FocusDrawing,
  over: FocusOver,
  theme: Theme,
  palette: PaletteName,
): void {
  if (over.slice !== undefined) paintSlice(ctx, drawing, over.slice, theme, palette);
  const { pixelRatio } = drawing.size;
  ctx.save();
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  paintCrossHair(ctx, drawing, over.cross, theme);
  if (over.band !== undefined) paintBand(ctx, over.band, theme);
  ctx.restore();
}

/** The lines go on through the figures that share the axes, the ring is in the figure. */
function paintCrossHair(ctx: Context2D, drawing: FocusDrawing, { x, y, ring }: CrossHair, theme: Theme): void {
  const { geometry, frames, parts, size } = drawing;
  const { frame } = geometry;
  const sharp = (at: number): number => Math.round((at - 0.5) * size.pixelRatio) / size.pixelRatio;
  ctx.fillStyle = theme.seriesB;
  if (x !== undefined && x >= frame.left && x <= frame.right)
    for (const each of [frame, frames.above, frames.below])
      if (each !== undefined) ctx.fillRect(sharp(x), each.top, 1, each.bottom - each.top);
  const beside = parts.side?.sideways === true ? frames.side : undefined;
  if (y !== undefined && y >= frame.top && y <= frame.bottom)
    for (const each of [frame, beside])
      if (each !== undefined) ctx.fillRect(each.left, sharp(y), each.right - each.left, 1);
  if (ring === undefined) return;
  ctx.beginPath();
  ctx.arc(ring[0], Math.min(Math.max(ring[1], frame.top), frame.bottom), 4.5, 0, 2 * Math.PI);
  ctx.fillStyle = theme.background;
  ctx.globalAlpha = 0.6;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.seriesB;
  ctx.lineWidth = 2;
  ctx.stroke();
}
