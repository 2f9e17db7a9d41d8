import { bench, describe, expect } from "vitest";
import type { BinAxis } from "./bins.ts";
import { stepPath } from "./decimate.ts";
import { paletteTable } from "./palettes.ts";
import { rasterise } from "./raster.ts";
import { makeScale } from "./scale.ts";

const axis = (n: number): BinAxis => ({ n, lo: 0, hi: n, edges: undefined });

describe("rasterise, 2240 × 300 pixels", () => {
  for (const [nx, ny] of [
    [360, 200],
    [1000, 1000],
  ] as const) {
    const cells = Float32Array.from({ length: (nx + 2) * (ny + 2) }, (_, cell) => cell % 50);
    const out = new Uint32Array(2240 * 300);
    const paint = (): void => {
      const colours = { lo: 1, hi: 50, log: true, table: paletteTable("bird"), background: 7 };
      const [x, y] = [makeScale(0, nx, false, 0, 2240), makeScale(0, ny, false, 300, 0)];
      rasterise({ x: axis(nx), y: axis(ny), cells }, x, y, colours, 2240, 300, out);
    };
    paint();
    expect(out.includes(0)).toBe(false); // every pixel has its colour
    bench(`${nx} × ${ny} bins`, paint, { time: 300 });
  }
});

describe("stepPath, 1000 pixels", () => {
  const values = Float32Array.from({ length: 1_000_002 }, (_, bin) => bin % 100);
  const [x, y] = [makeScale(0, 1e6, false, 0, 1000), makeScale(0, 100, false, 200, 0)];
  expect(stepPath(axis(1_000_000), values, x, y, 200, 1).length).toBeLessThan(9000);
  bench("1 000 000 bins", () => void stepPath(axis(1_000_000), values, x, y, 200, 1), { time: 300 });
});
