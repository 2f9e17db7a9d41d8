/** One page with everything the painter can be asked for: all known titles, and figures from the corners. */
import { paintFigure } from "../paint-figure.ts";
import { parseTitle } from "../latex/parse.ts";
import { measureTitle, paintTitle, type Context2D } from "../latex/paint-title.ts";
import titles from "../latex/testdata/titles.json" with { type: "json" };
import { fontFamily, type Theme } from "../theme.ts";
import { testFigures } from "./figures.ts";

export const knownTitles: readonly string[] = [...titles.stored, ...titles.quoted];

const row = 26;
const column = 420;
const size = 14;

/** Size in CSS px that a sheet of so many titles takes. */
export const contactSheetSize = (
  count: number,
  columns: number,
): { readonly width: number; readonly height: number } => ({
  width: columns * column,
  height: Math.ceil(count / columns) * row + 8,
});

/** Paints titles in columns, those with unknown commands in the colour of bad. Returns the commands. */
export function paintContactSheet(
  ctx: Context2D,
  list: readonly string[],
  theme: Theme,
  columns = 3,
): readonly string[] {
  const sheet = contactSheetSize(list.length, columns);
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  const perColumn = Math.ceil(list.length / columns);
  const unparsed: string[] = [];
  list.forEach((title, index) => {
    const unknown = parseTitle(title).unparsed;
    unparsed.push(...unknown);
    const [x, y] = [8 + Math.floor(index / perColumn) * column, 20 + (index % perColumn) * row];
    const { width } = measureTitle(ctx, title, size);
    const fits = size * Math.min(1, (column - 16) / Math.max(width, 1));
    paintTitle(ctx, title, x, y, { size: fits, colour: unknown.length > 0 ? theme.bad : theme.text });
  });
  return unparsed;
}

export interface ContactSheet {
  readonly titles: number;
  readonly unparsed: readonly string[];
  /** Time of the second painting of each figure in ms, when the code is warm. */
  readonly figures: readonly { readonly name: string; readonly milliseconds: number }[];
}

/** Fills an element with the sheet: one `figure` with its name for the titles and for each test figure. */
export function mountContactSheet(root: HTMLElement, theme: Theme): ContactSheet {
  const ratio = window.devicePixelRatio;
  root.style.background = theme.background;
  root.style.color = theme.text;
  root.style.font = `13px/20px ${fontFamily}`;
  const canvas = (name: string, width: number, height: number): CanvasRenderingContext2D => {
    const figure = document.createElement("figure");
    figure.style.display = "inline-block";
    figure.style.margin = "8px";
    figure.ariaLabel = name;
    const caption = document.createElement("figcaption");
    caption.textContent = name;
    const element = document.createElement("canvas");
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    figure.append(caption, element);
    root.append(figure);
    return element.getContext("2d")!;
  };
  const sheet = contactSheetSize(knownTitles.length, 3);
  const titleContext = canvas("titles", sheet.width, sheet.height);
  titleContext.setTransform(ratio, 0, 0, ratio, 0, 0);
  const unparsed = paintContactSheet(titleContext, knownTitles, theme);
  const figures = testFigures().map(({ name, width, height, model }) => {
    const ctx = canvas(name, width, height);
    let milliseconds = 0;
    for (let time = 0; time < 2; time++) {
      const start = performance.now();
      paintFigure(ctx, model, { width, height, pixelRatio: ratio }, theme);
      milliseconds = performance.now() - start;
    }
    return { name, milliseconds };
  });
  return { titles: knownTitles.length, unparsed, figures };
}
