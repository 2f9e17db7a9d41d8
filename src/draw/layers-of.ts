/** Layers and axes from histograms. */
import type { Graph, Plotted } from "../hist/graph.ts";
import type { Axis, Cells, Hist1D, Hist2D, Profile1D } from "../hist/hist.ts";
import { profileBins } from "../hist/profile.ts";
import { binsWithin, centreOf, edgeOf, type BinAxis } from "./bins.ts";
import type {
  AxisModel,
  ColorAxisModel,
  ColorsLayer,
  CurveLayer,
  Ink,
  Layer,
  LineLayer,
  PointsLayer,
  StepsLayer,
} from "./figure-model.ts";
import {
  colorRange,
  countRange,
  extentOf,
  logRange,
  mergeExtents,
  showable,
  usableRange,
  type Extent,
  type Range,
} from "./ranges.ts";

export function stepsOf(
  hist: Hist1D,
  style: {
    readonly ink?: Ink;
    readonly filled?: boolean;
    readonly dash?: StepsLayer["dash"];
    readonly width?: number;
  } = {},
): StepsLayer {
  const { ink = "A", filled = true, dash = ink === "B" ? "dashed" : "solid", width = 1.25 } = style;
  return { kind: "steps", x: hist.x, values: hist.values, ink, filled, dash, width };
}

export const colorsOf = (hist: Hist2D): ColorsLayer => ({ kind: "colors", x: hist.x, y: hist.y, cells: hist.values });

/** Mean of y in each bin with its error (see `profileBins`) and half the bin width along x; empty bins are left out. */
export function pointsOf(profile: Profile1D, ink: Ink = "A"): PointsLayer {
  const { x: bins } = profile;
  const { values: y, errors: yErrors } = profileBins(profile);
  const x = y.map((_, index) => centreOf(bins, index + 1));
  const xErrors = y.map((_, index) => (edgeOf(bins, index + 1) - edgeOf(bins, index)) / 2);
  return { kind: "points", x, y, yErrors, xErrors, bins, ink, marker: "point", cased: false };
}

/** Points of a graph in stored order, with their errors. */
export function graphPoints({ x, y, errors }: Graph, ink: Ink = "A"): PointsLayer {
  const style = { kind: "points", x, y, ink, marker: "point", cased: false, single: true } as const;
  if (errors === undefined) return { ...style, yErrors: undefined };
  const [xLow, xHigh] = errors.x;
  const [yLow, yHigh] = errors.y;
  const isEven = xLow === xHigh && yLow === yHigh;
  return { ...style, yErrors: yLow, xErrors: xLow, ...(isEven ? {} : { upErrors: { x: xHigh, y: yHigh } }) };
}

/** The axis of bins over its whole length or a display range with some of it, fit for a logarithm where one is wanted. */
export function binAxisModel(
  axis: BinAxis & Pick<Axis, "title"> & Partial<Pick<Axis, "labels">>,
  {
    range,
    log = false,
    title = axis.title,
  }: {
    readonly range?: readonly [number, number] | undefined;
    readonly log?: boolean;
    readonly title?: string | undefined;
  } = {},
): AxisModel {
  const isOn = range !== undefined && range[0] < axis.hi && range[1] > axis.lo;
  const [lo, hi] = showable(isOn ? range : undefined, log) ?? [axis.lo, axis.hi];
  // The first bin edge above 0 opens a logarithmic axis whose bins start at or below 0.
  let first = 0;
  if (log) while (first < axis.n && edgeOf(axis, first) <= 0) first += 1;
  const model = { ...usableRange(lo, hi, log, edgeOf(axis, first)), log, title };
  if (!axis.labels) return model;
  return { ...model, names: axis.labels.map((label, index) => ({ value: centreOf(axis, index + 1), label })) };
}

/** Extent of the contents a figure shows between lo and hi of the x axis. */
export function extentWithin(layers: readonly Layer[], lo: number, hi: number): Extent {
  return mergeExtents(
    layers.map((layer): Extent => {
      if (layer.kind === "steps") {
        const [first, last] = binsWithin(layer.x, lo, hi);
        return extentOf(layer.values, first, last);
      }
      if (layer.kind === "line") return extentOfPoints(layer, lo, hi);
      if (layer.kind === "points") {
        const { y, yErrors, upErrors } = layer;
        const ends = new Float64Array(2 * y.length);
        for (let index = 0; index < y.length; index++) {
          if (!isWithin(layer.x[index]!, lo, hi)) {
            ends[2 * index] = ends[2 * index + 1] = NaN;
            continue;
          }
          ends[2 * index] = y[index]! - (yErrors?.[index] ?? 0);
          ends[2 * index + 1] = y[index]! + ((upErrors?.y ?? yErrors)?.[index] ?? 0);
        }
        return extentOf(ends);
      }
      if (layer.kind === "curve") return curveExtent(layer, lo, hi);
      return { min: undefined, max: undefined, smallestPositive: undefined };
    }),
  );
}

