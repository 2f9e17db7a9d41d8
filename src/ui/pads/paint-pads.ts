import type { FigureSize } from "../../draw/figure-layout.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { Theme } from "../../draw/theme.ts";
import type { PaletteName } from "../../route/route.ts";
import { paintChamber } from "./steps-drawing.ts";
import { paintChambers } from "./chambers-drawing.ts";
import type { PadDrawing, PadInput } from "./pad-drawing.ts";
import { padsOf } from "./pads-view.ts";
import { paintPlanesView } from "./planes-drawing.ts";
import { paintRphiView } from "./rphi-drawing.ts";

/** Whether what a view draws is there. */
export function isMeasured({ data, view }: Pick<PadInput, "data" | "view">): boolean {
  return data[padsOf(view).show] !== undefined;
}

/** Paints what a view shows, which must be there. */
export function paintPads(
  ctx: Context2D,
  input: PadInput,
  size: FigureSize,
  theme: Theme,
  palette: PaletteName,
): PadDrawing {
  const { show, chamber } = padsOf(input.view);
  switch (show) {
    case "xy":
    case "plane":
      return paintPlanesView(ctx, input, size, theme, palette);
    case "rphi":
      return paintRphiView(ctx, input, size, theme, palette);
    case "chambers":
      return chamber === undefined
        ? paintChambers(ctx, input, size, theme)
        : paintChamber(ctx, input, chamber, size, theme);
  }
}
