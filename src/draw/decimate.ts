import { binAt, binsWithin, edgeOf, type BinAxis } from "./bins.ts";
import type { Scale } from "./scale.ts";

/** Points of a path, x and y in turn, in px. */
export type Path = Float64Array;

/**
 * The outline of a histogram as steps, from the base line at its first edge to the base line at its last.
 * Where more than two bins share a device pixel, each pixel column shows the range of its bins (first, smallest,
 * largest, last), so that no peak and no hole is lost and the cost follows the pixels, not the bins.
 *
 * @param values n + 2 cells, flow included and not drawn. NaN counts as 0.
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
  const path = new Float64Array(4 * (last - first + 1) + 4);
  let at = 0;
  const put = (px: number, py: number): void => {
    path[at++] = px;
    path[at++] = py;
  };
  let edge = snap(x.toPixel(edgeOf(axis, first - 1)), pixel);
  put(edge, base);
  for (let bin = first; bin <= last; bin++) {
    const py = snap(y.toPixel(values[bin]! || 0), pixel);
    put(edge, py);
    edge = snap(x.toPixel(edgeOf(axis, bin)), pixel);
    put(edge, py);
  }
  put(edge, base);
  return path;
}

/** Steps without a base line: values that are no counts, and nothing where they are NaN. `values` as of `stepPath`. */
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
  const path: number[] = [x.from, base];
  let bin = first;
  for (let column = 0; column < columns && bin <= last; column++) {
    const end = column === columns - 1 ? Infinity : x.toValue(x.from + (column + 1) * step);
    let low = values[bin]! || 0;
    let high = low;
    const open = low;
    let close = low;
    const stop = Math.min(last, Math.max(bin, binAt(axis, end) - 1));
    for (; bin <= stop; bin++) {
      close = values[bin]! || 0;
      if (close < low) low = close;
      else if (close > high) high = close;
    }
    const px = snap(x.from + (column + 0.5) * step, pixel);
    for (const value of [open, low, high, close]) path.push(px, snap(y.toPixel(value), pixel));
  }
  path.push(path[path.length - 2]!, base);
  return Float64Array.from(path);
}

/** To the middle of a device pixel, where a thin line is sharp. */
export const snap = (position: number, pixel: number): number => (Math.floor(position / pixel + 1e-6) + 0.5) * pixel;

/**
 * The points of a long line that tell: all of them up to four per device pixel, else the first, smallest, largest and
 * last of each pixel column in turn. x must rise; NaN ends a piece and is kept.
 */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>, x: Scale, y: Scale, pixel: number): Path {
  const n = Math.min(xs.length, ys.length);
  const columns = Math.max(1, Math.ceil(Math.abs(x.to - x.from) / pixel));
  if (n <= 4 * columns) {
    const path = new Float64Array(2 * n);
    for (let index = 0; index < n; index++) {
      path[2 * index] = x.toPixel(xs[index]!);
      path[2 * index + 1] = y.toPixel(ys[index]!);
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
    const py = y.toPixel(ys[index]!);
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
