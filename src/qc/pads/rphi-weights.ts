import { sectorCorners } from "./corners.ts";
import { areaOfPad, padsOfSector } from "./geometry.ts";
import { leastOf, mostOf, overlapArea } from "./overlap.ts";
import { padSums, type PadSums } from "./pad-sums.ts";
import { phiBins, phiBinsOfSector, rBins, rFrom, rphiCell, rphiCells, rTo } from "./rphi-grid.ts";

let known: PadSums | undefined;

/**
 * Shares of the pads of the first sector that lie in its bins, by the cells of a whole map. They hold for all sectors: 20 bins
 * of φ make a sector and no pad leaves it. Bins are straight-edged, their
 * corners rounded to 1 µm, those of pads to 10 nm, as in O2 `painter::convertCalDetToTH3`. Made at first use, then kept.
 */
export const rphiWeights = (): PadSums => (known ??= makeWeights());

const rounded = (value: number, decimals: number): number => Math.round(value * decimals) / decimals;

const rBinOf = (corners: Float64Array, at: number): number =>
  Math.floor(((Math.hypot(corners[at]!, corners[at + 1]!) - rFrom) * rBins) / (rTo - rFrom)) + 1;

const phiBinOf = (corners: Float64Array, at: number): number =>
  Math.floor((Math.atan2(corners[at + 1]!, corners[at]!) * phiBins) / (2 * Math.PI)) + 1;

/** A pad reaches into two bins of φ, and into five of r as the outer ones do. */
const most = 10 * padsOfSector;

function makeWeights(): PadSums {
  const corners = sectorCorners(0);
  const bins = binCorners();
  const pads = new Uint16Array(most);
  const at = new Uint32Array(most);
  const shares = new Float64Array(most);
  let count = 0;
  const own = corners.map((value) => rounded(value, 1e6));
  for (let pad = 0; pad < padsOfSector; pad++) {
    const corner = 8 * pad;
    const firstR = Math.max(rBinOf(corners, corner) - 1, 1);
    const lastR = Math.min(rBinOf(corners, corner + 4) + 1, rBins);
    const firstPhi = Math.min(phiBinOf(corners, corner), phiBinOf(corners, corner + 2));
    const lastPhi = Math.max(phiBinOf(corners, corner + 4), phiBinOf(corners, corner + 6));
    for (let r = firstR; r <= lastR; r++) {
      for (let phi = firstPhi; phi <= lastPhi; phi++) {
        const bin = cornersAt(phi, r);
        if (areApart(own, corner, bins, bin)) continue;
        const share = overlapArea(own, corner, bins, bin) / areaOfPad[pad]!;
        if (!(share > 0)) continue;
        pads[count] = pad;
        at[count] = rphiCell(phi, r);
        shares[count++] = share;
      }
    }
  }
  return padSums(pads, at, shares, count, rphiCells);
}

/** Whether one quadrilateral lies all above or below the other, or left or right of it; they may touch at no point. */
const areApart = (a: Float64Array, atA: number, b: Float64Array, atB: number): boolean =>
  mostOf(a, atA) < leastOf(b, atB) ||
  mostOf(b, atB) < leastOf(a, atA) ||
  mostOf(a, atA + 1) < leastOf(b, atB + 1) ||
  mostOf(b, atB + 1) < leastOf(a, atA + 1);

/** Where the corners of a bin of the first sector begin. */
const cornersAt = (phi: number, r: number): number => 8 * (phi + (phiBinsOfSector + 1) * r);

/** Corners of the bins of the first sector, 8 numbers each. */
function binCorners(): Float64Array {
  const corners = new Float64Array(cornersAt(0, rBins + 1));
  const add = (at: number, r: number, phi: number): void => {
    const radius = rFrom + (r * (rTo - rFrom)) / rBins;
    const angle = (phi * 2 * Math.PI) / phiBins;
    corners[at] = rounded(radius * Math.cos(angle), 1e4);
    corners[at + 1] = rounded(radius * Math.sin(angle), 1e4);
  };
  for (let r = 1; r <= rBins; r++) {
    for (let phi = 1; phi <= phiBinsOfSector; phi++) {
      const at = cornersAt(phi, r);
      add(at, r - 1, phi - 1);
      add(at + 2, r, phi - 1);
      add(at + 4, r, phi);
      add(at + 6, r - 1, phi);
    }
  }
  return corners;
}
