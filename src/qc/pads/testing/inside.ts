import { padCentre, padRows } from "../geometry.ts";
import { isInside } from "../inside.ts";
import type { outlineOf } from "../outline.ts";

type Rings = ReturnType<typeof outlineOf>;

/** Pads of a sector, as numbered on its side, whose centres lie within an outline: [row, pads], rows without any left out. */
export function padsWithin(rings: Rings, sector: number): readonly (readonly [row: number, pads: readonly number[]])[] {
  return padRows.flatMap(({ row, pads }) => {
    const own = Array.from({ length: pads }, (_, pad) => pad).filter((pad) => {
      const { x, y } = padCentre(sector, row, pad);
      return isInside(rings, x, y);
    });
    return own.length === 0 ? [] : [[row, own] as const];
  });
}
