import { sectorCount, sectorWidth, type FigureModel, type Ink } from "./figure-model.ts";
import { hasBar, measures, type FigureLayout, type FigureSize } from "./figure-layout.ts";
import { paintTitle, measureTitle, type Context2D } from "./latex/paint-title.ts";
import { paintMark } from "./paint-mark.ts";
import { paletteColour, type PaletteName } from "./palettes.ts";
import { fontFamily, type Theme } from "./theme.ts";
import { titleWithExponent, type Ticks } from "./ticks.ts";
import { inkOf } from "./ink.ts";

/** Everything around the frame: axis lines, ticks, labels, titles, colour bar, sector numbers. */
export interface Surroundings {
  readonly ctx: Context2D;
  readonly model: FigureModel;
  readonly layout: FigureLayout;
  readonly size: FigureSize;
  readonly theme: Theme;
}

/** Start of a 1 px line centred on a position, on whole device pixels; towards the outside of the frame on a tie. */
export const lineAtX = (x: number, ratio: number): number => Math.ceil((x - 0.5) * ratio - 0.5 - 1e-6) / ratio;
export const lineAtY = (y: number, ratio: number): number => Math.floor((y - 0.5) * ratio + 0.5 + 1e-6) / ratio;

/** Horizontal lines in 1-D, vertical ones too on log-log; none below a map. */
export function paintGrid({ ctx, model, layout, size, theme }: Surroundings): void {
  if (model.z && model.sideways !== true) return;
  const { frame, x, y } = layout;
  ctx.fillStyle = theme.grid;
  const upright = (): void => {
    for (const { value } of layout.xTicks.major)
      ctx.fillRect(lineAtX(x.toPixel(value), size.pixelRatio), frame.top, 1, frame.bottom - frame.top);
  };
  if (model.sideways === true) {
    upright();
    return;
  }
  for (const { value } of layout.yTicks.major)
    ctx.fillRect(frame.left, lineAtY(y.toPixel(value), size.pixelRatio), frame.right - frame.left, 1);
  if (model.x.log && model.y.log) upright();
}

export function paintAxes(around: Surroundings): void {
  const { ctx, model, layout, size, theme } = around;
  const { frame } = layout;
  const ratio = size.pixelRatio;
  const [left, bottom] = [lineAtX(frame.left, ratio), lineAtY(frame.bottom, ratio)];
  if (model.z && model.sideways !== true) {
    ctx.fillStyle = theme.strongLine;
    ctx.fillRect(left, frame.top - 1, frame.right - left + 1, 1);
    ctx.fillRect(frame.right, frame.top - 1, 1, bottom - frame.top + 1);
  }
  ctx.fillStyle = theme.axis;
  ctx.fillRect(left, frame.top, 1, bottom + 1 - frame.top);
  ctx.fillRect(left, bottom, frame.right - left, 1);
  if (model.x.labelled !== false) paintXLabels(around, bottom);
  if (model.y.labelled !== false) paintYLabels(around, left);
}

function paintXLabels({ ctx, model, layout, size, theme }: Surroundings, bottom: number): void {
  const { frame, x, xTicks } = layout;
  tickMarks(ctx, theme, xTicks, (value, length) =>
    ctx.fillRect(lineAtX(x.toPixel(value), size.pixelRatio), bottom + 1, 1, length),
  );
  for (const { value, label } of xTicks.major) {
    const width = measureTitle(ctx, label, measures.labelSize).width;
    // A label at the end of the axis stays on the canvas.
    const at = Math.min(Math.max(x.toPixel(value) - width / 2, 0), size.width - width);
    paintTitle(ctx, label, at, frame.bottom + measures.labelBelow, { size: measures.labelSize, colour: theme.axis });
  }
  paintTitle(ctx, titleWithExponent(model.x.title, xTicks.exponent), frame.right, frame.bottom + measures.titleBelow, {
    size: measures.titleSize,
    colour: theme.text,
    align: "right",
  });
}

function paintYLabels({ ctx, layout, size, theme }: Surroundings, left: number): void {
  const { frame, y, yTicks } = layout;
  tickMarks(ctx, theme, yTicks, (value, length) =>
    ctx.fillRect(left - length, lineAtY(y.toPixel(value), size.pixelRatio), length, 1),
  );
  for (const { value, label } of yTicks.major)
    paintTitle(ctx, label, frame.left - measures.labelLeft, y.toPixel(value) + middle, {
      size: measures.labelSize,
      colour: theme.axis,
      align: "right",
    });
}

/** From the middle of a label down to its base line. */
const middle = measures.labelSize * 0.36;

function tickMarks(ctx: Context2D, theme: Theme, ticks: Ticks, mark: (value: number, length: number) => void): void {
  ctx.fillStyle = theme.axis;
  for (const { value } of ticks.major) mark(value, measures.majorTick);
  ctx.globalAlpha = measures.minorOpacity;
  for (const value of ticks.minor) mark(value, measures.minorTick);
  ctx.globalAlpha = 1;
}

/** Base line of the row that y title, legend and colour title share. */
export const titleRow = ({ model, layout }: Surroundings): number =>
  layout.frame.top - (model.sectorRow ? measures.titleAboveSectors : measures.titleAbove);

