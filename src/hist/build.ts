import type { Axis, Cells, Hist1D, Hist2D } from "./hist.ts";
import { sumsOfBins1D, sumsOfBins2D } from "./sums.ts";

/** n bins of equal width. */
export const fixedAxis = (n: number, lo: number, hi: number, title = ""): Axis => ({
  n,
  lo,
  hi,
  edges: undefined,
  labels: undefined,
  title,
});

/** Bins between given edges, rising. */
export const variableAxis = (edges: readonly number[] | Float64Array, title = ""): Axis => ({
  n: edges.length - 1,
  lo: edges[0]!,
  hi: edges[edges.length - 1]!,
  edges: Float64Array.from(edges),
  labels: undefined,
  title,
});

/** n bins over a range, edges, or a ready axis. */
export type AxisInput = Axis | { readonly n: number; readonly lo: number; readonly hi: number } | readonly number[];

const isEdges = (input: AxisInput): input is readonly number[] => Array.isArray(input);
const axisOf = (input: AxisInput): Axis =>
  isEdges(input) ? variableAxis(input) : "title" in input ? input : fixedAxis(input.n, input.lo, input.hi);

interface Described {
  readonly name?: string;
  readonly title?: string;
  /** The sum of all cells where not given. */
  readonly entries?: number;
}

const common = ({ name = "", title = "" }: Described, entries: number) => ({
  name,
  title,
  entries,
  option: "",
  displayMinimum: undefined,
  displayMaximum: undefined,
});

const total = (cells: Cells): number => {
  let sum = 0;
  for (const cell of cells) sum += cell;
  return sum;
};

/**
 * A histogram from its contents: `values` of bins 1…n with `flow` beside them, stored sums from contents at bin centres
 * unless given.
 */
export function hist1D(
  input: Described & {
    readonly x: AxisInput;
    readonly values: ArrayLike<number>;
    readonly variances?: ArrayLike<number>;
    readonly flow?: readonly [number, number];
    readonly sums?: Hist1D["sums"];
  },
): Hist1D {
  const x = axisOf(input.x);
  const [under, over] = input.flow ?? [0, 0];
  const withFlow = (bins: ArrayLike<number>, below: number, above: number): Float64Array => {
    if (bins.length !== x.n) throw new RangeError(`${bins.length} contents for ${x.n} bins`);
    const cells = new Float64Array(x.n + 2);
    cells.set(bins, 1);
    cells[0] = below;
    cells[x.n + 1] = above;
    return cells;
  };
  const values = withFlow(input.values, under, over);
  const variances = input.variances && withFlow(input.variances, Math.abs(under), Math.abs(over));
  const bins = { x, values, variances };
  const sums = input.sums ?? sumsOfBins1D(bins, [1, x.n]);
  return { kind: "1d", className: "TH1D", yTitle: "", ...common(input, input.entries ?? total(values)), ...bins, sums };
}

/**
 * A map from its contents, either all cells in global bin order (flow included), or `rows[j][i]` of bin i + 1 of x and
 * j + 1 of y, without flow.
 */
export function hist2D(
  input: Described & {
    readonly x: AxisInput;
    readonly y: AxisInput;
    readonly sums?: Hist2D["sums"];
  } & ({ readonly cells: Cells } | { readonly rows: readonly ArrayLike<number>[] }),
): Hist2D {
  const [x, y] = [axisOf(input.x), axisOf(input.y)];
  const values = "cells" in input ? input.cells : cellsOf(input.rows, x.n, y.n);
  if (values.length !== (x.n + 2) * (y.n + 2)) throw new RangeError(`${values.length} cells for ${x.n} × ${y.n} bins`);
  const bins = { x, y, values, variances: undefined };
  const sums = input.sums ?? sumsOfBins2D(bins, [1, x.n], [1, y.n]);
  return { kind: "2d", className: "TH2D", ...common(input, input.entries ?? total(values)), ...bins, sums };
}

function cellsOf(rows: readonly ArrayLike<number>[], nx: number, ny: number): Float64Array {
  const cells = new Float64Array((nx + 2) * (ny + 2));
  rows.forEach((row, j) => cells.set(row, 1 + (nx + 2) * (j + 1)));
  return cells;
}
