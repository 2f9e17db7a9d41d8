import { binAxisModel } from "../../draw/layers-of.ts";
import type { FigureGeometry } from "../../draw/paint-figure.ts";
import { showable, usableRange, type Range } from "../../draw/ranges.ts";
import { makeScale, type Scale } from "../../draw/scale.ts";
import type { FigureView } from "../../route/route.ts";
import type { Point } from "../base/gestures.ts";
import { isFree, plotModel, type PlotInput } from "./plot-model.ts";
import { isLog } from "./view.ts";
import { between, dragAxes, movedBy, valueWithin, zoomedAbout, type Interval, type ZoomAxis } from "./zoom.ts";

type AxisName = "x" | "y";
/** Which axes a gesture is about. */
export type Axes = Readonly<Record<AxisName, boolean>>;
/** Where the axes of a painted figure lie. */
type Scales = Readonly<Record<AxisName, Pick<Scale, "from" | "to">>>;

/** What an axis shows, and all it could: bins from end to end, contents as they are drawn without a range. */
export function zoomAxis(input: PlotInput, axis: AxisName): ZoomAxis {
  const { view, figure, hist } = input;
  const log = isLog(input, axis);
  const wanted = showable(view[axis] ?? figure[axis], log);
  const whole = wholeOf(input, axis);
  const bins = hist.kind === "graph" ? undefined : axis === "x" ? hist.x : hist.kind === "2d" ? hist.y : undefined;
  const { lo, hi } =
    wanted === undefined
      ? whole
      : bins === undefined
        ? usableRange(...wanted, log)
        : binAxisModel(bins, { range: wanted, log });
  return { range: [lo, hi], log, whole: [whole.lo, whole.hi] };
}

function wholeOf(input: PlotInput, axis: AxisName): Range {
  const { hist, view, figure } = input;
  const log = isLog(input, axis);
  if (axis === "x" && hist.kind !== "graph") return binAxisModel(hist.x, { log });
  if (hist.kind === "2d") return binAxisModel(hist.y, { log });
  return plotModel({ ...input, view: { ...view, [axis]: undefined }, figure: { ...figure, [axis]: undefined } })[axis];
}

/** The view with another range of an axis; `undefined`: all of it, which must be told where the report draws a part. */
export function withRange(input: PlotInput, axis: AxisName, range: Interval | undefined): FigureView {
  const { view, figure } = input;
  if (range !== undefined || figure[axis] === undefined) return { ...view, [axis]: range };
  const { lo, hi } = wholeOf(input, axis);
  return { ...view, [axis]: [lo, hi] };
}

const changed = (
  input: PlotInput,
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
export const zoomedView = (input: PlotInput, scales: Scales, at: Point, factor: number, axes: Axes): FigureView =>
  changed(input, axes, (axis, now) => {
    const { from, to } = scales[axis];
    return zoomedAbout(now, makeScale(...now.range, now.log, from, to).toValue(at[axis]), factor);
  });

/** Moved with the pointer, by px; contents of a histogram move only once they have a range. */
export function movedView(input: PlotInput, scales: Scales, by: Point): FigureView {
  const axes = { x: by.x !== 0, y: by.y !== 0 && (isFree(input.hist) || input.view.y !== undefined) };
  return changed(input, axes, (axis, now) => movedBy(now, -by[axis] / (scales[axis].to - scales[axis].from)));
}

/** What a drag from one point to another has marked, zoomed to. */
export const markedView = (input: PlotInput, { x, y }: FigureGeometry, from: Point, to: Point): FigureView =>
  changed(input, dragAxes(to.x - from.x, to.y - from.y, isFree(input.hist)), (axis, now) => {
    const scale = axis === "x" ? x : y;
    return between(now, valueWithin(scale, from[axis]), valueWithin(scale, to[axis]));
  });

/** The rectangle that it marks: left, top, right, bottom in px, over the whole frame along an axis that it is not about. */
export function markedBand(
  { frame }: Pick<FigureGeometry, "frame">,
  from: Point,
  to: Point,
  isBoth: boolean,
): readonly [number, number, number, number] | undefined {
  const { x, y } = dragAxes(to.x - from.x, to.y - from.y, isBoth);
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
