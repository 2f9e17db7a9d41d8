import type { FigureModel } from "../../draw/figure-model.ts";
import { binAxisModel } from "../../draw/layers-of.ts";
import type { Range } from "../../draw/ranges.ts";
import type { FigureView } from "../../route/route.ts";
import { figureModel, isLog, type FigureInput } from "./figure-model.ts";
import { tidy, type Interval, type ZoomAxis } from "./zoom.ts";

type AxisName = "x" | "y";

/** What an axis of a drawn figure shows, and all it could: bins from end to end, contents as they are drawn without a range. */
export function zoomAxis(input: FigureInput, model: Pick<FigureModel, "x" | "y">, axis: AxisName): ZoomAxis {
  const { lo, hi, log } = model[axis];
  const whole = wholeOf(input, axis);
  return { range: [lo, hi], log, whole: [whole.lo, whole.hi] };
}

function wholeOf(input: FigureInput, axis: AxisName): Range {
  const { hist, view, figure } = input;
  const log = isLog(input, axis);
  if (axis === "x") return binAxisModel(hist.x, { log });
  if (hist.kind === "2d") return binAxisModel(hist.y, { log });
  return figureModel({ ...input, view: { ...view, y: undefined }, figure: { ...figure, y: undefined } }).y;
}

/**
 * The view with another range of an axis; `undefined`: all of it, which must be told where the report draws a part.
 */
export function withRange(input: FigureInput, axis: AxisName, range: Interval | undefined): FigureView {
  const { view, figure } = input;
  if (range !== undefined || figure[axis] === undefined) return { ...view, [axis]: range };
  const { lo, hi } = wholeOf(input, axis);
  return { ...view, [axis]: [lo, hi] };
}

/** A view after a gesture as it goes into a link: ranges that the gesture changed have the digits that tell. */
export function settled(view: FigureView, before: FigureView): FigureView {
  const part = (axis: AxisName): FigureView[AxisName] => {
    const range = view[axis];
    return range === undefined || range === before[axis] ? range : tidy(range);
  };
  return { ...view, x: part("x"), y: part("y") };
}

/** As the report draws it, with what is laid over, left out and who draws kept. */
export const unzoomed = (view: FigureView): FigureView => ({ ...view, x: undefined, y: undefined });
