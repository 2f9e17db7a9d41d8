import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besidePoint, farFromPoint, roomBeside } from "./beside-point.ts";

const figure = { width: 500, height: 156, reach: 0 };

describe("a box beside what is pointed at", () => {
  it("stands right of it, flips to the left at the edge, and below or above where it is too wide for both", () => {
    const box = { width: 200, height: 60 };
    expect(besidePoint({ x: 100, y: 80 }, box, figure)).toEqual({ left: 114, top: 66 });
    expect(besidePoint({ x: 400, y: 80 }, box, figure)).toEqual({ left: 186, top: 66 });
    const wide = { width: 400, height: 60 };
    expect(besidePoint({ x: 250, y: 20 }, wide, figure)).toEqual({ left: 50, top: 34 });
    expect(besidePoint({ x: 250, y: 140 }, wide, figure)).toEqual({ left: 50, top: 66 });
    expect(besidePoint({ x: 250, y: 78 }, { width: 400, height: 100 }, figure)).toBeUndefined();
    const reaching = { ...figure, reach: 28 };
    expect(besidePoint({ x: 250, y: 60 }, { width: 400, height: 100 }, reaching)).toEqual({ left: 50, top: 74 });
    expect(besidePoint({ x: 250, y: 90 }, { width: 400, height: 100 }, reaching)).toEqual({ left: 50, top: -24 });
    expect(roomBeside(250, 500)).toBe(236);
    expect(farFromPoint({ x: 300, y: 60 }, { width: 400, height: 100 }, figure)).toEqual({ left: 0, top: 56 });
  });

  it("never covers the point and stays inside the figure, wherever it has a place", () => {
    const cases = fc.record({
      x: fc.double({ min: 0, max: 500, noNaN: true }),
      y: fc.double({ min: 0, max: 156, noNaN: true }),
      width: fc.integer({ min: 1, max: 600 }),
      height: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(cases, ({ x, y, width, height }) => {
        const place = besidePoint({ x, y }, { width, height }, figure);
        if (place === undefined) return;
        const { left, top } = place;
        expect(left >= 0 && top >= 0 && left + width <= 500 && top + height <= 156).toBe(true);
        expect(x > left && x < left + width && y > top && y < top + height).toBe(false);
      }),
    );
  });
});
