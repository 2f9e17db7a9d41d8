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
  type PartPlaces,
} from "../../draw/paint-parts.ts";
import type { Theme } from "../../draw/theme.ts";
import type { PaletteName } from "../../route/route.ts";
import type { Slice } from "../../qc/slice.ts";
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
  const geometry = paintParts(ctx, parts, places, pixelRatio, theme, palette);
  ctx.restore();
  return { input, model, parts, places, size, geometry };
}

/** Room above a figure beside a map, where its legend stands. */
const legendRoom = 20;

/** Paints a slice over the projection in whose place it stands. */
export function paintSlice(
  ctx: Context2D,
  drawing: FocusDrawing,
  slice: Slice,
  theme: Theme,
  palette: PaletteName,
): void {
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

/** Where the pointer or a held slice is, in CSS px of the canvas. */
export interface CrossHair {
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly ring: boolean;
}

/** Lines through the figure and what shares its axes, and a ring where they meet. */
export function paintCrossHair(ctx: Context2D, drawing: FocusDrawing, { x, y, ring }: CrossHair, theme: Theme): void {
  const { geometry, places, parts, size } = drawing;
  const { frame } = geometry;
  const { pixelRatio } = size;
  ctx.save();
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.fillStyle = theme.seriesB;
  const sharp = (at: number): number => Math.round((at - 0.5) * pixelRatio) / pixelRatio;
  if (x !== undefined && x >= frame.left && x <= frame.right) {
    ctx.fillRect(sharp(x), frame.top, 1, frame.bottom - frame.top);
    if (places.above !== undefined) {
      const top = (parts.above?.margins?.top ?? 22) + places.above.top;
      ctx.fillRect(sharp(x), top, 1, places.above.top + places.above.height - 8 - top);
    }
    if (parts.below !== undefined && places.below !== undefined)
      ctx.fillRect(sharp(x), places.below.top + 22, 1, places.below.height - 22 - 34);
  }
  if (y !== undefined && !ring && y >= frame.top && y <= frame.bottom)
    ctx.fillRect(frame.left, sharp(y), frame.right - frame.left, 1);
  if (ring && x !== undefined && y !== undefined) {
    ctx.beginPath();
    ctx.arc(x, Math.min(Math.max(y, frame.top), frame.bottom), 4.5, 0, 2 * Math.PI);
    ctx.strokeStyle = theme.seriesB;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  ctx.restore();
}

/** What a drag has marked so far, in CSS px of the canvas. */
export function paintBand(
  ctx: Context2D,
  drawing: FocusDrawing,
  [left, top, right, bottom]: readonly [number, number, number, number],
  theme: Theme,
): void {
  const { pixelRatio } = drawing.size;
  ctx.save();
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.globalAlpha = 0.14;
  ctx.fillStyle = theme.accent;
  ctx.fillRect(left, top, right - left, bottom - top);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 1;
  ctx.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
  ctx.restore();
}
