import type { Context2D } from "../../draw/latex/paint-title.ts";
import type { Theme } from "../../draw/theme.ts";

/** What a drag has marked. */
export function paintBand(
  ctx: Context2D,
  [left, top, right, bottom]: readonly [number, number, number, number],
  theme: Theme,
): void {
  ctx.globalAlpha = 0.14;
  ctx.fillStyle = theme.accent;
  ctx.fillRect(left, top, right - left, bottom - top);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 1;
  ctx.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
}
