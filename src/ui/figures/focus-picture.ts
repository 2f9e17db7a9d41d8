import type { Theme } from "../../draw/theme.ts";
import type { PaletteName } from "../../route/route.ts";
import type { Painting } from "../base/painting.ts";
import { paintFocus, type CanvasSize } from "./focus-drawing.ts";
import { paintHeld } from "./focus-over.ts";
import type { FocusInput } from "./focus-parts.ts";

/** All that a picture of a figure shows: no pointer, but the slice that is held. */
export const focusPicture = (input: FocusInput, size: CanvasSize, theme: Theme, palette: PaletteName): Painting => ({
  size,
  paint: (ctx) => paintHeld(ctx, paintFocus(ctx, input, size, theme, palette), theme, palette),
});