/** Right end of the y title. */
export function paintYTitle(around: Surroundings): number {
  const { ctx, model, layout, theme } = around;
  if (model.y.labelled === false) return 0;
  return paintTitle(ctx, titleWithExponent(model.y.title, layout.yTicks.exponent), 0, titleRow(around), {
    size: measures.titleSize,
    colour: theme.text,
  });
}

/** Bar, its ticks and title. Returns where the title starts, so that the legend keeps off. */
export function paintColourBar(around: Surroundings, palette: PaletteName): number {
  const { ctx, model, layout, size, theme } = around;
  const { frame, z, zTicks } = layout;
  if (!model.z || !z || !zTicks || !hasBar(model)) return frame.right + measures.barGap;
  const left = frame.right + measures.barGap;
  const right = left + measures.barWidth;
  if (model.z.inks === undefined) fillBar(around, left, palette);
  else fillSteps(around, left, model.z.inks);
  ctx.fillStyle = theme.axis;
  ctx.fillRect(right, frame.top, 1, frame.bottom - frame.top + 1);
  tickMarks(ctx, theme, zTicks, (value, length) =>
    ctx.fillRect(right + 1, lineAtY(z.toPixel(value), size.pixelRatio), length - 1, 1),
  );
  for (const { value, label } of zTicks.major)
    paintTitle(ctx, label, right + measures.labelLeft, z.toPixel(value) + middle, {
      size: measures.labelSize,
      colour: theme.axis,
    });
  const title = titleWithExponent(model.z.title, zTicks.exponent);
  const { width } = measureTitle(ctx, title, measures.titleSize);
  // The title ends over the labels; a longer one begins over the bar and runs on to the edge of the canvas.
  const end = Math.min(size.width, Math.max(frame.right + 49, left + width));
  paintTitle(ctx, title, end, titleRow(around), { size: measures.titleSize, colour: theme.text, align: "right" });
  return Math.min(end - width, left);
}

function fillBar({ ctx, layout: { frame } }: Surroundings, left: number, palette: PaletteName): void {
  const gradient = ctx.createLinearGradient(0, frame.bottom, 0, frame.top);
  const stops = 32;
  for (let stop = 0; stop <= stops; stop++) {
    const [red, green, blue] = paletteColour(palette, stop / stops);
    gradient.addColorStop(stop / stops, `rgb(${red}, ${green}, ${blue})`);
  }
  ctx.fillStyle = gradient;
  ctx.fillRect(left, frame.top, measures.barWidth, frame.bottom - frame.top);
}

/** From below, whole pixels without gaps. */
function fillSteps({ ctx, layout: { frame }, size, theme }: Surroundings, left: number, inks: readonly Ink[]): void {
  const edge = (step: number): number => {
    const at = frame.bottom - ((frame.bottom - frame.top) * step) / inks.length;
    return Math.round(at * size.pixelRatio) / size.pixelRatio;
  };
  inks.forEach((ink, step) => {
    ctx.fillStyle = inkOf(ink, theme);
    ctx.fillRect(left, edge(step + 1), measures.barWidth, edge(step) - edge(step + 1));
  });
}

/** Sector numbers above the frame; those that are not good in bold with a mark, over a line of their width. */
export function paintSectorRow({ ctx, model, layout, size, theme }: Surroundings): void {
  if (!model.sectorRow) return;
  const { frame, x } = layout;
  const perSector = Math.abs(x.toPixel(x.lo + sectorWidth) - frame.left);
  const every = perSector >= 15 ? 1 : perSector >= 8 ? 2 : 3;
  const roomForMarks = size.width >= marksFrom && perSector >= 28;
  ctx.textBaseline = "alphabetic";
  for (let sector = 0; sector < sectorCount; sector++) {
    const [lo, hi] = [sector * sectorWidth, (sector + 1) * sectorWidth];
    const from = Math.max(frame.left, x.toPixel(lo));
    const to = Math.min(frame.right, x.toPixel(hi));
    if (!(to > from)) continue;
    const middleOf = x.toPixel((lo + hi) / 2);
    const mark = model.sectorRow.marked.find((marked) => marked.sector === sector);
    const base = frame.top - measures.sectorAbove;
    if (mark) {
      ctx.fillStyle = inkOf(mark.quality, theme);
      ctx.fillRect(from, frame.top - 2, to - from, 2);
    }
    if (middleOf < frame.left || middleOf > frame.right || (!mark && sector % every !== 0)) continue;
    ctx.font = mark ? `600 ${measures.sectorSize + 0.5}px ${fontFamily}` : `${measures.sectorSize}px ${fontFamily}`;
    ctx.fillStyle = mark ? inkOf(mark.quality, theme) : theme.text3;
    ctx.textAlign = mark && roomForMarks ? "left" : "center";
    if (!mark || !roomForMarks) {
      ctx.fillText(String(sector), middleOf, base);
      continue;
    }
    const width = ctx.measureText(String(sector)).width + markSize + markGap;
    const start = middleOf - width / 2;
    paintMark(ctx, mark.quality, start + markSize / 2, base - markSize / 2 - 0.5, markSize);
    ctx.fillText(String(sector), start + markSize + markGap, base);
  }
  ctx.textAlign = "left";
}

/** Narrower figures mark a sector by colour and bold alone. */
const marksFrom = 500;
const markSize = 7;
const markGap = 4;
