import type { AxisModel, FigureModel, Layer } from "../figure-model.ts";
import { usableRange } from "../ranges.ts";
import { firstSlot, isJudged, type TrendMarker, type TrendModel } from "./trend-model.ts";
import { belowAxis, paintTrendAround, paintTrendBelow, paintTrendPoints } from "./paint-trend.ts";

/** Beside what has to be in sight. */
const headroom = 0.08;
/** The same at the top, where the words of a change stand. */
const roomForWords = 0.2;
/** Room for the word "median" beside the bands. */
const rightOfBands = 48;

/** A trend as a figure: place i of a run reaches from i to i + 1 along x. */
export function trendFigure(model: TrendModel): FigureModel {
  const { wanted, bands, slots } = model;
  const layers: Layer[] = [];
  // Of one set the line of facts says what is wanted: among the points a word would lie over some of them.
  const label = model.series.length === 2 ? wanted?.label : undefined;
  if (wanted !== undefined && bands.length === 0)
    layers.push({
      kind: "band",
      axis: "y",
      lo: wanted.lo,
      hi: wanted.hi,
      quality: "good",
      ...(label === undefined ? {} : { label }),
    });
  layers.push({ kind: "own", place: "below", paint: (around) => paintTrendBelow(around, model) });
  if (wanted !== undefined && bands.length > 0)
    for (const at of [wanted.lo, wanted.hi])
      layers.push({ kind: "rule", axis: "y", at, ink: "axis", dash: "dotted", cased: false });
  layers.push({ kind: "own", place: "within", paint: (around) => paintTrendPoints(around, model) });
  layers.push({ kind: "own", place: "around", paint: (around) => paintTrendAround(around, model) });
  return {
    x: { lo: firstSlot(model), hi: Math.max(1, slots.length), log: false, title: "", labelled: false },
    y: trendAxis(model),
    layers,
    margins: { bottom: 34 + belowAxis(model), ...(bands.length > 0 ? { right: rightOfBands } : {}) },
    legend:
      model.series.length === 2
        ? [
            { label: "A", ink: "A", sample: "point" },
            { label: "B", ink: "B", sample: "square" },
          ]
        : [],
  };
}

/**
 * All judged points and the bands. Points that were not judged have their place too, but where they are far away: one run of
 * a few tracks would press all others flat.
 */
export function trendAxis({
  title,
  series,
  bands,
  reference,
  changes = [],
}: Pick<TrendModel, "title" | "series" | "bands"> & Partial<TrendModel>): AxisModel {
  const points = series.flat().filter((point) => point !== undefined);
  const judged = points.filter(isJudged);
  const values = (judged.length + bands.length > 0 ? judged : points).flatMap(reachOf);
  for (const { centre, medium } of bands) values.push(centre - medium, centre + medium);
  if (reference !== undefined) values.push(...reachOf(reference));
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const near = points.flatMap(reachOf).filter((value) => isNear(value, least, most));
  const [lo, hi] = [Math.min(least, ...near), Math.max(most, ...near)];
  const above = changes.length === 0 ? headroom : roomForWords;
  const range = usableRange(lo - headroom * (hi - lo), hi + above * (hi - lo), false);
  return { ...range, log: false, title };
}

/** No farther away than half of what has to be in sight is high. */
const isNear = (value: number, lo: number, hi: number): boolean =>
  value >= lo - (hi - lo) / 2 && value <= hi + (hi - lo) / 2;

const reachOf = ({ value, error }: TrendMarker): readonly number[] => [value - error, value + error];

/** Place under a position between the sides of the frame; −1 is that of a reference. */
export function slotAt(
  {
    frame,
    x,
  }: { readonly frame: { readonly left: number; readonly right: number }; readonly x: { toValue(px: number): number } },
  px: number,
  slots: number,
  first = 0,
): number | undefined {
  if (px < frame.left || px > frame.right || slots === 0) return undefined;
  return Math.min(slots - 1, Math.max(first, Math.floor(x.toValue(px))));
}
