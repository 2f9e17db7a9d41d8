import { binLowEdge, binUpEdge, findBin, type BinAxis } from "./axis.ts";

/** First and last bin, both included; 0 and n + 1 are the flow bins. */
export type BinRange = readonly [first: number, last: number];

/** Bins 1…n: what ROOT takes where no range is set. */
export const insideBins = (axis: BinAxis): BinRange => [1, axis.n];

/** Flow bins too. */
export const allBins = (axis: BinAxis): BinRange => [0, axis.n + 1];

/**
 * The bins ROOT selects for a range in the unit of the axis: from the bin of `lo` to that of `hi`, without a last bin
 * that only begins at `hi` and a first one that ends at `lo`. An end beyond the axis selects the flow bin, and sums
 * and means then include it; an end exactly at the axis' end does not. An empty or reversed range is no range: bins 1…n.
 * Source: ROOT `TAxis::SetRangeUser`, `TAxis::SetRange`.
 */
export function rangeOf(axis: BinAxis, lo: number, hi: number): BinRange {
  let [first, last] = [findBin(axis, lo), findBin(axis, hi)];
  if (binUpEdge(axis, first) <= lo) first += 1;
  if (binLowEdge(axis, last) >= hi) last -= 1;
  const overflow = axis.n + 1;
  if (last < first || last < 0 || first > overflow || (first === 0 && last === 0)) return insideBins(axis);
  return [Math.max(first, 0), Math.min(last, overflow)];
}
