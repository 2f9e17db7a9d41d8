import { borderAt, innerEdge, outerEdge, padCorners } from "../../qc/pads/corners.ts";
import { padRows, sectorsOfSide, sideOfSector, turnOf, type PadRow } from "../../qc/pads/geometry.ts";
import { boxOf, type Box } from "./shown-regions.ts";

/** Borders of chambers along the middle of a sector, cm. Source: O2 `painter`, as it outlines them. */
const borders = [83.65, 133.3, 133.5, 169.75, 207.85, 247.7] as const;
const beyond = Math.cos(Math.PI / 18);
const edgeAngle = (slot: number): number => (slot * Math.PI) / 9;

/** Outlines of the sectors and chambers of a side, in the global frame: paths of x, y pairs in cm. */
export const sideOutlines: readonly (readonly number[])[] = [
  ...borders.map((radius) =>
    Array.from({ length: sectorsOfSide + 1 }, (_, slot) => pointAt(radius / beyond, edgeAngle(slot))).flat(),
  ),
  ...Array.from({ length: sectorsOfSide }, (_, slot) => [
    ...pointAt(borders[0] / beyond, edgeAngle(slot)),
    ...pointAt(borders.at(-1)! / beyond, edgeAngle(slot)),
  ]),
];

function pointAt(radius: number, angle: number): readonly [number, number] {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** Where the number of a sector stands: inside its innermost chamber, and in front of it. */
export const numberAt = (slot: number): readonly [number, number] => pointAt(0.83 * borders[0], edgeAngle(slot + 0.5));

/** Corners in the global frame: x and y of each. */
function turned(corners: readonly number[], sector: number): readonly number[] {
  const [cos, sin] = turnOf(sector);
  return corners.map((each, i) =>
    i % 2 === 0 ? each * cos - corners[i + 1]! * sin : corners[i - 1]! * sin + each * cos,
  );
}

/** Of a pad as it is numbered on its side. */
export function cornersOfPad(sector: number, row: number, pad: number): readonly number[] {
  const shape = padRows[row]!;
  return turned(padCorners(shape, sideOfSector(sector) === "A" ? pad : shape.pads - 1 - pad), sector);
}

/** Of a row from end to end. */
function cornersOfRow(row: PadRow): readonly number[] {
  const [inner, outer] = [innerEdge(row), outerEdge(row)];
  const corner = (k: number, at: number): readonly [number, number] => [at, borderAt(row, k, at)];
  return [...corner(0, inner), ...corner(row.pads, inner), ...corner(row.pads, outer), ...corner(0, outer)];
}

const boxes: readonly Box[] = Array.from({ length: sectorsOfSide }, (_, slot) =>
  boxOf([padRows.flatMap((row) => turned(cornersOfRow(row), slot))]),
);

export const sectorBox = (slot: number): Box => boxes[slot]!;

/** Borders of all pads that reach into a window, each line once: paths of x, y pairs in cm, NaN between two of one row. */
export function padBorders([x, y]: Box): readonly (readonly number[])[] {
  const paths: (readonly number[])[] = [];
  for (let slot = 0; slot < sectorsOfSide; slot++) {
    if (!meets(sectorBox(slot), [x, y])) continue;
    for (const row of padRows) {
      const corners = cornersOfRow(row);
      if (!meets(boxOf([turned(corners, slot)]), [x, y])) continue;
      const path = [...corners, corners[0]!, corners[1]!];
      const [inner, outer] = [innerEdge(row), outerEdge(row)];
      for (let k = 1; k < row.pads; k++)
        path.push(NaN, NaN, inner, borderAt(row, k, inner), outer, borderAt(row, k, outer));
      paths.push(turned(path, slot));
    }
  }
  return paths;
}

const meets = ([ax, ay]: Box, [bx, by]: Box): boolean =>
  ax[0] < bx[1] && bx[0] < ax[1] && ay[0] < by[1] && by[0] < ay[1];
