import { describe, expect, it } from "vitest";
import type { BinAxis } from "./bins.ts";
import { paletteTable } from "./palettes.ts";
import { colourFunction, pixelBins, rasterise } from "./raster.ts";
import { makeScale } from "./scale.ts";

const axis = (n: number): BinAxis => ({ n, lo: 0, hi: n, edges: undefined });
const table = paletteTable("bird");
const background = 0x01020304;

function paint(
  nx: number,
  ny: number,
  fill: (binx: number, biny: number) => number,
  width: number,
  height: number,
  z: { lo: number; hi: number; log: boolean },
  range: readonly [number, number] = [0, nx],
): number[][] {
  const cells = new Float64Array((nx + 2) * (ny + 2)).fill(1e6); // flow bins must never show
  for (let biny = 1; biny <= ny; biny++)
    for (let binx = 1; binx <= nx; binx++) cells[binx + (nx + 2) * biny] = fill(binx, biny);
  const out = new Uint32Array(width * height);
  rasterise(
    { x: axis(nx), y: axis(ny), cells },
    makeScale(range[0], range[1], false, 0, width),
    makeScale(0, ny, false, height, 0),
    { ...z, table, background },
    width,
    height,
    out,
  );
  return Array.from({ length: height }, (_, row) => [...out.subarray(row * width, (row + 1) * width)]);
}

const linear = { lo: 0, hi: 100, log: false };

describe("rasterise", () => {
  it("puts bin 1 at the left and at the bottom", () => {
    const [top, bottom] = paint(2, 2, (binx, biny) => 10 * binx + 40 * (biny - 1), 2, 2, linear);
    expect(bottom).toEqual([table[25], table[51]]);
    expect(top).toEqual([table[128], table[153]]);
  });
  it("repeats a bin over its pixels", () => {
    const rows = paint(2, 1, (binx) => binx * 30, 6, 3, linear);
    expect(rows[2]!.slice(0, 3)).toEqual(Array(3).fill(table[76]));
    expect(rows[0]).toEqual(rows[2]);
  });
  it("leaves empty bins, NaN and what is outside to the background", () => {
    expect(paint(2, 1, (binx) => (binx === 1 ? 0 : NaN), 2, 1, linear)).toEqual([[background, background]]);
    const [row] = paint(2, 1, () => 50, 4, 1, linear, [-2, 2]);
    expect(row).toEqual([background, background, table[128], table[128]]);
  });
  it("leaves infinite bins to the background, on a logarithm too, and shows others that share their pixel", () => {
    const infinite = (binx: number): number => [Infinity, -Infinity, Infinity, 50][binx - 1]!;
    const [from, to] = [background, table[128]];
    expect(paint(4, 1, infinite, 4, 1, linear)).toEqual([[from, from, from, to]]);
    expect(paint(4, 1, infinite, 2, 1, linear)).toEqual([[from, to]]);
    expect(paint(4, 1, infinite, 4, 1, { lo: 1, hi: 100, log: true })[0]!.slice(0, 3)).toEqual([from, from, from]);
    expect(colourFunction({ ...linear, table, background })(Infinity)).toBe(background);
  });
  it("clamps to the ends of the palette", () => {
    expect(paint(2, 1, (binx) => (binx === 1 ? -5 : 500), 2, 1, linear)).toEqual([[table[0], table[255]]]);
  });
  it("knows logarithms; what has none is background", () => {
    const log = { lo: 1, hi: 100, log: true };
    expect(paint(4, 1, (binx) => [1, 11, 100, -1][binx - 1]!, 4, 1, log)).toEqual([
      [table[0], table[133], table[255], background],
    ]);
  });
  it("shows the largest of several bins in a pixel, so that a single one is not lost", () => {
    const rows = paint(1000, 1000, (binx, biny) => (binx === 501 && biny === 333 ? 100 : 0), 50, 50, linear);
    expect(rows.flat().filter((pixel) => pixel === table[255]).length).toBe(1);
    expect(rows.flat().filter((pixel) => pixel === background).length).toBe(2499);
    const holes = paint(4, 1, (binx) => (binx === 1 ? -20 : 0), 2, 1, { lo: -40, hi: 40, log: false });
    expect(holes).toEqual([[table[64], background]]);
  });
});

describe("pixelBins", () => {
  it("passes over no bin", () => {
    const { first, last } = pixelBins(axis(1000), makeScale(0, 1000, false, 0, 300), 300);
    const seen = new Set<number>();
    for (let index = 0; index < 300; index++) for (let bin = first[index]!; bin <= last[index]!; bin++) seen.add(bin);
    expect(seen.size).toBe(1000);
  });
});
