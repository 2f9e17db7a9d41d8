import { measures } from "../figure-layout.ts";
import { dashes, inkOf, strokePath } from "../ink.ts";
import { paintTitle } from "../latex/paint-title.ts";
import { lineAtX, lineAtY, type Surroundings } from "../paint-axes.ts";
import { paintMark, type FigureMark } from "../paint-mark.ts";
import { measureText, paintText, upright } from "../paint-text.ts";
import {
  firstSlot,
  isJudged,
  referenceSlot,
  type TrendMarker,
  type TrendModel,
  type TrendSeries,
} from "./trend-model.ts";
import { paintBeyond } from "./beyond.ts";
import { paintReference, paintReferenceLine } from "./paint-trend-reference.ts";
import { markColour, middleOf } from "./trend-marks.ts";
import { placeBeside, shortLabels, writtenLabels, type Box } from "./slots.ts";

/** Marks by their size: good points r 3, bad squares 8. */
const sizes: Readonly<Record<FigureMark, number>> = { good: 6, medium: 8, bad: 8, null: 7, "not-read": 7 };
const textSize = 11.5;
const wordSize = 10.5;
const gap = 8;

/** The raised run, bands with their centres, and changes. */
export function paintTrendBelow(around: Surroundings, model: TrendModel): void {
  const { ctx, layout, theme, size } = around;
  const { frame, x, y } = layout;
  if (model.raised !== undefined) {
    ctx.fillStyle = theme.selectedRow;
    const left = x.toPixel(model.raised);
    ctx.fillRect(left, frame.top, x.toPixel(model.raised + 1) - left, frame.bottom - frame.top);
  }
  const box = (first: number, last: number, lo: number, hi: number): void => {
    const [left, right] = [lineAtX(x.toPixel(first), size.pixelRatio), lineAtX(x.toPixel(last + 1), size.pixelRatio)];
    const [top, bottom] = [Math.max(frame.top, y.toPixel(hi)), Math.min(frame.bottom, y.toPixel(lo))];
    ctx.fillRect(left, top, right - left, Math.max(0, bottom - top));
  };
  for (const quality of ["medium", "good"] as const) {
    ctx.fillStyle = theme.bands[quality];
    for (const band of model.bands)
      box(band.first, band.last, band.centre - band[quality], band.centre + band[quality]);
  }
  ctx.beginPath();
  for (const { first, last, centre } of model.bands) {
    const at = lineAtY(y.toPixel(centre), size.pixelRatio) + 0.5;
    ctx.moveTo(x.toPixel(first), at);
    ctx.lineTo(x.toPixel(last + 1), at);
  }
  strokePath(ctx, { colour: theme.reference, width: 1, dash: dashes.line.dashed, casing: undefined });
  paintReferenceLine(around, model);
  ctx.beginPath();
  for (const { at } of model.changes) {
    const px = lineAtX(x.toPixel(at), size.pixelRatio) + 0.5;
    ctx.moveTo(px, frame.bottom);
    ctx.lineTo(px, frame.top);
  }
  strokePath(ctx, { colour: theme.axis, width: 1, dash: dashes.line.dotted, casing: undefined });
}

/** The line, errors and marks. */
export function paintTrendPoints(around: Surroundings, model: TrendModel): void {
  const [first, second] = model.series;
  if (model.reference?.slot !== undefined) paintReference(around, model.reference, model.reference.slot);
  if (second === undefined) {
    paintLine(around, first);
    paintErrors(around, first, around.theme.reference);
    for (const [slot, point] of first.entries()) if (point !== undefined) paintPoint(around, slot, point);
    return;
  }
  joinSeries(around, first, second);
  paintSeries(around, first, "A");
  paintSeries(around, second, "B");
}

/** Through what was judged: too few entries stand outside the line. */
function paintLine(around: Surroundings, series: TrendSeries): void {
  const { ctx, layout, theme } = around;
  ctx.beginPath();
  let lifted = true;
  for (const [slot, point] of series.entries()) {
    if (point === undefined || !isJudged(point)) continue;
    const [px, py] = [middleOf(around, slot), layout.y.toPixel(point.value)];
    if (lifted) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
    lifted = false;
  }
  strokePath(ctx, { colour: theme.axis, width: 1, dash: [], casing: undefined });
}

