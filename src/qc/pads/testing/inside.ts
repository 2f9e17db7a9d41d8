import { padCentre, padRows } from "../geometry.ts";
import { outlineOf } from "../outline.ts";

type Rings = ReturnType<typeof outlineOf>;

/** Whether a point lies within rings: on the way to infinity it crosses them an odd number of times. */
export function isInside(rings: Rings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}

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
