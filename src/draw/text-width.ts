import type { Context2D } from "./latex/paint-title.ts";

/** So many widths are known at most: numbers of axes come and go. */
const most = 4000;
const canvases = ["CanvasRenderingContext2D", "OffscreenCanvasRenderingContext2D"] as const;
const known = new Map<string, number>();

/** Width in px. What canvases measured is known from then on: all figures have the same numbers and words at their axes. */
export function widthOf(ctx: Context2D, text: string, font: string): number {
  const isCanvas = canvases.some((name) => name in globalThis && ctx instanceof globalThis[name]);
  const key = `${font}|${text}`;
  const before = isCanvas ? known.get(key) : undefined;
  if (before !== undefined) return before;
  ctx.font = font;
  const { width } = ctx.measureText(text);
  if (!isCanvas) return width;
  if (known.size >= most) known.clear();
  known.set(key, width);
  return width;
}