function paintErrors(around: Surroundings, series: TrendSeries, colour: string): void {
  const { ctx, layout, size } = around;
  const { frame, y } = layout;
  ctx.fillStyle = colour;
  for (const [slot, point] of series.entries()) {
    if (point === undefined || !(point.error > 0)) continue;
    const [top, bottom] = [y.toPixel(point.value + point.error), y.toPixel(point.value - point.error)];
    const [from, to] = [Math.max(frame.top, top), Math.min(frame.bottom, bottom)];
    if (!(to > from)) continue;
    ctx.fillRect(lineAtX(middleOf(around, slot), size.pixelRatio), from, 1, to - from);
  }
}

function paintPoint(around: Surroundings, slot: number, { value, mark }: TrendMarker): void {
  const { ctx, layout, theme } = around;
  const { frame, y } = layout;
  const [px, py] = [middleOf(around, slot), y.toPixel(value)];
  ctx.fillStyle = markColour(theme, mark);
  if (py < frame.top || py > frame.bottom) {
    paintBeyond(around, px, py < frame.top);
    return;
  }
  if (mark === "null") {
    ctx.fillStyle = theme.background;
    ctx.beginPath();
    ctx.arc(px, py, sizes.null / 2, 0, 2 * Math.PI);
    ctx.fill();
    ctx.strokeStyle = theme.notJudged;
  }
  paintMark(ctx, mark, px, py, sizes[mark]);
}

function joinSeries(around: Surroundings, a: TrendSeries, b: TrendSeries): void {
  const { ctx, layout, theme } = around;
  ctx.beginPath();
  for (const [slot, point] of a.entries()) {
    const other = b[slot];
    if (point === undefined || other === undefined) continue;
    const px = middleOf(around, slot);
    ctx.moveTo(px, layout.y.toPixel(point.value));
    ctx.lineTo(px, layout.y.toPixel(other.value));
  }
  strokePath(ctx, { colour: theme.strongLine, width: 1, dash: [], casing: undefined });
}

function paintSeries(around: Surroundings, series: TrendSeries, ink: "A" | "B"): void {
  const { ctx, layout, theme } = around;
  const colour = inkOf(ink, theme);
  paintErrors(around, series, colour);
  ctx.fillStyle = colour;
  for (const [slot, point] of series.entries()) {
    if (point === undefined) continue;
    const [px, py] = [middleOf(around, slot), layout.y.toPixel(point.value)];
    if (py < layout.frame.top || py > layout.frame.bottom) paintBeyond(around, px, py < layout.frame.top);
    else paintMark(ctx, ink === "A" ? "good" : "bad", px, py, 6);
  }
}

/** Runs below, words of runs without a number and of changes inside, the centre's name beside, numbers of what is bad. */
export function paintTrendAround(around: Surroundings, model: TrendModel): void {
  const taken = [...paintWords(around, model), ...paintChangeWords(around, model)];
  paintSlots(around, model);
  paintCentreName(around, model);
  if (model.series.length === 1) paintNumbers(around, model, taken);
}

/** Height of a line of labels over those of the runs. */
const lineOfLabels = 13;

/** What labels take more than one line of them does. */
export const belowAxis = ({ slots }: Pick<TrendModel, "slots">): number =>
  slots.some(({ above }) => above !== undefined) ? lineOfLabels : 0;

