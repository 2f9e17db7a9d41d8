import { binCenter } from "../hist/axis.ts";
import type { Estimate, Hist2D } from "../hist/hist.ts";
import { insideBins } from "../hist/range.ts";
import { varianceOf } from "../hist/sums.ts";
import { median } from "../stats/median.ts";
import { axisMoments } from "../stats/moments.ts";
import type { Measurement } from "./measurement.ts";
import { isPhi, sectorsOf, sectorsOfSide } from "./sectors.ts";

/** Σw, Σw², Σwy, Σwy² of a column, y bins 1…n. */
type Sums = [number, number, number, number];

/** With fewer bins a sector the wave of a sector's length is flattened by more than a percent. */
const fewestBins = 12 * sectorsOfSide;

/**
 * Mean of y in the 18 sectors of a map over φ, and the wave that repeats with every sector. The mean of a sector has the
 * error σ/√nEff of its own columns; sectors that have less than half of the entries of the fullest take no part in the
 * median. `undefined` where the axis is not φ.
 */
export function phiMeans(hist: Hist2D): Extract<Measurement, { kind: "phi-means" }> | undefined {
  if (!isPhi(hist.x)) return undefined;
  const columns = columnsOf(hist);
  const sectors = Array.from({ length: sectorsOfSide }, (): Sums => [0, 0, 0, 0]);
  sectorsOf(hist.x).forEach((sector, i) => add(sectors[sector]!, columns[i]!));
  const means = sectors.map((sums) => axisMoments(...sums).mean);
  const entries = sectors.map(([w, w2]) => (w2 > 0 ? (w * w) / w2 : 0));
  const most = Math.max(...entries);
  const full = means.filter((_, sector) => 2 * entries[sector]! >= most);
  const wave = hist.x.n < fewestBins ? undefined : waveOf(hist, columns);
  return { kind: "phi-means", means, entries, median: median(full.flatMap((mean) => mean?.value ?? [])), wave };
}

function columnsOf(hist: Hist2D): readonly Sums[] {
  const columns = Array.from({ length: hist.x.n }, (): Sums => [0, 0, 0, 0]);
  const [first, last] = insideBins(hist.y);
  for (let binY = first; binY <= last; binY++) addRow(hist, binY, columns);
  return columns;
}

function addRow(hist: Hist2D, binY: number, columns: readonly Sums[]): void {
  const y = binCenter(hist.y, binY);
  const row = 1 + (hist.x.n + 2) * binY;
  for (let i = 0; i < columns.length; i++) {
    const w = hist.values[row + i]!;
    if (w === 0) continue;
    const sums = columns[i]!;
    sums[0] += w;
    sums[1] += varianceOf(hist, row + i);
    sums[2] += w * y;
    sums[3] += w * y * y;
  }
}

function add(to: Sums, sums: Sums): void {
  for (let i = 0; i < to.length; i++) to[i]! += sums[i]!;
}

/**
 * Amplitude of a wave of one period a sector in the means of y: y = c + a·sin 18φ + b·cos 18φ by least squares over all
 * columns, each with the weight of its entries; c is a number of its own in every sector, so that a sector that is off makes
 * no wave. Error: along the wave found, from the spread of y about it, σ/√nEff for a column.
 */
function waveOf(hist: Hist2D, columns: readonly Sums[]): Estimate | undefined {
  const sectors = sectorsOf(hist.x);
  const waves = columns.map((_, i) => {
    const at = 2 * Math.PI * ((sectorsOfSide * (binCenter(hist.x, i + 1) - hist.x.lo)) / (hist.x.hi - hist.x.lo));
    return [Math.sin(at), Math.cos(at)] as const;
  });
  // Sums of a sector: weight, weighted sine, cosine and y.
  const inSector = Array.from({ length: sectorsOfSide }, () => [0, 0, 0, 0] as Sums);
  columns.forEach(([w, , wy], i) => {
    const [sine, cosine] = waves[i]!;
    add(inSector[sectors[i]!]!, [w, w * sine, w * cosine, wy]);
  });
  let [ss, cc, sc, sy, cy, yy, weight, weight2] = [0, 0, 0, 0, 0, 0, 0, 0];
  columns.forEach(([w, w2, wy, wyy], i) => {
    const [all, sines, cosines, ys] = inSector[sectors[i]!]!;
    if (!(w > 0) || !(all > 0)) return;
    const [sine, cosine, y] = [waves[i]![0] - sines / all, waves[i]![1] - cosines / all, ys / all];
    ss += w * sine * sine;
    cc += w * cosine * cosine;
    sc += w * sine * cosine;
    sy += sine * (wy - w * y);
    cy += cosine * (wy - w * y);
    yy += wyy - 2 * y * wy + w * y * y;
    weight += w;
    weight2 += w2;
  });
  const determinant = ss * cc - sc * sc;
  if (!(determinant > 0)) return undefined;
  const [a, b] = [(sy * cc - cy * sc) / determinant, (cy * ss - sy * sc) / determinant];
  const value = Math.hypot(a, b);
  // Of the spread about the wave; a weight of a column counts as Σw/Σw² entries.
  const variance = Math.max(0, yy - a * sy - b * cy) / weight;
  const along = value > 0 ? (a * a * cc - 2 * a * b * sc + b * b * ss) / (value * value) : Math.max(ss, cc);
  return { value, error: Math.sqrt((variance * (weight2 / weight) * along) / determinant) };
}
