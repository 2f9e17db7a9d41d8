import { turnOf, padRows, sectorsOfSide, type Point, type Side } from "./geometry.ts";

/** A pad as it is numbered on its side. */
export interface PadAddress {
  /** 0…35. */
  readonly sector: number;
  readonly row: number;
  readonly pad: number;
}

const sectorWidth = (2 * Math.PI) / sectorsOfSide;

/**
 * The pad under a point of a side, by its exact keystone; `undefined` between chambers, beyond the rows' ends, and off the
 * pad plane. A pad's lower borders belong to it, the upper ones to the next.
 */
export function findPad({ x, y }: Point, side: Side): PadAddress | undefined {
  const phi = Math.atan2(y, x);
  const slot = Math.floor((phi < 0 ? phi + 2 * Math.PI : phi) / sectorWidth) % sectorsOfSide;
  const sector = side === "A" ? slot : slot + sectorsOfSide;
  const [cos, sin] = turnOf(sector);
  const [along, across] = [x * cos + y * sin, y * cos - x * sin];
  const row = padRows.find((each) => along >= each.x - each.height / 2 && along < each.x + each.height / 2);
  if (row === undefined) return undefined;
  const upwards = Math.floor(row.pads / 2 + (across * row.x) / along / row.width);
  if (upwards < 0 || upwards >= row.pads) return undefined;
  return { sector, row: row.row, pad: side === "A" ? upwards : row.pads - 1 - upwards };
}
