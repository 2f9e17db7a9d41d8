import type { Context2D } from "./latex/paint-title.ts";
import { widthOf } from "./text-width.ts";
import { fontFamily } from "./theme.ts";

export interface TextStyle {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly align?: "left" | "right" | "center";
}

const fontOf = ({ size, bold }: Pick<TextStyle, "size" | "bold">): string =>
  `${bold === true ? "600 " : ""}${size}px ${fontFamily}`;

/** Width in px of a text that is no markup: names of runs and words, which may hold what titles take for commands. */
export const measureText = (ctx: Context2D, text: string, style: Pick<TextStyle, "size" | "bold">): number =>
  widthOf(ctx, text, fontOf(style));

/** Such a text with its base line at y. */
export function paintText(ctx: Context2D, text: string, x: number, y: number, style: TextStyle): void {
  ctx.font = fontOf(style);
  ctx.fillStyle = style.colour;
  ctx.textAlign = style.align ?? "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x, y);
  ctx.textAlign = "left";
}

/** Paints as if upwards were to the right: `paint` has its origin at the point. */
export function upright(ctx: Context2D, x: number, y: number, paint: () => void): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(-Math.PI / 2);
  paint();
  ctx.restore();
}
