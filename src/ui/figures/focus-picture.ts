import { toSvg } from "../../draw/export/svg.ts";
import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { Theme } from "../../draw/theme.ts";
import type { PaletteName } from "../../route/route.ts";
import { paintFocus, type CanvasSize } from "./focus-drawing.ts";
import { paintHeld } from "./focus-over.ts";
import type { FocusInput } from "./focus-parts.ts";

/** All that a picture of a figure shows: no pointer, but the slice that is held. */
export interface FocusPicture {
  readonly input: FocusInput;
  readonly size: CanvasSize;
  readonly theme: Theme;
  readonly palette: PaletteName;
}

function paintPicture(ctx: Context2D, { input, size, theme, palette }: FocusPicture): void {
  paintHeld(ctx, paintFocus(ctx, input, size, theme, palette), theme, palette);
}

/** As a PNG file of the resolution of its size; `undefined` where the browser makes none (no room, no canvas). */
export async function pngOf(picture: FocusPicture): Promise<Blob | undefined> {
  const { width, height, pixelRatio } = picture.size;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const ctx = canvas.getContext("2d");
  if (ctx === null) return undefined;
  paintPicture(ctx, picture);
  return (await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"))) ?? undefined;
}

/** As an SVG file: shapes and texts only. */
export const svgOf = (picture: FocusPicture): Blob =>
  new Blob([toSvg(picture.size, (ctx) => paintPicture(ctx, picture))], { type: "image/svg+xml" });
