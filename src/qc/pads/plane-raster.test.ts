import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPad } from "./find-pad.ts";
import { allPads, padCentre, padIndex, padRows, sectors, sideOfSector, type Side } from "./geometry.ts";
import { lookUpPlane, planeValues, type PlaneWindow } from "./plane-raster.ts";

/** Every pad has a value of its own. */
const numbered = Float32Array.from({ length: allPads }, (_, index) => index + 1);
const whole: PlaneWindow = { x: [-255, 255], y: [-255, 255], pixels: 300 };

const windows: fc.Arbitrary<PlaneWindow> = fc
  .record({
    x: fc.double({ min: -250, max: 250, noNaN: true }),
    y: fc.double({ min: -250, max: 250, noNaN: true }),
    half: fc.double({ min: 0.5, max: 4, noNaN: true }),
    pixels: fc.integer({ min: 30, max: 60 }),
  })
  .map(({ x, y, half, pixels }) => ({ x: [x - half, x + half], y: [y - half, y + half], pixels }));

const valueAt = (x: number, y: number, side: Side): number => {
  const pad = findPad({ x, y }, side);
  return pad === undefined ? 0 : numbered[padIndex(pad.sector, pad.row, pad.pad)]!;
};

/** One value, but where a border of pads lies within rounding. */
const valuesAround = (x: number, y: number, side: Side): ReadonlySet<number> =>
  new Set([-1e-9, 1e-9].flatMap((dx) => [-1e-9, 1e-9].map((dy) => valueAt(x + dx, y + dy, side))));

/** Middle of a pixel. */
function middleOf({ x, y, pixels }: PlaneWindow, pixel: number): readonly [number, number] {
  const [column, line] = [pixel % pixels, Math.floor(pixel / pixels)];
  const step = (x[1] - x[0]) / pixels;
  return [x[0] + (column + 0.5) * step, y[1] - (line + 0.5) * step];
}

describe("a window on the pad plane", () => {
  it.each(["A", "C"] as const)("shows the pad under the middle of every pixel, %s side", (side) => {
    fc.assert(
      fc.property(windows, (window) => {
        const shown = planeValues(lookUpPlane(window), numbered, side, true);
        const wrong = shown.findIndex((value, pixel) => {
          const middle = middleOf(window, pixel);
          return value !== valueAt(...middle, side) && !valuesAround(...middle, side).has(value);
        });
        expect(wrong).toBe(-1);
      }),
      { numRuns: 60 },
    );
  });

  it("passes over no pad where pixels are larger than pads", () => {
    const lookup = lookUpPlane(whole);
    const empty = planeValues(lookup, new Float32Array(allPads), "A", true);
    expect(empty.every((value) => value === 0)).toBe(true);
    for (let sector = 0; sector < sectors; sector += 11) {
      for (const { row, pads } of padRows.filter((each) => each.row % 15 === 1)) {
        const one = new Float32Array(allPads);
        const pad = (7 * row) % pads;
        one[padIndex(sector, row, pad)] = 1;
        const shown = planeValues(lookup, one, sideOfSector(sector), true);
        const seen = shown.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
        expect(seen, `sector ${sector}, row ${row}, pad ${pad}`).toBeGreaterThan(0);
        const { x, y } = padCentre(sector, row, pad);
        const pixel = Math.floor((x + 255) / 1.7) + 300 * Math.floor((255 - y) / 1.7);
        expect(shown[pixel], `sector ${sector}, row ${row}, pad ${pad}`).toBeGreaterThan(0);
      }
    }
  });

  it("shows the mean of the pads in a pixel; pads without clusters have no mean charge", () => {
    const lookup = lookUpPlane({ x: [100, 108], y: [17, 25], pixels: 2 });
    const values = new Float32Array(allPads).fill(8);
    for (let at = 0; at < allPads; at += 2) values[at] = 0;
    const [counts, means] = [true, false].map((zeros) => planeValues(lookup, values, "A", zeros));
    for (const count of counts!) expect(Math.abs(count - 4)).toBeLessThan(1);
    expect([...means!]).toEqual([8, 8, 8, 8]);
  });

  it("shows nothing in the middle and outside", () => {
    const shown = planeValues(lookUpPlane(whole), numbered, "C", true);
    expect([shown[0], shown[150 * 300 + 150]]).toEqual([0, 0]);
  });
});
