import type { Axis } from "./hist.ts";

/** What the position of bins needs. Bins are counted from 1; 0 is underflow, n + 1 overflow. */
export type BinAxis = Pick<Axis, "n" | "lo" | "hi" | "edges">;

/** Width of a fixed bin, and of the flow bins of any axis. Computed first, as ROOT does: centres on a limit depend on it. */
const fixedWidth = (axis: BinAxis): number => (axis.hi - axis.lo) / axis.n;

const edgesAround = (axis: BinAxis, bin: number): Float64Array | undefined =>
  bin >= 1 && bin <= axis.n ? axis.edges : undefined;

/** Source: ROOT `TAxis::GetBinWidth`. */
export function binWidth(axis: BinAxis, bin: number): number {
  const edges = edgesAround(axis, bin);
  return edges === undefined ? fixedWidth(axis) : edges[bin]! - edges[bin - 1]!;
}

/** Source: ROOT `TAxis::GetBinLowEdge`, to the last bit. */
export const binLowEdge = (axis: BinAxis, bin: number): number =>
  edgesAround(axis, bin)?.[bin - 1] ?? axis.lo + (bin - 1) * fixedWidth(axis);

/** Source: ROOT `TAxis::GetBinUpEdge`, to the last bit. */
export const binUpEdge = (axis: BinAxis, bin: number): number =>
  edgesAround(axis, bin)?.[bin] ?? axis.lo + bin * fixedWidth(axis);

/**
 * Source: ROOT 6.40 `TAxis::GetBinCenter`, to the last bit: whether a centre lies on the end of a fit range depends on it.
 * (Of the 100 bins of 50/3…150 bin 33 is centred at exactly 60; summed as lo + (bin − 1)·w + w/2 it would lie above.)
 */
export function binCenter(axis: BinAxis, bin: number): number {
  const edges = edgesAround(axis, bin);
  if (edges === undefined) return axis.lo + (bin - 0.5) * fixedWidth(axis);
  return edges[bin - 1]! + 0.5 * (edges[bin]! - edges[bin - 1]!);
}

/** Rounding can put a value on an edge into the bin below: the edges themselves decide, as in ROOT 6.40 (not in older ones). */
function findFixedBin(axis: BinAxis, value: number): number {
  const bin = 1 + Math.trunc((axis.n * (value - axis.lo)) / (axis.hi - axis.lo));
  if (bin < axis.n && value >= binUpEdge(axis, bin)) return bin + 1;
  return value < binLowEdge(axis, bin) ? bin - 1 : bin;
}

/**
 * The bin that holds a value; a value on an edge belongs to the bin above it, NaN to overflow.
 * Source: ROOT 6.40 `TAxis::FindFixBin`.
 */
export function findBin(axis: BinAxis, value: number): number {
  if (value < axis.lo) return 0;
  if (!(value < axis.hi)) return axis.n + 1;
  const { edges, n } = axis;
  if (edges === undefined) return findFixedBin(axis, value);
  let [below, above] = [0, n];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (edges[middle]! <= value) below = middle;
    else above = middle;
  }
  return below + 1;
}

/** All n + 1 edges, of fixed bins too. */
export const edgesOf = (axis: BinAxis): Float64Array =>
  axis.edges?.slice() ?? Float64Array.from({ length: axis.n + 1 }, (_, i) => binLowEdge(axis, i + 1));

/** Centres of bins 1…n, index 0 = bin 1. */
export const centersOf = (axis: BinAxis): Float64Array =>
  Float64Array.from({ length: axis.n }, (_, i) => binCenter(axis, i + 1));

/**
 * Whether contents of two axes may be compared bin by bin: as many bins, and no edge further apart than
 * a millionth of its bin, so that edges once kept in single precision still match. Titles and labels do not count.
 */
export function sameBins(a: BinAxis, b: BinAxis): boolean {
  if (a.n !== b.n) return false;
  if (a.edges === b.edges && a.lo === b.lo && a.hi === b.hi) return true;
  for (let bin = 1; bin <= a.n + 1; bin++) {
    const tolerance = 1e-6 * Math.min(binWidth(a, bin), binWidth(b, bin));
    if (!(Math.abs(binLowEdgeOrEnd(a, bin) - binLowEdgeOrEnd(b, bin)) <= tolerance)) return false;
  }
  return true;
}

/** Low edge of bin 1…n + 1; the last is the end of the axis. */
const binLowEdgeOrEnd = (axis: BinAxis, bin: number): number => (bin > axis.n ? axis.hi : binLowEdge(axis, bin));
