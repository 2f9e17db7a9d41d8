import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { BinHit } from "../../draw/paint-figure.ts";
import type { Theme } from "../../draw/theme.ts";
import type { Slice } from "../../qc/slice.ts";
import type { PaletteName, SliceView } from "../../route/route.ts";
import { paintOver, type FocusDrawing, type FocusOver } from "./focus-drawing.ts";
import { sliceInSight } from "./focus-parts.ts";
import { middleOf } from "./read-out.ts";
import { heldSlice, isMapped, isOfEntries } from "./view.ts";

/** The slice of a map that is held, where the map has it, else the one at a bin; `undefined` where there is none, or no map of entries. */
export function sliceAt(
  { input, model }: Pick<FocusDrawing, "input" | "model">,
  view: SliceView | undefined,
  at: BinHit | undefined,
): Slice | undefined {
  const { hist, figure } = input;
  if (!isOfEntries(figure, hist)) return undefined;
  const along = view?.along ?? "column";
  const bin = heldSlice(view, hist) ?? (along === "column" ? at?.binX : at?.binY);
  return bin === undefined ? undefined : sliceInSight(hist, model.parts.main, along, bin);
}

/** What lies over a figure: the slice, lines through it, a ring at the bin that is pointed at. */
export function overOf(
  drawing: FocusDrawing,
  slice: Slice | undefined,
  at: BinHit | undefined,
  band?: FocusOver["band"],
): FocusOver {
  const { x, y } = drawing.geometry;
  const ring = at && ringAt(drawing, at);
  const cross = !isMapped(drawing.input.figure, drawing.input.hist)
    ? { x: at && middleOf(at.x, x), ring }
    : {
        ring,
        ...(slice && (slice.along === "column" ? { x: middleOf(slice.at, x) } : { y: middleOf(slice.at, y) })),
      };
  return { slice, cross, band };
}

/** Paints the slice that the view holds, where it holds one, over a drawing. */
export function paintHeld(ctx: Context2D, drawing: FocusDrawing, theme: Theme, palette: PaletteName): void {
  const { slice } = drawing.input.view;
  const held = slice?.bin === undefined ? undefined : sliceAt(drawing, slice, undefined);
  paintOver(ctx, drawing, overOf(drawing, held, undefined), theme, palette);
}

function ringAt({ geometry }: FocusDrawing, at: BinHit): readonly [number, number] | undefined {
  const down = at.y === undefined ? geometry.y.toPixel(at.value) : middleOf(at.y, geometry.y);
  return Number.isNaN(down) ? undefined : [middleOf(at.x, geometry.x), down];
}