function extentOfPoints({ x, y }: Pick<LineLayer, "x" | "y">, lo: number, hi: number): Extent {
  const shown = new Float64Array(y.length);
  for (let index = 0; index < y.length; index++) shown[index] = isWithin(x[index]!, lo, hi) ? y[index]! : NaN;
  return extentOf(shown);
}

const isWithin = (value: number, lo: number, hi: number): boolean => value >= lo && value <= hi;

/** A curve never opens a logarithmic axis downwards: its tail would. */
function curveExtent(layer: CurveLayer, lo: number, hi: number): Extent {
  const [from, to] = [Math.max(layer.lo, lo), Math.min(layer.hi, hi)];
  if (!(to > from)) return extentOf([]);
  const steps = 128;
  const values = Array.from({ length: steps + 1 }, (_, index) => layer.at(from + ((to - from) * index) / steps));
  return { ...extentOf(values), smallestPositive: undefined };
}

/** The y axis of counts: from 0, or logarithmic, to the highest with room above. */
export function countAxisModel(
  layers: readonly Layer[],
  x: Range,
  {
    log = false,
    title,
    range,
  }: { readonly log?: boolean; readonly title: string; readonly range?: readonly [number, number] | undefined },
): AxisModel {
  const shown = showable(range, log);
  if (shown) return { ...usableRange(...shown, log), log, title };
  const extent = extentWithin(layers, x.lo, x.hi);
  return { ...(log ? logRange(extent) : countRange(extent)), log, title };
}

/** The y axis of values that are not counts: all points with their errors and 8 % on either side. */
export function valueAxisModel(layers: readonly Layer[], x: Range, title: string): AxisModel {
  const { min = 0, max = 1 } = extentWithin(layers, x.lo, x.hi);
  const room = 0.08 * (max - min);
  return { ...usableRange(min - room, max + room, false), log: false, title };
}

/** The same on a logarithm: 8 % of the decades on either side, and of what is about one number at least a tenth of it. */
export function factorAxisModel(
  layers: readonly Layer[],
  x: Range,
  title: string,
  range?: readonly [number, number],
): AxisModel {
  const shown = showable(range, true);
  if (shown !== undefined) return { ...usableRange(...shown, true), log: true, title };
  const { smallestPositive: min = 0.1, max = 10 } = extentWithin(layers, x.lo, x.hi);
  const room = Math.max((max / min) ** 0.08, 1.1);
  return { ...usableRange(min / room, max * room, true), log: true, title };
}

/** The colour axis of the bins that a map shows. */
export function colorAxisModel(
  hist: Hist2D,
  x: Range,
  y: Range,
  {
    log = false,
    title,
    range,
  }: { readonly log?: boolean; readonly title: string; readonly range?: readonly [number, number] | undefined },
): ColorAxisModel {
  const shown = showable(range, log);
  if (shown) return { ...usableRange(...shown, log), log, title };
  return { ...colorRange(extentShown(hist, x, y), log), log, title };
}

function extentShown(hist: Hist2D, x: Range, y: Range): Extent {
  const [firstX, lastX] = binsWithin(hist.x, x.lo, x.hi);
  const [firstY, lastY] = binsWithin(hist.y, y.lo, y.hi);
  const stride = hist.x.n + 2;
  const rows: Extent[] = [];
  for (let biny = firstY; biny <= lastY; biny++)
    rows.push(extentOf(hist.values, firstX + stride * biny, lastX + stride * biny));
  return mergeExtents(rows);
}

/** The colour axis of values that are no counts: from the lowest to the highest of the bins that a map shows. */
export function valueColourAxis(
  hist: Hist2D,
  x: Range,
  y: Range,
  { title, range }: { readonly title: string; readonly range?: readonly [number, number] | undefined },
): ColorAxisModel {
  const { min = 0, max = 1 } = range === undefined ? extentShown(hist, x, y) : { min: range[0], max: range[1] };
  return { ...usableRange(min, max, false), log: false, title };
}

/** Whether no bin that could be drawn has content; a graph without points. */
export function isEmpty(hist: Plotted): boolean {
  if (hist.kind === "graph") return !hist.x.some((x, i) => Number.isFinite(x) && Number.isFinite(hist.y[i]));
  if (hist.kind === "profile")
    return !hist.weights.some((weight, cell) => weight !== 0 && cell > 0 && cell <= hist.x.n);
  const stride = hist.x.n + 2;
  const [firstY, lastY] = hist.kind === "2d" ? [1, hist.y.n] : [0, 0];
  for (let biny = firstY; biny <= lastY; biny++) if (hasContent(hist.values, 1 + stride * biny, hist.x.n)) return false;
  return true;
}

function hasContent(cells: Cells, first: number, count: number): boolean {
  for (let cell = first; cell < first + count; cell++) {
    const content = cells[cell]!;
    if (content !== 0 && !Number.isNaN(content)) return true;
  }
  return false;
}
