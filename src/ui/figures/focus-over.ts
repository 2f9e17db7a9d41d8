import type { BinHit } from "../../draw/paint-figure.ts";
import type { Slice } from "../../qc/slice.ts";
import type { SliceView } from "../../route/route.ts";
import type { FocusDrawing, FocusOver } from "./focus-drawing.ts";
import { sliceInSight } from "./focus-parts.ts";
import { middleOf } from "./read-out.ts";

/** The slice of a map that is held, else the one at a bin; `undefined` where there is none, or no map. */
export function sliceAt(
  { input, model }: Pick<FocusDrawing, "input" | "model">,
  view: SliceView | undefined,
  at: BinHit | undefined,
): Slice | undefined {
  const { hist } = input;
  if (hist.kind !== "2d") return undefined;
  const along = view?.along ?? "column";
  const bin = view?.bin ?? (along === "column" ? at?.binX : at?.binY);
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
  const cross =
    drawing.input.hist.kind !== "2d"
      ? { x: at && middleOf(at.x, x), ring }
      : {
          ring,
          ...(slice && (slice.along === "column" ? { x: middleOf(slice.at, x) } : { y: middleOf(slice.at, y) })),
        };
  return { slice, cross, band };
}

function ringAt({ geometry }: FocusDrawing, at: BinHit): readonly [number, number] | undefined {
  const down = at.y === undefined ? geometry.y.toPixel(at.value) : middleOf(at.y, geometry.y);
  return Number.isNaN(down) ? undefined : [middleOf(at.x, geometry.x), down];
}
