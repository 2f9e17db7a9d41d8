import type { FigureModel } from "../../draw/figure-model.ts";
import { formatCount, formatRange } from "../../draw/format.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { FigureView, SliceView } from "../../route/route.ts";
import type { Notice } from "../../state/session-state.ts";
import { drawsNothing } from "./draws-nothing.ts";
import { plotModel, type PlotInput } from "./plot-model.ts";
import { drawsOne, heldSlice, isOfEntries, type AxisName } from "./view.ts";

const axes = ["x", "y", "z"] as const;

/**
 * What a view asks of a figure and does not get, in words: known only once its object is read. A link may hold a slice that
 * the map has not, or a range of which a logarithm shows nothing.
 */
export function unfollowed(input: PlotInput): readonly string[] {
  const { view, hist, figure } = input;
  const asked = axes.filter((axis) => view[axis] !== undefined || view.log?.includes(axis) === true);
  const isOne = drawsOne(figure);
  const over =
    view.overlay === undefined || isOne ? [] : ["what is laid over it (nothing can be laid over this figure)"];
  if ((asked.length === 0 && view.slice === undefined) || drawsNothing(input)) return over;
  const model = asked.length === 0 ? undefined : plotModel(input);
  const slice = view.slice && lostSlice(view.slice, isOfEntries(figure, hist) ? hist : undefined);
  return [
    ...(model === undefined
      ? []
      : asked.flatMap((axis) => [...lostRange(view, model, axis), ...lostLog(view, model, axis)])),
    ...(slice === undefined ? [] : [slice]),
    ...over,
  ];
}

/** The same as it is said at the top of a page. */
export function unfollowedNotice(input: PlotInput): Notice | undefined {
  const parts = unfollowed(input);
  if (parts.length === 0) return undefined;
  const text = `Parts of the link could not be followed: ${parts.join("; ")}.`;
  return { id: text, tone: "warning", text, action: undefined };
}

function lostRange(view: FigureView, model: FigureModel, axis: AxisName): readonly string[] {
  const wanted = view[axis];
  if (wanted === undefined) return [];
  const name = `the range of ${axis}, ${formatRange(...wanted)}`;
  const drawn = model[axis];
  if (drawn === undefined) return [`${name} (the figure has no colours)`];
  const [lo, hi] = wanted;
  // A logarithm from 0 is what people ask for who want all of it.
  if ((drawn.lo === lo || (drawn.log && lo === 0)) && drawn.hi === hi) return [];
  const why = drawn.log && lo <= 0 ? "on a logarithm " : "";
  // What ROOT's painters show in its place is theirs.
  return [view.painter === "root" ? name : `${name} (${why}${formatRange(drawn.lo, drawn.hi)} is shown)`];
}

function lostLog({ log = [] }: FigureView, model: FigureModel, axis: AxisName): readonly string[] {
  if (!log.includes(axis) || model[axis]?.log === true) return [];
  return [
    `the logarithm of ${axis} (${model[axis] === undefined ? "the figure has no colours" : "it is shown without"})`,
  ];
}

function lostSlice(slice: SliceView, hist: Hist2D | undefined): string | undefined {
  const { along, bin } = slice;
  const name = bin === undefined ? `${along}s` : `${along} ${formatCount(bin)}`;
  if (hist === undefined) return `${name} (the figure has no ${along}s to hold)`;
  if (heldSlice(slice, hist) === bin) return undefined;
  const { n } = along === "column" ? hist.x : hist.y;
  return `${name} (the map has ${formatCount(n)} ${along}s; the one under the pointer is shown)`;
}
