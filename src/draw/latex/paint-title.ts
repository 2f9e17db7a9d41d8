import { fontFamily } from "../theme.ts";
import { widthOf } from "../text-width.ts";
import { layoutTitle, type Layout, type Run } from "./layout.ts";

export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface TitleStyle {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly align?: "left" | "right" | "centre";
}

const fontOf = ({ size, italic, bold }: Pick<Run, "size" | "italic" | "bold">): string =>
  `${italic ? "italic " : ""}${bold ? "600 " : ""}${size}px ${fontFamily}`;

export function measureTitle(ctx: Context2D, markup: string, size: number, bold = false): Layout {
  return layoutTitle(markup, size, bold, (text, style) => widthOf(ctx, text, fontOf(style)));
}

/** Paints a title with its base line at y. Returns its width in px. */
export function paintTitle(ctx: Context2D, markup: string, x: number, y: number, style: TitleStyle): number {
  const box = measureTitle(ctx, markup, style.size, style.bold);
  const left = style.align === "right" ? x - box.width : style.align === "centre" ? x - box.width / 2 : x;
  ctx.fillStyle = style.colour;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  for (const run of box.runs) {
    ctx.font = fontOf(run);
    ctx.fillText(run.text, left + run.x, y + run.y);
  }
  if (box.strokes.length > 0) {
    ctx.strokeStyle = style.colour;
    ctx.lineWidth = Math.max(0.8, style.size / 14);
    ctx.setLineDash([]);
    ctx.beginPath();
    for (const stroke of box.strokes)
      stroke.forEach(([px, py], index) => {
        if (index === 0) ctx.moveTo(left + px, y + py);
        else ctx.lineTo(left + px, y + py);
      });
    ctx.stroke();
  }
  return box.width;
}
