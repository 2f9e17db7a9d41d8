import type { Axis } from "../hist/hist.ts";

/** What a painter needs of an axis. Bins are counted from 1; edge 0 is the low edge of bin 1. */
export type BinAxis = Pick<Axis, "n" | "lo" | "hi" | "edges">;

export const edgeOf = (axis: BinAxis, index: number): number =>
  axis.edges ? axis.edges[index]! : axis.lo + (index * (axis.hi - axis.lo)) / axis.n;

export const centreOf = (axis: BinAxis, bin: number): number => (edgeOf(axis, bin - 1) + edgeOf(axis, bin)) / 2;

/** Bin that holds a value: 1…n, 0 below, n + 1 above; a value on an edge belongs to the bin above it. NaN: 0. */
export function binAt(axis: BinAxis, value: number): number {
  if (!(value >= axis.lo)) return 0;
  if (value >= axis.hi) return axis.n + 1;
  const { edges } = axis;
  if (!edges) return Math.min(axis.n, 1 + Math.floor((axis.n * (value - axis.lo)) / (axis.hi - axis.lo)));
  let [low, high] = [0, axis.n];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= value) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** A share of a bin this small is rounding: a range that ends on an edge does not reach into the next bin. */
const sliver = 1e-6;

/** First and last bin that reach into lo…hi; first > last where none does. */
export function binsWithin(axis: BinAxis, lo: number, hi: number): readonly [number, number] {
  let first = Math.max(1, binAt(axis, lo));
  let last = Math.min(axis.n, binAt(axis, hi));
  const reaches = (bin: number): boolean => {
    const [from, to] = [edgeOf(axis, bin - 1), edgeOf(axis, bin)];
    return Math.min(to, hi) - Math.max(from, lo) > sliver * (to - from);
  };
  if (first < last && !reaches(first)) first += 1;
  if (first < last && !reaches(last)) last -= 1;
  return [first, last];
}
