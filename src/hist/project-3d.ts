import type { Axis, Cells, Hist, Hist1D, Hist2D } from "./hist.ts";
import { insideBins } from "./range.ts";
import { sumsOfBins1D, sumsOfBins2D } from "./sums.ts";

/** A TH3: cell = binx + (nx + 2)·(biny + (ny + 2)·binz). It is not kept: only its projections are. */
export interface Hist3D extends Pick<Hist, "name" | "title" | "entries" | "option"> {
  readonly axes: readonly [x: Axis, y: Axis, z: Axis];
  readonly values: Cells;
  readonly variances: Float64Array | undefined;
  /** Stored sums Σw, Σw², Σwx, Σwx², Σwy, Σwy², Σwxy, Σwz, Σwz², Σwxz, Σwyz. */
  readonly sums: readonly number[];
}

type AxisNumber = 0 | 1 | 2;
const letters = ["x", "y", "z"] as const;
/** Across and up. ROOT names a map the other way round: "yx" is y against x. */
const planes = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const satisfies readonly (readonly [AxisNumber, AxisNumber])[];

/** Cells of all projections together: known before any is made. */
export function projectedCells(axes: Hist3D["axes"]): number {
  const [x, y, z] = axes.map((axis) => axis.n + 2) as [number, number, number];
  return x + y + z + x * y + x * z + y * z;
}

/**
 * Projections onto x, y and z, then the maps of y against x, z against x, z against y, each over all bins of the other
 * axes, flow included. Stored sums are kept where all contents lie within the axes (single precision: to a millionth),
 * else they are of the bins 1…n. The number of entries is that of the whole. Source: ROOT `TH3::Project3D`.
 */
export function projections(hist: Hist3D): readonly (Hist1D | Hist2D)[] {
  const [nx, ny, nz] = hist.axes.map((axis) => axis.n + 2) as [number, number, number];
  const values = project(hist.values, nx, ny, nz);
  const variances = hist.variances && project(hist.variances, nx, ny, nz);
  const total = values[0]!.reduce((sum, value) => sum + value, 0);
  const tolerance = hist.values instanceof Float32Array ? 1e-6 : 1e-12;
  const w = hist.sums[0]!;
  const stored = w !== 0 && Math.abs(w - total) < Math.abs(w) * tolerance ? hist.sums : undefined;
  const common = (name: string) => ({
    name: `${hist.name}_${name}`,
    title: hist.title,
    entries: hist.entries,
    option: hist.option,
    displayMinimum: undefined,
    displayMaximum: undefined,
  });
  const lines = letters.map((letter, i): Hist1D => {
    const bins = { x: hist.axes[i]!, values: values[i]!, variances: variances?.[i] };
    const sums = stored === undefined ? sumsOfBins1D(bins, insideBins(bins.x)) : sumsAlong(stored, i as AxisNumber);
    return { kind: "1d", className: "TH1D", ...common(letter), yTitle: "", ...bins, sums };
  });
  const maps = planes.map(([across, up], i): Hist2D => {
    const bins = {
      x: hist.axes[across],
      y: hist.axes[up],
      values: values[3 + i]!,
      variances: variances?.[3 + i],
    };
    const sums =
      stored === undefined
        ? sumsOfBins2D(bins, insideBins(bins.x), insideBins(bins.y))
        : sumsOver(stored, across, up, i as AxisNumber);
    return { kind: "2d", className: "TH2D", ...common(letters[up] + letters[across]), ...bins, sums };
  });
  return [...lines, ...maps];
}

/** One pass over all cells: sums along x, y, z, then over the planes. */
function project(cells: ArrayLike<number>, nx: number, ny: number, nz: number): readonly Float64Array[] {
  const [x, y, z] = [new Float64Array(nx), new Float64Array(ny), new Float64Array(nz)];
  const [yx, zx, zy] = [new Float64Array(nx * ny), new Float64Array(nx * nz), new Float64Array(ny * nz)];
  for (let k = 0, cell = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      let row = 0;
      for (let i = 0; i < nx; i++, cell++) {
        const value = cells[cell]!;
        row += value;
        x[i]! += value;
        yx[i + nx * j]! += value;
        zx[i + nx * k]! += value;
      }
      y[j]! += row;
      z[k]! += row;
      zy[j + ny * k]! += row;
    }
  }
  return [x, y, z, yx, zx, zy];
}

/** Places of Σwa, Σwa² of an axis among the stored sums, and of the products of two axes by plane. */
const first = [2, 4, 7] as const;
const products = [6, 9, 10] as const;

const sumsAlong = (sums: readonly number[], axis: AxisNumber): Hist1D["sums"] => [
  sums[0]!,
  sums[1]!,
  sums[first[axis]]!,
  sums[first[axis] + 1]!,
];

const sumsOver = (sums: readonly number[], across: AxisNumber, up: AxisNumber, plane: AxisNumber): Hist2D["sums"] => [
  ...sumsAlong(sums, across),
  sums[first[up]]!,
  sums[first[up] + 1]!,
  sums[products[plane]]!,
];
