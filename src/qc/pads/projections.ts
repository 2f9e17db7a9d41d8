import type { Axis, Hist2D } from "../../hist/hist.ts";
import { projectionX, projectionY } from "../../hist/project.ts";
import type { Rule } from "../quality.ts";
import { areaOfPad, padRows, padsOfSector, rowOfPad, sectorsOfSide } from "./geometry.ts";
import { padSums, type PadSums } from "./pad-sums.ts";
import { isCount } from "./quantity.ts";
import { phiAxis, phiBins, phiBinsOfSector, rAxis, rBins } from "./rphi-grid.ts";
import { rphiWeights } from "./rphi-weights.ts";
import { rphiMaps } from "./rphi.ts";
import { bothSides, type Sides } from "./sides.ts";
import { bySector, valuesOfSector, type PadValues } from "./values.ts";

/** Values per pad against φ or r, one entry a bin, index 0 = bin 1; NaN where there is no value. */
export interface PadProjection {
  readonly x: Axis;
  /** "robust": relative to the mean of the side. "parity": shares of the map's entries. */
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

export interface PadProjections {
  readonly phi: PadProjection;
  readonly r: PadProjection;
  /** Standard deviation over the pads of the side, relative to their mean; `undefined` by today's rule. */
  readonly width: number | undefined;
}

/** By today's rule or ours; see `areaProjections` and `mapProjections`. */
export const padProjections = (pads: PadValues, rule: Rule): Sides<PadProjections> =>
  rule === "parity" ? mapProjections(rphiMaps(pads, "parity")) : areaProjections(pads);

/**
 * "parity": the map in φ and r summed over r or φ, flow included, and divided by its entries; errors are roots of the sums.
 * Bins without pads count as 0, as in the map. Source: seed, A4.2.
 */
export const mapProjections = (maps: Sides<Hist2D>): Sides<PadProjections> =>
  bothSides((side) => {
    const map = maps[side];
    const shares = ({ x, values }: ReturnType<typeof projectionX>): PadProjection => {
      const of = (value: (bin: number) => number): Float64Array =>
        Float64Array.from({ length: x.n }, (_, i) => (map.entries > 0 ? value(values[i + 1]!) / map.entries : NaN));
      return { x, values: of((sum) => sum), errors: of((sum) => Math.sqrt(Math.abs(sum))) };
    };
    return { phi: shares(projectionX(map)), r: shares(projectionY(map)), width: undefined };
  });

/**
 * "robust": mean over the pads in a bin of φ or r, each weighted by its area in the bin, over the mean of the whole side. Pads
 * without clusters count as 0 in numbers of clusters, and are no values in means.
 *
 * Error: from the scatter of the pads about the mean of their row, √Σ(w·δ)²/Σw. A track leaves a cluster in every row of
 * one φ: in numbers of clusters against φ rows tell no more than one of them does, and the error is √152 times as large.
 */
function areaProjections(pads: PadValues): Sides<PadProjections> {
  const values = bySector(pads.values);
  const zeros = isCount(pads.quantity);
  const weights = areaWeights();
  return bothSides((side) => {
    const first = side === "A" ? 0 : sectorsOfSide;
    const own = Array.from({ length: sectorsOfSide }, (_, slot) => valuesOfSector(values, first + slot));
    const { rows, mean, stdDev } = meansOf(own, zeros);
    const project = (sums: PadSums, x: Axis, binsOfSector: number, rowsOfTrack: number): PadProjection => {
      const into = { w: new Float64Array(x.n), wv: new Float64Array(x.n), w2d2: new Float64Array(x.n) };
      own.forEach((sector, slot) => addSector(into, sums, sector, rows, zeros, binsOfSector * slot));
      const scale = Math.sqrt(rowsOfTrack) / mean;
      return {
        x,
        values: into.wv.map((sum, bin) => (into.w[bin]! > 0 && mean > 0 ? sum / into.w[bin]! / mean : NaN)),
        errors: into.w2d2.map((sum, bin) =>
          into.w[bin]! > 0 && mean > 0 ? (scale * Math.sqrt(sum)) / into.w[bin]! : NaN,
        ),
      };
    };
    return {
      phi: project(weights.phi, phiAxis(), phiBinsOfSector, zeros ? padRows.length : 1),
      r: project(weights.r, rAxis(), 0, 1),
      width: mean > 0 ? stdDev / mean : undefined,
    };
  });
}

/** Means of every row over the sectors of a side, and mean and standard deviation of all pads by their areas. */
function meansOf(sectors: readonly Float32Array[], zeros: boolean) {
  const [counts, rows] = [new Float64Array(padRows.length), new Float64Array(padRows.length)];
  let [w, wv, wv2] = [0, 0, 0];
  for (const sector of sectors) {
    for (let pad = 0; pad < padsOfSector; pad++) {
      const value = sector[pad]!;
      if (!zeros && value === 0) continue;
      const [row, area] = [rowOfPad[pad]!, areaOfPad[pad]!];
      counts[row]! += 1;
      rows[row]! += value;
      w += area;
      wv += area * value;
      wv2 += area * value * value;
    }
  }
  for (let row = 0; row < rows.length; row++) if (counts[row]! > 0) rows[row]! /= counts[row]!;
  const mean = w > 0 ? wv / w : NaN;
  return { rows, mean, stdDev: Math.sqrt(Math.max(0, wv2 / w - mean * mean)) };
}

interface Sums {
  readonly w: Float64Array;
  readonly wv: Float64Array;
  /** Σ(w·δ)², δ from the mean of the row. */
  readonly w2d2: Float64Array;
}

/** @param from bin (from 0) at which the bins of the sector begin. */
function addSector(
  { w, wv, w2d2 }: Sums,
  sums: PadSums,
  values: Float32Array,
  rows: Float64Array,
  zeros: boolean,
  from: number,
): void {
  for (let at = 0; at < sums.cell.length; at++) {
    const bin = from + sums.cell[at]!;
    for (let i = sums.from[at]!; i < sums.from[at + 1]!; i++) {
      const pad = sums.pad[i]!;
      const value = values[pad]!;
      if (!zeros && value === 0) continue;
      const weight = sums.weight[i]!;
      w[bin]! += weight;
      wv[bin]! += weight * value;
      w2d2[bin]! += (weight * (value - rows[rowOfPad[pad]!]!)) ** 2;
    }
  }
}

let known: { readonly phi: PadSums; readonly r: PadSums } | undefined;

/** Areas (cm²) of the pads of the first sector in its 20 bins of φ and in the bins of r, from 0. Made at first use, then kept. */
const areaWeights = () =>
  (known ??= {
    phi: joined((cell) => (cell % (phiBins + 2)) - 1, phiBinsOfSector),
    r: joined((cell) => Math.floor(cell / (phiBins + 2)) - 1, rBins),
  });

function joined(binOf: (cell: number) => number, bins: number): PadSums {
  const { cell, from, pad, weight } = rphiWeights();
  const areas = Array.from({ length: bins }, () => new Map<number, number>());
  for (let at = 0; at < cell.length; at++) {
    const own = areas[binOf(cell[at]!)]!;
    for (let i = from[at]!; i < from[at + 1]!; i++) {
      own.set(pad[i]!, (own.get(pad[i]!) ?? 0) + weight[i]! * areaOfPad[pad[i]!]!);
    }
  }
  const length = areas.reduce((sum, each) => sum + each.size, 0);
  const [pads, cells, weights] = [new Uint16Array(length), new Uint32Array(length), new Float64Array(length)];
  let count = 0;
  for (const [bin, own] of areas.entries()) {
    for (const [each, area] of own) {
      [pads[count], cells[count], weights[count]] = [each, bin, area];
      count += 1;
    }
  }
  return padSums(pads, cells, weights, count, bins);
}
