import { binsWithin, edgeOf } from "../bins.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { AxisModel, ColorAxisModel, FigureModel, Layer } from "../figure-model.ts";
import type { FigureSize } from "../figure-layout.ts";
import type { Context2D } from "../latex/paint-title.ts";
import { binAxisModel, colorsOf } from "../layers-of.ts";
import type { BinHit, FigureGeometry } from "../paint-figure.ts";
import { paintPart, type Part } from "../paint-parts.ts";
import type { PaletteName } from "../palettes.ts";
import { colorRange, extentOf, mergeExtents, type Range } from "../ranges.ts";
import type { Theme } from "../theme.ts";

/** Two maps of the same bins and what one is over the other. */
export interface TripleModel {
  /** As they are drawn: normalised where only their shapes are compared. */
  readonly a: Hist2D;
  readonly b: Hist2D;
  /** What they are called: "A", "B". */
  readonly names: readonly [a: string, b: string];
  /** Bins of x may be joined in it; NaN where it says nothing. */
  readonly ratio: Hist2D;
  /** Of the ratio, symmetric on a logarithm about 1. */
  readonly range: Range;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly zTitle: string;
  readonly xLog: boolean;
  readonly xRange: readonly [number, number] | undefined;
  readonly yRange: readonly [number, number] | undefined;
  /** Boundaries of sectors along x. */
  readonly sectors: boolean;
}

/** Narrower, the maps stand below one another. */
const besideFrom = 720;
const mapHeight = 264;

/** Places of A, B and A / B, from left to right or from top to bottom. */
export function placeTriple(width: number): { readonly parts: readonly [Part, Part, Part]; readonly height: number } {
  const isBeside = width >= besideFrom;
  const each = isBeside ? Math.floor(width / 3) : width;
  const part = (i: number): Part => ({
    left: isBeside ? i * each : 0,
    top: isBeside ? 0 : i * mapHeight,
    width: each,
    height: mapHeight,
  });
  return { parts: [part(0), part(1), part(2)], height: isBeside ? mapHeight : 3 * mapHeight };
}

/** A and B on one colour scale, the ratio on its own. */
export function tripleFigures(model: TripleModel): readonly [FigureModel, FigureModel, FigureModel] {
  const { a, b, names, ratio, range, zTitle } = model;
  const x = binAxisModel(a.x, { range: model.xRange, log: model.xLog, title: model.xTitle });
  const y = binAxisModel(a.y, { range: model.yRange, title: model.yTitle });
  const contents = colorRange(mergeExtents([insideOf(a), insideOf(b)]), false);
  const map = (hist: Hist2D, z: ColorAxisModel, yAxis: AxisModel): FigureModel => {
    const sectors: readonly Layer[] = model.sectors ? [{ kind: "sectors" }] : [];
    return { x, y: yAxis, z, layers: [colorsOf(hist), ...sectors] };
  };
  // The axis of all three is named once.
  const unnamed = { ...y, title: "" };
  return [
    map(a, { ...contents, log: false, title: `${names[0]}, ${zTitle}` }, y),
    map(b, { ...contents, log: false, title: `${names[1]}, ${zTitle}` }, unnamed),
    map(ratio, { ...range, log: true, title: "A / B", palette: "diverging" }, unnamed),
  ];
}

/** Of bins 1…n; flow is not drawn. */
function insideOf({ x, y, values }: Hist2D) {
  const rows = Array.from({ length: y.n }, (_, i) => {
    const first = (i + 1) * (x.n + 2) + 1;
    return extentOf(values, first, first + x.n - 1);
  });
  return mergeExtents(rows);
}

/** Paints all three on one canvas; positions are in CSS px of it. */
export function paintTriple(
  ctx: Context2D,
  model: TripleModel,
  { width, pixelRatio }: FigureSize,
  theme: Theme,
  palette: PaletteName,
): readonly FigureGeometry[] {
  const { parts } = placeTriple(width);
  return tripleFigures(model).map((figure, i) => paintPart(ctx, figure, parts[i]!, pixelRatio, theme, palette));
}

/** The map under a position and the bin in it. */
export function tripleAt(
  geometries: readonly FigureGeometry[],
  px: number,
  py: number,
): { readonly map: number; readonly hit: BinHit } | undefined {
  for (const [map, geometry] of geometries.entries()) {
    const hit = geometry.binAt(px, py);
    if (hit !== undefined) return { map, hit };
  }
  return undefined;
}

/** A step by bins of one of the maps, within what is shown; from the middle where there is none. */
export function movedBin(
  { a, b, ratio, xRange, yRange }: TripleModel,
  map: number,
  from: BinHit | undefined,
  [right, up]: readonly [number, number],
): BinHit {
  const { x, y, values } = [a, b, ratio][map]!;
  const [firstX, lastX] = binsWithin(x, ...(xRange ?? ([x.lo, x.hi] as const)));
  const [firstY, lastY] = binsWithin(y, ...(yRange ?? ([y.lo, y.hi] as const)));
  const within = (bin: number, first: number, last: number): number => Math.min(last, Math.max(first, bin));
  const middle = (first: number, last: number): number => Math.round((first + last) / 2);
  const binX = from === undefined ? middle(firstX, lastX) : within(from.binX + right, firstX, lastX);
  const binY = from?.binY === undefined ? middle(firstY, lastY) : within(from.binY + up, firstY, lastY);
  return {
    binX,
    binY,
    value: values[binX + (x.n + 2) * binY]!,
    x: [edgeOf(x, binX - 1), edgeOf(x, binX)],
    y: [edgeOf(y, binY - 1), edgeOf(y, binY)],
  };
}

/** Furthest ends that a scale of ratios has; beyond the last, ratios are as good as infinite. */
const furthest = [1.02, 1.05, 1.1, 1.2, 1.5, 2, 3] as const;
/** Share of the bins that are within. */
const covered = 0.99;

/** A scale about 1, as wide as nearly all ratios need. */
export function ratioScale(values: ArrayLike<number>): Range {
  const sizes = Array.from(values)
    .filter((value) => value > 0)
    .map((value) => Math.max(value, 1 / value))
    .sort((a, b) => a - b);
  const size = sizes[Math.ceil(covered * sizes.length) - 1] ?? 1;
  const hi = furthest.find((end) => end >= size) ?? furthest.at(-1)!;
  return { lo: 1 / hi, hi };
}