function paintSlots(around: Surroundings, { slots, series, axis, raised, reference }: TrendModel): void {
  const { ctx, layout, theme, size } = around;
  const { frame } = layout;
  const { labels: ofRuns, title } = shortLabels(
    slots.map(({ label }) => label),
    axis,
  );
  const first = firstSlot({ reference });
  const labels = first === referenceSlot ? [reference!.label!, ...ofRuns] : ofRuns;
  const isKept = (slot: number): boolean =>
    slot === referenceSlot || slot === raised || series.some((each) => each[slot]?.mark === "bad");
  const middles = labels.map((_, i) => middleOf(around, first + i));
  const lines = labels.map((label, i) => [slots[first + i]?.above, label].filter((line) => line !== undefined));
  const widths = lines.map((texts) =>
    Math.max(...texts.map((text) => measureText(ctx, text, { size: measures.labelSize }))),
  );
  const written = writtenLabels(middles, widths, (i) => isKept(first + i));
  const top = lineAtY(frame.bottom, size.pixelRatio) + 1;
  for (const i of written) {
    ctx.fillStyle = theme.axis;
    ctx.fillRect(lineAtX(middles[i]!, size.pixelRatio), top, 1, measures.minorTick);
    const bold = first + i === raised;
    const half = widths[i]! / 2;
    const at = Math.min(Math.max(middles[i]!, half), size.width - half);
    const style = { size: measures.labelSize, colour: bold ? theme.text : theme.axis, bold, align: "center" } as const;
    for (const [line, text] of lines[i]!.entries())
      paintText(ctx, text, at, frame.bottom + measures.labelBelow + line * lineOfLabels, style);
  }
  const style = { size: measures.titleSize, colour: theme.text, align: "right" } as const;
  paintTitle(ctx, title, frame.right, frame.bottom + measures.titleBelow + belowAxis({ slots }), style);
}

/** Upright, from the axis up. */
function paintWords(around: Surroundings, { slots }: TrendModel): readonly Box[] {
  const { ctx, layout, theme } = around;
  const { bottom } = layout.frame;
  return slots.flatMap(({ word }, slot): readonly Box[] => {
    if (word === undefined) return [];
    const style = { size: wordSize, colour: theme.text2 };
    const x = middleOf(around, slot) + wordSize * 0.36;
    upright(ctx, x, bottom - 6, () => paintText(ctx, word, 0, 0, style));
    const width = measureText(ctx, word, style);
    return [{ left: x - wordSize, right: x + 2, top: bottom - 6 - width, bottom }];
  });
}

/** What held before and what holds after, on either side of the line. */
function paintChangeWords(around: Surroundings, { changes }: TrendModel): readonly Box[] {
  const { ctx, layout, theme } = around;
  const base = layout.frame.top + 10;
  const style = { size: wordSize, colour: theme.text2 };
  return changes.flatMap(({ at, before, after }): readonly Box[] => {
    const px = layout.x.toPixel(at);
    paintText(ctx, before, px - 4, base, { ...style, align: "right" });
    paintText(ctx, after, px + 4, base, style);
    const [left, right] = [before, after].map((word) => measureText(ctx, word, style) + 4) as [number, number];
    return [{ left: px - left, right: px + right, top: layout.frame.top, bottom: base + 3 }];
  });
}

function paintCentreName({ ctx, layout, theme }: Surroundings, { bands, centre }: TrendModel): void {
  const last = bands.at(-1);
  if (last === undefined) return;
  const y = layout.y.toPixel(last.centre) + measures.labelSize * 0.36;
  paintText(ctx, centre, layout.frame.right + 5, y, { size: measures.labelSize, colour: theme.text2 });
}

/** Values of bad points, where they touch nothing else. */
function paintNumbers(around: Surroundings, { series, numberWords }: TrendModel, words: readonly Box[]): void {
  const { ctx, layout, theme } = around;
  const [points] = series;
  const there = [...points.entries()].flatMap(([slot, point]) =>
    point === undefined ? [] : [{ point, x: middleOf(around, slot), y: layout.y.toPixel(point.value) }],
  );
  const taken: Box[] = [
    ...words,
    ...there.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 })),
  ];
  for (const { point, x, y } of there) {
    if (point.mark !== "bad" || y < layout.frame.top || y > layout.frame.bottom) continue;
    const text = numberWords(point.value);
    const style = { size: textSize, bold: true };
    const box = placeBeside({ x, y }, { width: measureText(ctx, text, style), height: 13 }, gap, layout.frame, taken);
    if (box === undefined) continue;
    paintText(ctx, text, box.left, box.bottom - 2.5, { ...style, colour: theme.bad });
    taken.push(box);
  }
}
