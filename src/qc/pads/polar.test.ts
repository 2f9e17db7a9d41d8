import { describe, expect, it } from "vitest";
import { padRows } from "./geometry.ts";
import { isInside } from "./inside.ts";
import { outlineOf } from "./outline.ts";
import { polarRing } from "./polar.ts";

/** All pads of the first two rows of a sector. */
const rows = Array.from({ length: padRows[0]!.pads + padRows[1]!.pads }, (_, pad) => pad);

describe("borders in φ and r", () => {
  it("are those in x and y, closed, without long steps", () => {
    const ring = [10, 10, 100, 10, 100, 90, 10, 90];
    const { phi, r } = polarRing(ring);
    expect([phi.at(-1), r.at(-1)]).toEqual([phi[0], r[0]]);
    const points = Array.from(phi, (each, i) => [r[i]! * Math.cos(each), r[i]! * Math.sin(each)] as const);
    for (let i = 1; i < points.length; i++) {
      const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
      expect(Math.hypot(ax - bx, ay - by)).toBeLessThan(2.01);
    }
    for (let corner = 0; corner < ring.length; corner += 2)
      expect(points.some(([x, y]) => Math.hypot(x - ring[corner]!, y - ring[corner + 1]!) < 1e-9)).toBe(true);
  });

  it("are broken where they pass φ = 0, and nowhere else", () => {
    const across = polarRing([100, -20, 120, -20, 120, 20, 100, 20]);
    expect(across.phi.filter(Number.isNaN)).toHaveLength(2);
    expect(Math.max(...across.phi.filter((each) => !Number.isNaN(each)))).toBeLessThan(2 * Math.PI);
    for (const sector of [0, 8, 17, 35])
      for (const ring of outlineOf(rows, sector)) expect(polarRing(ring).phi.some(Number.isNaN)).toBe(false);
  });
});

describe("a point", () => {
  const ring = [0, 0, 4, 0, 4, 4, 0, 4];
  const hole = [1, 1, 1, 3, 3, 3, 3, 1];

  it("lies inside a ring, and outside of a hole in it", () => {
    expect(isInside([ring, hole], 0.5, 2)).toBe(true);
    expect(isInside([ring, hole], 2, 2)).toBe(false);
    expect(isInside([ring, hole], 5, 2)).toBe(false);
    expect(isInside([], 0, 0)).toBe(false);
  });
});
