import { binAxisModel } from "../../draw/layers-of.ts";
import type { FigureGeometry } from "../../draw/paint-figure.ts";
import { showable, usableRange, type Range } from "../../draw/ranges.ts";
import { makeScale, type Scale } from "../../draw/scale.ts";
import type { Axis } from "../../hist/hist.ts";
import type { FigureView } from "../../route/route.ts";
import type { Place, Point } from "../base/gestures.ts";
import { laidModel, type LaidInput } from "./overlay.ts";
import { isFree } from "./plot-model.ts";
import { isLog, isMapped } from "./view.ts";
import { between, dragAxes, movedBy, valueWithin, zoomedAbout, type Interval, type ZoomAxis } from "./zoom.ts";

type AxisName = "x" | "y";
/** Which axes a gesture is about. */
export type Axes = Readonly<Record<AxisName, boolean>>;
/** Where the axes of a painted figure lie. */
type Scales = Readonly<Record<AxisName, Pick<Scale, "from" | "to">>>;

/** What an axis shows, and all it could: bins from end to end, contents as they are drawn without a range. */
export function zoomAxis(input: LaidInput, axis: AxisName): ZoomAxis {
  const { view, figure } = input;
  const log = isLog(input, axis);
  const wanted = showable(view[axis] ?? figure[axis], log);
  const whole = wholeOf(input, axis);
  const bins = binsAlong(input, axis);
  const { lo, hi } =
    wanted === undefined
      ? whole
      : bins === undefined
        ? usableRange(...wanted, log)
        : binAxisModel(bins, { range: wanted, log });
  return { range: [lo, hi], log, whole: [whole.lo, whole.hi] };
}

function wholeOf(input: LaidInput, axis: AxisName): Range {
  const { view, figure } = input;
  const bins = binsAlong(input, axis);
  if (bins !== undefined) return binAxisModel(bins, { log: isLog(input, axis) });
  return laidModel({ ...input, view: { ...view, [axis]: undefined }, figure: { ...figure, [axis]: undefined } })[axis];
}

/** The bins that an axis is made of; `undefined`: it is one of values, or of time. */
function binsAlong({ figure, hist }: LaidInput, axis: AxisName): Axis | undefined {
  if (hist.kind === "graph" || figure.draw === "time-trend") return undefined;
  if (axis === "x") return hist.x;
  return hist.kind === "2d" && isMapped(figure, hist) ? hist.y : undefined;
}

/** The view with another range of an axis; `undefined`: all of it, which must be told where the report draws a part. */
export function withRange(input: LaidInput, axis: AxisName, range: Interval | undefined): FigureView {
  const { view, figure } = input;
  if (range !== undefined || figure[axis] === undefined) return { ...view, [axis]: range };
  const { lo, hi } = wholeOf(input, axis);
  return { ...view, [axis]: [lo, hi] };
}

const changed = (
  input: LaidInput,
  axes: Axes,
  range: (axis: AxisName, now: ZoomAxis) => Interval | undefined,
): FigureView =>
  (["x", "y"] as const)
    .filter((axis) => axes[axis])
    .reduce<FigureView>(
      (view, axis) => withRange({ ...input, view }, axis, range(axis, zoomAxis({ ...input, view }, axis))),
      input.view,
    );

/** Zoomed by a factor (below 1: closer) about a position on the canvas. */
export const zoomedView = (input: LaidInput, scales: Scales, at: Point, factor: number, axes: Axes): FigureView =>
  changed(input, axes, (axis, now) => {
    const { from, to } = scales[axis];
    return zoomedAbout(now, makeScale(...now.range, now.log, from, to).toValue(at[axis]), factor);
  });

/** Moved with the pointer, by px; contents of a histogram move only once they have a range. */
export function movedView(input: LaidInput, scales: Scales, by: Point): FigureView {
  const axes = { x: by.x !== 0, y: by.y !== 0 && (isFree(input) || input.view.y !== undefined) };
  return changed(input, axes, (axis, now) => movedBy(now, -by[axis] / (scales[axis].to - scales[axis].from)));
}

/** What a drag from one point in a place to another has marked, zoomed to. */
export const markedView = (
  input: LaidInput,
  { x, y }: FigureGeometry,
  from: Point,
  to: Point,
  place: Place,
): FigureView =>
  changed(input, dragAxes(to.x - from.x, to.y - from.y, isFree(input), place), (axis, now) => {
    const scale = axis === "x" ? x : y;
    return between(now, valueWithin(scale, from[axis]), valueWithin(scale, to[axis]));
  });

/** The rectangle that it marks: left, top, right, bottom in px, over the whole frame along an axis that it is not about. */
export function markedBand(
  { frame }: Pick<FigureGeometry, "frame">,
  from: Point,
  to: Point,
  isBoth: boolean,
  place: Place,
): readonly [number, number, number, number] | undefined {
  const { x, y } = dragAxes(to.x - from.x, to.y - from.y, isBoth, place);
  if (!x && !y) return undefined;
  const span = (a: number, b: number, low: number, high: number): readonly [number, number] => [
    Math.max(low, Math.min(a, b)),
    Math.min(high, Math.max(a, b)),
  ];
  const [left, right] = x ? span(from.x, to.x, frame.left, frame.right) : [frame.left, frame.right];
  const [top, bottom] = y ? span(from.y, to.y, frame.top, frame.bottom) : [frame.top, frame.bottom];
  return [left, top, right, bottom];
}

/** With the ranges of the report. */
export const unzoomed = (view: FigureView): FigureView => ({ ...view, x: undefined, y: undefined });
