import { describe, expect, it } from "vitest";
import { packPixel, paletteColour, paletteNames, paletteStops, paletteTable, parseHex } from "./palettes.ts";

const hex = (rgb: readonly number[]): string =>
  `#${rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

describe.each(paletteNames)("%s", (name) => {
  it("passes through its stops at even distances", () => {
    const stops: readonly string[] = paletteStops[name];
    expect(stops.map((_, index) => hex(paletteColour(name, index / (stops.length - 1))))).toEqual(stops);
  });
  it("has 256 opaque pixels between its ends", () => {
    const table = paletteTable(name);
    expect(table.length).toBe(256);
    const bytes = new Uint8Array(table.buffer);
    expect(bytes.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    expect(hex([...bytes.subarray(0, 3)])).toBe(paletteStops[name][0]);
    expect(hex([...bytes.subarray(1020, 1023)])).toBe(paletteStops[name].at(-1));
  });
  it("clamps", () => {
    expect(paletteColour(name, -1)).toEqual(paletteColour(name, 0));
    expect(paletteColour(name, 2)).toEqual(paletteColour(name, 1));
  });
});

it("packs pixels as the bytes of an image lie", () => {
  const bytes = new Uint8Array(new Uint32Array([packPixel(parseHex("#0a141e"))]).buffer);
  expect([...bytes]).toEqual([10, 20, 30, 255]);
});
