import { edgesOf } from "./axis.ts";
import type { Axis, Cells, Hist1D, Hist2D } from "./hist.ts";
import { sumsOfBins1D, sumsOfBins2D } from "./sums.ts";

/**
 * Joins `group` bins at a time. Bins left over at the end go to overflow, the axis gets shorter and the stored sums are
 * taken anew from the contents; otherwise they stay. Labels are lost. Source: ROOT `TH1::Rebin`.
 */
export function rebin(hist: Hist1D, group: number): Hist1D {
  const x = joinedAxis(hist.x, group);
  const join = (cells: Cells | Float64Array): Float64Array => joinRows(cells, 1, hist.x.n, x.n, group);
  const bins = { x, values: join(hist.values), variances: hist.variances && join(hist.variances) };
  const sums = x.n * group === hist.x.n ? hist.sums : sumsOfBins1D(bins, [1, x.n]);
  return { ...hist, ...bins, sums };
}

/** The same along x of a map. Source: ROOT `TH2::RebinX`. */
export function rebinX(hist: Hist2D, group: number): Hist2D {
  const x = joinedAxis(hist.x, group);
  const join = (cells: Cells | Float64Array): Float64Array => joinRows(cells, hist.y.n + 2, hist.x.n, x.n, group);
  const bins = { x, y: hist.y, values: join(hist.values), variances: hist.variances && join(hist.variances) };
  const sums = x.n * group === hist.x.n ? hist.sums : sumsOfBins2D(bins, [1, x.n], [1, hist.y.n]);
  return { ...hist, ...bins, sums };
}

/** What is left of an axis when bins are joined. */
export function joinedAxis(axis: Axis, group: number): Axis {
  if (!(Number.isInteger(group) && group >= 1 && group <= axis.n)) throw new RangeError(`Cannot join ${group} bins`);
  const n = Math.floor(axis.n / group);
  const all = edgesOf(axis);
  const edges = axis.edges && Float64Array.from({ length: n + 1 }, (_, i) => all[i * group]!);
  const hi = n * group === axis.n ? axis.hi : all[n * group]!;
  return { ...axis, n, hi, edges, labels: undefined };
}

/** Underflow stays, every further cell goes to the bin of its group, the rest to overflow. */
function joinRows(cells: Cells | Float64Array, rows: number, n: number, joinedN: number, group: number): Float64Array {
  const out = new Float64Array(rows * (joinedN + 2));
  const targets = Uint32Array.from({ length: n + 2 }, (_, bin) => Math.min(Math.ceil(bin / group), joinedN + 1));
  for (let row = 0; row < rows; row++) joinRow(cells, row * (n + 2), targets, out, row * (joinedN + 2));
  return out;
}

function joinRow(cells: Cells | Float64Array, from: number, targets: Uint32Array, out: Float64Array, to: number): void {
  for (let bin = 0; bin < targets.length; bin++) out[to + targets[bin]!]! += cells[from + bin]!;
}
