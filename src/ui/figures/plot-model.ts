import type { AxisModel, FigureModel } from "../../draw/figure-model.ts";
import { graphPoints } from "../../draw/layers-of.ts";
import { extentOf, logRange, mergeExtents, showable, usableRange, type Extent } from "../../draw/ranges.ts";
import type { Graph, Plotted } from "../../hist/graph.ts";
import { figureModel, type FigureInput } from "./figure-model.ts";
import { isLog, isMapped } from "./view.ts";

/** What a figure of whatever can be drawn is made from. */
export interface PlotInput extends Omit<FigureInput, "hist"> {
  readonly hist: Plotted;
}

export const isOfHist = (input: PlotInput): input is FigureInput => input.hist.kind !== "graph";

/** Both axes of maps and of points are zoomed and moved; the contents of a histogram follow its bins. */
export const isFree = ({ figure, hist }: Pick<PlotInput, "figure" | "hist">): boolean =>
  isMapped(figure, hist) || hist.kind === "graph" || figure.draw === "time-trend";

export function plotModel(input: PlotInput): FigureModel {
  const { hist } = input;
  if (hist.kind === "graph") return graphModel(input, [hist]);
  return isOfHist(input) ? figureModel(input) : figureModel({ ...input, hist });
}

/** Points with their errors, the first graph's in its own colour; the axes show all of them with some room around. */
export function graphModel(input: PlotInput, graphs: readonly Graph[]): FigureModel {
  const { figure, view } = input;
  const [first] = graphs;
  return {
    x: axisOf(
      graphs.map(({ x, errors }) => extentWith(x, errors?.x)),
      { range: view.x ?? figure.x, log: isLog(input, "x"), title: figure.xTitle ?? first?.xTitle ?? "" },
    ),
    y: axisOf(
      graphs.map(({ y, errors }) => extentWith(y, errors?.y)),
      { range: view.y ?? figure.y, log: isLog(input, "y"), title: figure.yTitle ?? first?.yTitle ?? "" },
    ),
    layers: graphs.map((graph, i) => graphPoints(graph, i === 0 ? "A" : "B")),
  };
}

/** Room on either side of all points, as a share of what they cover. */
const room = 0.06;

function axisOf(
  extents: readonly Extent[],
  how: { readonly range: readonly [number, number] | undefined; readonly log: boolean; readonly title: string },
): AxisModel {
  const { log, title } = how;
  const range = showable(how.range, log);
  const extent = mergeExtents(extents);
  if (range !== undefined) return { ...usableRange(...range, log, extent.smallestPositive), log, title };
  if (log) return { ...logRange(extent), log, title };
  const { min = 0, max = 1 } = extent;
  const around = room * (max - min);
  return { ...usableRange(min - around, max + around, false), log, title };
}

function extentWith(
  values: Float64Array,
  errors: readonly [low: Float64Array, high: Float64Array] | undefined,
): Extent {
  if (errors === undefined) return extentOf(values);
  const [low, high] = errors;
  const plain = extentOf(values);
  const ends = [values.map((value, i) => value - low[i]!), values.map((value, i) => value + high[i]!)];
  // An error that reaches down to 0 opens no logarithmic axis downwards.
  return { ...mergeExtents([plain, ...ends.map((each) => extentOf(each))]), smallestPositive: plain.smallestPositive };
}
