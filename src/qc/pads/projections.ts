import type { Axis, Hist2D } from "../../hist/hist.ts";
import { projectionX, projectionY } from "../../hist/project.ts";
import { deviationToSigma } from "../../stats/median.ts";
import { selectMedian } from "../../stats/select.ts";
import type { Rule } from "../quality.ts";
import { areaOfPad, padRows, padsOfSector, sectorsOfSide } from "./geometry.ts";
import { padSums, sumsOfTwo, weightsOfTwo, type PadSums } from "./pad-sums.ts";
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
 * Error: √Σ(w·σ)²/Σw, σ the spread of the pads with clusters in the same row (1.4826 MAD), which dead and hot ones do not
 * widen. A track leaves a cluster in every row of one φ: in numbers of clusters against φ all rows tell no more than one of
 * them does, and the error is √152 times as large.
 */
function areaProjections(pads: PadValues): Sides<PadProjections> {
  const values = bySector(pads.values);
  const zeros = isCount(pads.quantity);
  const own = bothSides((side) =>
    Array.from({ length: sectorsOfSide }, (_, slot) =>
      valuesOfSector(values, slot + (side === "A" ? 0 : sectorsOfSide)),
    ),
  );
  const variances = bothSides((side) => variancesOfPads(own[side]));
  const areas = areaWeights();
  const phi = sumsIn(phiBins, areas.phi, own, variances, zeros, phiBinsOfSector);
  const r = sumsIn(rBins, areas.r, own, variances, zeros, 0);
  return bothSides((side) => {
    const { mean, stdDev } = meanOf(own[side], zeros);
    return {
      phi: relative(phi[side], phiAxis(), mean, zeros ? padRows.length : 1),
      r: relative(r[side], rAxis(), mean, 1),
      width: mean > 0 ? stdDev / mean : undefined,
    };
  });
}

function relative({ w, wv, w2s2 }: Sums, x: Axis, mean: number, rowsOfTrack: number): PadProjection {
  const scale = Math.sqrt(rowsOfTrack) / mean;
  return {
    x,
    values: wv.map((sum, bin) => (w[bin]! > 0 && mean > 0 ? sum / w[bin]! / mean : NaN)),
    errors: w2s2.map((sum, bin) => (w[bin]! > 0 && mean > 0 ? (scale * Math.sqrt(sum)) / w[bin]! : NaN)),
  };
}

/** Mean and standard deviation of all pads of a side by their areas. */
function meanOf(sectors: readonly Float32Array[], zeros: boolean) {
  let [w, wv, wv2] = [0, 0, 0];
  for (const sector of sectors) {
    for (let pad = 0; pad < padsOfSector; pad++) {
      const value = sector[pad]!;
      if (!zeros && value === 0) continue;
      const area = areaOfPad[pad]!;
      w += area;
      wv += area * value;
      wv2 += area * value * value;
    }
  }
  const mean = w > 0 ? wv / w : NaN;
  return { mean, stdDev: Math.sqrt(Math.max(0, wv2 / w - mean * mean)) };
}

/** Of every pad of a sector that of its row, over the pads of all sectors that are not empty; 0 where all are. */
function variancesOfPads(sectors: readonly Float32Array[]): Float64Array {
  const values = new Float32Array(sectorsOfSide * Math.max(...padRows.map(({ pads }) => pads)));
  const variances = new Float64Array(padsOfSector);
  for (const { offset, pads } of padRows) {
    let count = 0;
    for (const sector of sectors) {
      for (let pad = offset; pad < offset + pads; pad++) if (sector[pad] !== 0) values[count++] = sector[pad]!;
    }
    const centre = selectMedian(values, count) ?? 0;
    for (let i = 0; i < count; i++) values[i] = Math.abs(values[i]! - centre);
    const spread = deviationToSigma * (selectMedian(values, count) ?? 0);
    variances.fill(spread * spread, offset, offset + pads);
  }
  return variances;
}

/** Of each bin. */
interface Sums {
  readonly w: Float64Array;
  readonly wv: Float64Array;
  /** Σ(w·σ)² */
  readonly w2s2: Float64Array;
}

/** @param apart how many bins further the next sector begins. */
function sumsIn(
  bins: number,
  areas: PadSums,
  own: Sides<readonly Float32Array[]>,
  variances: Sides<Float64Array>,
  zeros: boolean,
  apart: number,
): Sides<Sums> {
  const sums = bothSides((): Sums => ({
    w: new Float64Array(bins),
    wv: new Float64Array(bins),
    w2s2: new Float64Array(bins),
  }));
  const ofAll = bothSides((side) => spreadSums(areas, variances[side], undefined));
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    const [A, C] = [own.A[slot]!, own.C[slot]!];
    const ofValues = sumsOfTwo(areas, A, C);
    const ofWeights = zeros ? [areas.total, areas.total] : weightsOfTwo(areas, A, C);
    (["A", "C"] as const).forEach((side, i) => {
      const values = side === "A" ? A : C;
      const ofSpreads = zeros || !values.includes(0) ? ofAll[side] : spreadSums(areas, variances[side], values);
      const { w, wv, w2s2 } = sums[side];
      areas.cell.forEach((cell, at) => {
        const bin = apart * slot + cell;
        w[bin]! += ofWeights[i]![at]!;
        wv[bin]! += ofValues[i]![at]!;
        w2s2[bin]! += ofSpreads[at]!;
      });
    });
  }
  return sums;
}

/** Σ(w·σ)² of each cell, over all pads or over those that have a value. */
function spreadSums(
  { from, pad, weight }: PadSums,
  variances: Float64Array,
  values: Float32Array | undefined,
): Float64Array {
  const sums = new Float64Array(from.length - 1);
  for (let at = 0; at < sums.length; at++) {
    let sum = 0;
    for (let i = from[at]!; i < from[at + 1]!; i++) {
      const p = pad[i]!;
      if (values === undefined || values[p] !== 0) sum += weight[i]! * weight[i]! * variances[p]!;
    }
    sums[at] = sum;
  }
  return sums;
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
