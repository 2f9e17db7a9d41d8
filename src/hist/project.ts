import type { Axis, Hist1D, Hist2D } from "./hist.ts";
import { allBins, type BinRange } from "./range.ts";
import { sums2D, sumsOfBins1D } from "./sums.ts";

/** Sums the bins of y of every bin of x; all of them by default, flow included, as ROOT does. Source: ROOT `TH2::ProjectionX`. */
export const projectionX = (hist: Hist2D, rangeY: BinRange = allBins(hist.y)): Hist1D =>
  project(hist, { out: hist.x, outStep: 1, inStep: hist.x.n + 2, range: rangeY, along: "x" });

/** Sums the bins of x of every bin of y. Source: ROOT `TH2::ProjectionY`. */
export const projectionY = (hist: Hist2D, rangeX: BinRange = allBins(hist.x)): Hist1D =>
  project(hist, { out: hist.y, outStep: hist.x.n + 2, inStep: 1, range: rangeX, along: "y" });

/** One column: the distribution of y in a bin of x. */
export const sliceY = (hist: Hist2D, binX: number): Hist1D => projectionY(hist, [binX, binX]);

interface Projection {
  readonly out: Axis;
  readonly outStep: number;
  readonly inStep: number;
  readonly range: BinRange;
  readonly along: "x" | "y";
}

function project(hist: Hist2D, { out, outStep, inStep, range, along }: Projection): Hist1D {
  const [first, last] = range;
  const sumOver = (cells: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(out.n + 2);
    if (outStep === 1) {
      // Row by row, as the cells lie: each sum takes them in the same order, several times as quickly.
      for (let row = first; row <= last; row++) addRow(sums, cells, row * inStep);
      return sums;
    }
    for (let bin = 0; bin < sums.length; bin++) {
      sums[bin] = sumOf(cells, bin * outStep + first * inStep, inStep, last - first + 1);
    }
    return sums;
  };
  const values = sumOver(hist.values);
  const variances = hist.variances && sumOver(hist.variances);
  const bins = { x: out, values, variances };
  const whole = first === 0 && last === (along === "x" ? hist.y.n : hist.x.n) + 1;
  const total = values.reduce((sum, value) => sum + value, 0);
  const keepsSums = keepsAll(hist, total, range, along);
  const sums = keepsSums ? storedSums(hist, along) : sumsOfBins1D(bins, [1, out.n]);
  return {
    kind: "1d",
    name: `${hist.name}_p${along}`,
    title: hist.title,
    className: "TH1D",
    yTitle: "",
    entries: whole && keepsSums ? hist.entries : entriesOf(total, sums, variances),
    option: "",
    displayMinimum: undefined,
    displayMaximum: undefined,
    ...bins,
    sums,
  };
}

function storedSums(hist: Hist2D, along: "x" | "y"): Hist1D["sums"] {
  const [w, w2, wx, wx2, wy, wy2] = sums2D(hist);
  return along === "x" ? [w, w2, wx, wx2] : [w, w2, wy, wy2];
}

function addRow(sums: Float64Array, cells: ArrayLike<number>, from: number): void {
  for (let bin = 0; bin < sums.length; bin++) sums[bin]! += cells[from + bin]!;
}

function sumOf(cells: ArrayLike<number>, from: number, step: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += cells[from + i * step]!;
  return sum;
}

/**
 * The stored sums hold for the projection too, where nothing was left out of them or added to them: over bins 1…n
 * exactly, or where the contents add up to the stored Σw (single precision: to a millionth). Source: ROOT `TH2::DoProjection`.
 */
function keepsAll(hist: Hist2D, total: number, [first, last]: BinRange, along: "x" | "y"): boolean {
  if (first === 1 && last === (along === "x" ? hist.y.n : hist.x.n)) return true;
  const tolerance = hist.values instanceof Float32Array ? 1e-6 : 1e-12;
  return hist.sums[0] !== 0 && Math.abs(hist.sums[0] - total) < Math.abs(hist.sums[0]) * tolerance;
}

/** Counts: their sum. Weighted: effective entries, the only estimate there is. Source: ROOT `TH2::DoProjection`. */
function entriesOf(total: number, [w, w2]: Hist1D["sums"], variances: Float64Array | undefined): number {
  if (variances === undefined) return Math.floor(total + 0.5);
  return w2 === 0 ? 0 : (w * w) / Math.abs(w2);
}
