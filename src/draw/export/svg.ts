import type { Context2D } from "../latex/paint-title.ts";
import { SvgContext, type MeasureText } from "./svg-context.ts";
import { numberText } from "./xml.ts";

/** Size of the picture in CSS px; colour maps and hair lines have `pixelRatio` pixels per CSS px. */
export interface SvgSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/**
 * What a painter paints on a canvas, as the text of an SVG file, piece by piece: shapes and texts only, without links,
 * scripts or anything fetched. Colour maps are rectangles of the pixels of that size.
 */
export function* svgPieces(
  { width, height, pixelRatio }: SvgSize,
  paint: (ctx: Context2D) => unknown,
  measure: MeasureText = measureOnPage(),
): Generator<string, void, undefined> {
  const context = new SvgContext(measure, pixelRatio);
  paint(context as unknown as Context2D);
  const [w, h] = [numberText(width), numberText(height)];
  const size = `width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"`;
  yield `<svg xmlns="http://www.w3.org/2000/svg" ${size} xml:space="preserve">\n`;
  for (const line of context.lines()) yield `${line}\n`;
  yield "</svg>\n";
}

/** Widths as the page's own fonts have them. */
function measureOnPage(): MeasureText {
  const ctx = document.createElement("canvas").getContext("2d");
  if (ctx === null) throw new Error("The browser has no canvas");
  return (text, font) => {
    ctx.font = font;
    return ctx.measureText(text).width;
  };
}
