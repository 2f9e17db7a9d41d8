import { describe, expect, it } from "vitest";
import type { FigureModel } from "./figure-model.ts";
import { paintFigure } from "./paint-figure.ts";
import { recorder } from "./testing/recorder.ts";
import { testFigures } from "./testing/figures.ts";
import { themes } from "./theme.ts";

const size = { width: 400, height: 200, pixelRatio: 2 };
const bins = { n: 4, lo: 0, hi: 4, edges: undefined };
const simple: FigureModel = {
  x: { lo: 0, hi: 4, log: false, title: "#phi (rad)" },
  y: { lo: 0, hi: 46_000, log: false, title: "Tracks" },
  layers: [{ kind: "steps", x: bins, values: [0, 10, 20, 30, 40, 0], ink: "A", filled: true }],
};
const map: FigureModel = {
  ...simple,
  y: { lo: 0, hi: 4, log: false, title: "y" },
  z: { lo: 0, hi: 10, log: false, title: "tracks" },
  layers: [{ kind: "colors", x: bins, y: bins, cells: Float64Array.from({ length: 36 }, (_, index) => index) }],
};
const paint = (model: FigureModel, at = size) => {
  const { ctx, texts, depth } = recorder();
  const geometry = paintFigure(ctx, model, at, themes.light);
  expect(depth()).toBe(0);
  return { geometry, texts, words: texts.map(({ text }) => text) };
};

describe("paintFigure", () => {
  it("has the margins of the design", () => {
    expect(paint(simple).geometry.frame).toEqual({ left: 46, top: 22, right: 390, bottom: 166 });
    expect(paint(map).geometry.frame).toEqual({ left: 46, top: 22, right: 336, bottom: 166 });
    expect(paint({ ...map, sectorRow: { marked: [] } }).geometry.frame.top).toBe(36);
    expect(paint({ ...simple, margins: { left: 50, right: 64 } }).geometry.frame).toMatchObject({
      left: 50,
      right: 336,
    });
  });

  it("writes labels, titles and the power of ten", () => {
    const { words } = paint(simple);
    expect(words).toEqual(expect.arrayContaining(["0", "10", "40", "φ", " (rad)", "Tracks (10", "3", ")"]));
  });

  it("leads from pixels to bins and back", () => {
    const { geometry } = paint(simple);
    const x = geometry.x.toPixel(2.5);
    expect(geometry.x.toValue(x)).toBeCloseTo(2.5);
    expect(geometry.binAt(x, 100)).toMatchObject({ binX: 3, binY: undefined, value: 30, x: [2, 3] });
    expect(geometry.binAt(10, 100)).toBeUndefined();
    const over = paint(map).geometry;
    const hit = over.binAt(over.x.toPixel(1.5), over.y.toPixel(3.5));
    expect(hit).toMatchObject({ binX: 2, binY: 4, value: 26, x: [1, 2], y: [3, 4] });
    const means = Float64Array.of(1, NaN, 3, 4);
    const points = { kind: "points", x: means, y: means, yErrors: undefined, ink: "A", cased: false } as const;
    const profile = paint({ ...simple, layers: [{ ...points, marker: "point", bins }] }).geometry;
    expect(profile.binAt(x, 100)).toMatchObject({ binX: 3, binY: undefined, value: 3, x: [2, 3] });
    expect(profile.binAt(profile.x.toPixel(1.5), 100)?.value).toBeNaN();
    expect(paint({ ...simple, layers: [{ ...points, marker: "point" }] }).geometry.binAt(x, 100)).toBeUndefined();
  });

  it("keeps the frame of an empty figure and says why in its place", () => {
    const empty = paint({ ...map, message: { text: "No entries.", tone: "quiet" } });
    expect(empty.words).toEqual(["No entries."]);
    expect(empty.geometry.frame.right).toBe(336);
    expect(empty.geometry.binAt(100, 100)).toBeUndefined();
  });

  it("marks sectors in bold and colour", () => {
    const phi = { ...simple.x, hi: 2 * Math.PI };
    const { texts } = paint({ ...simple, x: phi, sectorRow: { marked: [{ sector: 5, quality: "bad" }] } });
    const row = texts.filter(({ font }) => /^(600 )?10(\.5)?px/.test(font));
    expect(row.map(({ text }) => text)).toEqual(Array.from({ length: 18 }, (_, sector) => String(sector)));
    expect(row[5]).toMatchObject({ colour: themes.light.bad });
    expect(row[5]!.font).toContain("600");
    expect(row[6]).toMatchObject({ colour: themes.light.text3 });
  });

  it("leaves out of the legend what would run into the title", () => {
    const legend = ["apass2", "apass1, scaled"].map((label) => ({ label, ink: "A", sample: "line" }) as const);
    expect(paint({ ...simple, legend }).words).toEqual(expect.arrayContaining(["apass2", "apass1, scaled"]));
    const narrow = paint({ ...simple, legend }, { ...size, width: 190 }).words;
    expect(narrow).not.toContain("apass2");
  });

  it("paints any size and any test figure without failing", () => {
    for (const { model } of testFigures().filter(({ name }) => !name.includes("000")))
      for (const [width, height] of [
        [380, 190],
        [1, 1],
        [2000, 40],
      ] as const)
        paint(model, { width, height, pixelRatio: 1 });
  });
});
