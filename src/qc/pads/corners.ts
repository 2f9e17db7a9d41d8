import { turnOf, padRows, padsOfSector, type PadRow } from "./geometry.ts";

/** y at x of the border between pads k − 1 and k of a row, in its sector's frame, A orientation: a ray from the beam. */
export const borderAt = ({ x, pads, width }: PadRow, k: number, at: number): number =>
  (width * (k - pads / 2) * at) / x;

export const innerEdge = ({ x, height }: PadRow): number => x - height / 2;
export const outerEdge = ({ x, height }: PadRow): number => x + height / 2;

/**
 * Corners of a pad in its sector's frame, A orientation: x and y of four, counter-clockwise from the inner one at smaller φ.
 * The sides lie on rays from the beam, the ends are perpendicular to the middle of the sector.
 */
export function padCorners(row: PadRow, pad: number): readonly number[] {
  const [inner, outer] = [innerEdge(row), outerEdge(row)];
  return [
    inner,
    borderAt(row, pad, inner),
    outer,
    borderAt(row, pad, outer),
    outer,
    borderAt(row, pad + 1, outer),
    inner,
    borderAt(row, pad + 1, inner),
  ];
}

/** The same of all pads of a sector in the global frame: 8 numbers a pad. */
export function sectorCorners(sector: number): Float64Array {
  const [cos, sin] = turnOf(sector);
  const own = (known ??= ownCorners());
  const corners = new Float64Array(own.length);
  for (let i = 0; i < own.length; i += 2) {
    const x = own[i]!;
    const y = own[i + 1]!;
    corners[i] = x * cos - y * sin;
    corners[i + 1] = x * sin + y * cos;
  }
  return corners;
}

let known: Float64Array | undefined;

/** In the frame of the sector itself; made at first use, then kept. */
function ownCorners(): Float64Array {
  const corners = new Float64Array(8 * padsOfSector);
  for (const row of padRows) setCorners(row, corners);
  return corners;
}

function setCorners(row: PadRow, into: Float64Array): void {
  for (let pad = 0; pad < row.pads; pad++) into.set(padCorners(row, pad), 8 * (row.offset + pad));
}
