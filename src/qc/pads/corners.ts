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
  const corners = new Float64Array(8 * padsOfSector);
  let at = 0;
  const add = (x: number, y: number): void => {
    corners[at++] = x * cos - y * sin;
    corners[at++] = x * sin + y * cos;
  };
  for (const row of padRows) {
    const [inner, outer] = [innerEdge(row), outerEdge(row)];
    for (let pad = 0; pad < row.pads; pad++) {
      add(inner, borderAt(row, pad, inner));
      add(outer, borderAt(row, pad, outer));
      add(outer, borderAt(row, pad + 1, outer));
      add(inner, borderAt(row, pad + 1, inner));
    }
  }
  return corners;
}
