import { sectorCorners } from "./corners.ts";
import { areaOfPad, padsOfSector } from "./geometry.ts";
import { overlapArea } from "./overlap.ts";
import { phiBins, phiBinsOfSector, rBins, rFrom, rTo } from "./rphi-grid.ts";

/** What pads of the first sector share with bins: pad in A orientation, bin by `sumAt`, share of the pad's area. */
export interface RphiWeights {
  readonly pad: Uint16Array;
  readonly bin: Uint16Array;
  readonly share: Float64Array;
  /** Sum of shares of each bin. */
  readonly sums: Float64Array;
}

/** Bins of one sector, φ 1…20, r 1…350. */
export const sumAt = (phi: number, r: number): number => phi + (phiBinsOfSector + 1) * r;

let known: RphiWeights | undefined;

/**
 * Overlaps of one sector, which hold for all: 20 bins of φ make a sector and no pad leaves it. Bins are straight-edged, their
 * corners rounded to 1 µm, those of pads to 10 nm, as in O2 `painter::convertCalDetToTH3`. Made at first use, then kept.
 */
export const rphiWeights = (): RphiWeights => (known ??= makeWeights());

const rounded = (value: number, decimals: number): number => Math.round(value * decimals) / decimals;

const rBinOf = (x: number, y: number): number => Math.floor(((Math.hypot(x, y) - rFrom) * rBins) / (rTo - rFrom)) + 1;

const phiBinOf = (x: number, y: number): number => Math.floor((Math.atan2(y, x) * phiBins) / (2 * Math.PI)) + 1;

/** A pad reaches into two bins of φ, and into five of r as the outer ones do. */
const most = 10 * padsOfSector;

function makeWeights(): RphiWeights {
  const corners = sectorCorners(0);
  const bins = binCorners();
  const pads = new Uint16Array(most);
  const at = new Uint16Array(most);
  const shares = new Float64Array(most);
  let count = 0;
  const sums = new Float64Array(sumAt(0, rBins + 2));
  const own = new Float64Array(8);
  for (let pad = 0; pad < padsOfSector; pad++) {
    const [x0, y0, x1, y1, x2, y2, x3, y3] = corners.subarray(8 * pad, 8 * pad + 8) as unknown as EightNumbers;
    for (let i = 0; i < 8; i++) own[i] = rounded(corners[8 * pad + i]!, 1e6);
    const firstR = Math.max(rBinOf(x0, y0) - 1, 1);
    const lastR = Math.min(rBinOf(x2, y2) + 1, rBins);
    const firstPhi = Math.min(phiBinOf(x0, y0), phiBinOf(x1, y1));
    const lastPhi = Math.max(phiBinOf(x2, y2), phiBinOf(x3, y3));
    for (let r = firstR; r <= lastR; r++) {
      for (let phi = firstPhi; phi <= lastPhi; phi++) {
        const bin = sumAt(phi, r);
        const window = bins.subarray(8 * bin, 8 * bin + 8);
        if (areApart(own, window)) continue;
        const share = overlapArea(own, window) / areaOfPad[pad]!;
        if (!(share > 0)) continue;
        pads[count] = pad;
        at[count] = bin;
        shares[count++] = share;
        sums[bin]! += share;
      }
    }
  }
  return { pad: pads.slice(0, count), bin: at.slice(0, count), share: shares.slice(0, count), sums };
}

/** Whether all of a lies above or below b, or left or right of it; both quadrilaterals. */
function areApart(a: Float64Array, b: Float64Array): boolean {
  for (const axis of [0, 1] as const) {
    const leastA = Math.min(a[axis]!, a[axis + 2]!, a[axis + 4]!, a[axis + 6]!);
    const mostA = Math.max(a[axis]!, a[axis + 2]!, a[axis + 4]!, a[axis + 6]!);
    const leastB = Math.min(b[axis]!, b[axis + 2]!, b[axis + 4]!, b[axis + 6]!);
    const mostB = Math.max(b[axis]!, b[axis + 2]!, b[axis + 4]!, b[axis + 6]!);
    if (mostA <= leastB || mostB <= leastA) return true;
  }
  return false;
}

type EightNumbers = readonly [number, number, number, number, number, number, number, number];

/** Corners of the bins of the first sector, 8 numbers each by `sumAt`. */
function binCorners(): Float64Array {
  const corners = new Float64Array(8 * sumAt(0, rBins + 2));
  for (let r = 1; r <= rBins; r++) {
    const [inner, outer] = [r - 1, r].map((edge) => rFrom + (edge * (rTo - rFrom)) / rBins);
    for (let phi = 1; phi <= phiBinsOfSector; phi++) {
      const [from, to] = [phi - 1, phi].map((edge) => (edge * 2 * Math.PI) / phiBins);
      const points = [
        [inner, from],
        [outer, from],
        [outer, to],
        [inner, to],
      ] as [number, number][];
      const at = 8 * sumAt(phi, r);
      points.forEach(([radius, angle], i) => {
        corners[at + 2 * i] = rounded(radius * Math.cos(angle), 1e4);
        corners[at + 2 * i + 1] = rounded(radius * Math.sin(angle), 1e4);
      });
    }
  }
  return corners;
}
