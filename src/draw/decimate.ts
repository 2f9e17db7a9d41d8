import { binAt, binsWithin, edgeOf, type BinAxis } from "./bins.ts";
import type { Scale } from "./scale.ts";

/** Points of a path, x and y in turn, in px. */
export type Path = Float64Array;

/**
 * The outline of a histogram as steps, from the base line at its first edge to the base line at its last.
 * Where more than two bins share a device pixel, each pixel column shows the range of its bins (first, smallest,
 * largest, last), so that no peak and no hole is lost and the cost follows the pixels, not the bins.
 *
 * @param values n + 2 cells, flow included and not drawn. Where one is no finite number there is a gap, at whose sides
 * the steps go down to the base line.
 * @param base y of the base line.
 * @param pixel width of a device pixel in px.
 */
export function stepPath(
  axis: BinAxis,
  values: ArrayLike<number>,
  x: Scale,
  y: Scale,
  base: number,
  pixel: number,
): Path {
  const [first, last] = binsWithin(axis, x.lo, x.hi);
  if (first > last) return new Float64Array(0);
  const columns = Math.max(1, Math.ceil(Math.abs(x.to - x.from) / pixel));
  if (last - first + 1 > 2 * columns) return decimatedPath(axis, values, x, y, base, pixel, first, last);
  const path: number[] = [];
  let edge = snap(x.toPixel(edgeOf(axis, first - 1)), pixel);
  let lifted = true;
  for (let bin = first; bin <= last; bin++) {
    const before = edge;
    edge = snap(x.toPixel(edgeOf(axis, bin)), pixel);
    const value = values[bin]!;
    if (!Number.isFinite(value)) {
      if (!lifted) path.push(before, base, NaN, NaN);
      lifted = true;
      continue;
    }
    if (lifted) path.push(before, base);
    lifted = false;
    const py = snap(y.toPixel(value), pixel);
    path.push(before, py, edge, py);
  }
  if (!lifted) path.push(edge, base);
  return Float64Array.from(path);
}

/** Steps without a base line: values that are no counts, and nothing where they are no finite numbers. `values` as of `stepPath`. */
export function openStepPath(axis: BinAxis, values: ArrayLike<number>, x: Scale, y: Scale, pixel: number): Path {
  const ends = Float64Array.from({ length: 2 * axis.n }, (_, index) => edgeOf(axis, (index + 1) >> 1));
  const heights = ends.map((_, index) => values[1 + (index >> 1)]!);
  return linePath(ends, heights, x, y, pixel);
}

function decimatedPath(
  axis: BinAxis,
  values: ArrayLike<number>,
  x: Scale,
  y: Scale,
  base: number,
  pixel: number,
  first: number,
  last: number,
): Path {
  const columns = Math.ceil(Math.abs(x.to - x.from) / pixel);
  const step = Math.sign(x.to - x.from) * pixel;
  const path: number[] = [];
  let bin = first;
  let lifted = true;
  for (let column = 0; column < columns && bin <= last; column++) {
    const end = column === columns - 1 ? Infinity : x.toValue(x.from + (column + 1) * step);
    const stop = Math.min(last, Math.max(bin, binAt(axis, end) - 1));
    const range = rangeOfBins(values, bin, stop);
    bin = stop + 1;
    const px = snap(x.from + (column + 0.5) * step, pixel);
    if (range === undefined) {
      if (!lifted) path.push(path[path.length - 2]!, base, NaN, NaN);
      lifted = true;
      continue;
    }
    if (lifted) path.push(column === 0 ? x.from : px, base);
    lifted = false;
    for (const value of range) path.push(px, snap(y.toPixel(value), pixel));
  }
  if (!lifted) path.push(path[path.length - 2]!, base);
  return Float64Array.from(path);
}

/** First, smallest, largest and last finite content of some bins; `undefined` where there is none. */
function rangeOfBins(
  values: ArrayLike<number>,
  first: number,
  last: number,
): readonly [open: number, low: number, high: number, close: number] | undefined {
  let [open, low, high, close] = [NaN, Infinity, -Infinity, NaN];
  for (let bin = first; bin <= last; bin++) {
    const value = values[bin]!;
    if (!(Math.abs(value) < Infinity)) continue;
    if (low > high) open = value;
    if (value < low) low = value;
    if (value > high) high = value;
    close = value;
  }
  return low > high ? undefined : [open, low, high, close];
}

/** To the middle of a device pixel, where a thin line is sharp. */
export const snap = (position: number, pixel: number): number => (Math.floor(position / pixel + 1e-6) + 0.5) * pixel;

/**
 * The points of a long line that tell: all of them up to four per device pixel, else the first, smallest, largest and
 * last of each pixel column in turn. x must rise; what is no finite number ends a piece, as NaN.
 */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>, x: Scale, y: Scale, pixel: number): Path {
  const n = Math.min(xs.length, ys.length);
  const columns = Math.max(1, Math.ceil(Math.abs(x.to - x.from) / pixel));
  if (n <= 4 * columns) {
    const path = new Float64Array(2 * n);
    for (let index = 0; index < n; index++) {
      path[2 * index] = x.toPixel(xs[index]!);
      path[2 * index + 1] = orGap(y.toPixel(ys[index]!));
    }
    return path;
  }
  const path: number[] = [];
  let column = NaN;
  let [open, low, high, close] = [NaN, NaN, NaN, NaN];
  const flush = (): void => {
    if (!Number.isNaN(column)) for (const py of [open, low, high, close]) path.push((column + 0.5) * pixel, py);
  };
  for (let index = 0; index < n; index++) {
    const py = orGap(y.toPixel(ys[index]!));
    const next = Math.floor(x.toPixel(xs[index]!) / pixel);
    if (Number.isNaN(py) || Number.isNaN(next)) {
      flush();
      column = NaN;
      path.push(NaN, NaN);
    } else if (next === column) {
      low = Math.min(low, py);
      high = Math.max(high, py);
      close = py;
    } else {
      flush();
      column = next;
      open = low = high = close = py;
    }
  }
  flush();
  return Float64Array.from(path);
}

/** A canvas passes over points that are infinitely far: the line would lead past them. */
const orGap = (px: number): number => (Number.isFinite(px) ? px : NaN);
