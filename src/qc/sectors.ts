import { binCenter, type BinAxis } from "../hist/axis.ts";
import type { Hist1D, Hist2D } from "../hist/hist.ts";
import { median } from "../stats/median.ts";
import { quantileOfBins } from "../stats/quantile.ts";
import { rebinX } from "../hist/rebin.ts";
import { robustSliceFits } from "../stats/slice-fits.ts";
import type { Measurement } from "./measurement.ts";

/** Sectors of a side, 20° each, sector 0 from φ = 0. */
export const sectorsOfSide = 18;

/** Whether an axis is φ over the full circle; the upper end is 2π in double precision or what an older version wrote for it. */
export const isPhi = ({ lo, hi }: BinAxis): boolean => Math.abs(lo) < 1e-3 && Math.abs(hi - 2 * Math.PI) < 1e-2;

/** Sector of each bin 1…n, index 0 = bin 1, by its centre: with 360 bins 20 whole bins a sector. */
export const sectorsOf = (phi: BinAxis): readonly number[] =>
  Array.from({ length: phi.n }, (_, i) => {
    const share = (binCenter(phi, i + 1) - phi.lo) / (phi.hi - phi.lo);
    return Math.min(Math.floor(share * sectorsOfSide), sectorsOfSide - 1);
  });

/**
 * Contents of a φ histogram summed in the 18 sectors; flow bins are left out. `undefined` where the axis is not φ.
 * The median is over the sectors that have at least half of what the fullest has: all of them in a good run, and the
 * working ones where many are dead.
 */
export function sectorSums(hist: Hist1D): Extract<Measurement, { kind: "sector-sums" }> | undefined {
  if (!isPhi(hist.x)) return undefined;
  const sums = Array<number>(sectorsOfSide).fill(0);
  sectorsOf(hist.x).forEach((sector, i) => {
    sums[sector]! += hist.values[i + 1]!;
  });
  return { kind: "sector-sums", sums, median: median(sums.filter((sum) => 2 * sum >= Math.max(...sums))) ?? 0 };
}

/**
 * Median of y in the 18 sectors of a map over φ, of the summed columns of a sector, bins 1…n of y, by ROOT's rule of
 * quantiles; `undefined` for a sector without entries. The median over sectors is of those that have at least half of the
 * entries of the fullest: what is left in dead ones is no track like others. `undefined` where the axis is not φ.
 */
export function sectorMedians(hist: Hist2D): Extract<Measurement, { kind: "sector-medians" }> | undefined {
  if (!isPhi(hist.x)) return undefined;
  const columns = Array.from({ length: sectorsOfSide }, () => new Float64Array(hist.y.n));
  const sectors = sectorsOf(hist.x);
  for (let i = 0; i < sectors.length; i++) addColumn(columns[sectors[i]!]!, hist, i + 1);
  const medians = columns.map((column) => quantileOfBins(column, hist.y, 0.5));
  const entries = columns.map((column) => column.reduce((sum, content) => sum + content, 0));
  const most = Math.max(...entries);
  const full = medians.filter((each, i) => each !== undefined && 2 * entries[i]! >= most);
  return { kind: "sector-medians", medians, entries, median: median(full as readonly number[]) };
}

function addColumn(column: Float64Array, { x, values }: Hist2D, bin: number): void {
  for (let y = 1; y <= column.length; y++) column[y - 1]! += values[bin + (x.n + 2) * y]!;
}

const sectorsOfBoth = 2 * sectorsOfSide;

/** Name of one of the 36: "A05", "C17". */
export const sectorName = (sector: number): string =>
  `${sector < sectorsOfSide ? "A" : "C"}${String(sector % sectorsOfSide).padStart(2, "0")}`;

/**
 * Mean of the Gaussian core of y in each of the 36 sectors, all columns of a sector together. `undefined` where the axis
 * is not the sector from 0 to 36 in whole bins a sector (for some days in 2024 it went to 180).
 */
export function sectorGains(
  hist: Hist2D,
  { lo, hi, width }: { readonly lo: number; readonly hi: number; readonly width: number },
): Extract<Measurement, { kind: "sector-gains" }> | undefined {
  const { n, lo: first, hi: last, edges } = hist.x;
  if (edges !== undefined || first !== 0 || last !== sectorsOfBoth || n % sectorsOfBoth !== 0) return undefined;
  const { states, mean } = robustSliceFits(rebinX(hist, n / sectorsOfBoth), { range: [lo, hi], width });
  const means = states.map((state, i) =>
    state === "fitted" ? { value: mean.value[i]!, error: mean.error[i]! } : undefined,
  );
  return { kind: "sector-gains", means, median: median(means.flatMap((each) => each?.value ?? [])) };
}
