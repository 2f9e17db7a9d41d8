import { describe, expect, it } from "vitest";
import { makeScale } from "../scale.ts";
import { recorder } from "../testing/recorder.ts";
import { themes } from "../theme.ts";
import { paintPlanes, placePlanes } from "./paint-planes.ts";
import type { PlaneModel, PlanesModel } from "./planes-model.ts";
import { rasterisePlane } from "./raster-plane.ts";

const bins = { n: 4, lo: -2, hi: 2, edges: undefined };
const plane: PlaneModel = {
  field: { kind: "bins", x: bins, y: bins, cells: Float64Array.from({ length: 36 }, (_, cell) => cell) },
  title: "A05",
  outlines: [[-1, -1, 1, 1, NaN, NaN, 0, 0, 1, 0]],
  labels: [
    { x: 0, y: 0, text: "A", tone: "letter" },
    { x: 1, y: 1, text: "5", tone: "bad" },
  ],
  regions: [{ ink: "bad", dash: "dotted", rings: [[0, 0, 1, 0, 1, 1]] }],
};
const model: PlanesModel = {
  planes: [plane, { ...plane, title: "" }],
  x: [-2, 2],
  y: [-2, 2],
  z: { lo: 0, hi: 36, log: false, title: "clusters" },
  scaleBar: { length: 1, label: "1 cm" },
};

describe("planes", () => {
  it("are squares of one size beside one another, on device pixels, whatever the room", () => {
    for (const [width, height, pixelRatio] of [
      [900, 320, 1],
      [430, 700, 1.5],
      [300, 200, 2],
    ] as const) {
      const places = placePlanes(model, { width, height, pixelRatio });
      const sides = places.flatMap(({ frame }) => [frame.right - frame.left, frame.bottom - frame.top]);
      expect(Math.max(...sides) - Math.min(...sides)).toBeLessThan(1e-9);
      expect(places[1]!.frame.left).toBeGreaterThan(places[0]!.frame.right);
      expect(places[1]!.frame.right).toBeLessThanOrEqual(width);
      for (const { frame } of places) expect((frame.left * pixelRatio) % 1).toBeCloseTo(0, 9);
    }
  });

  it("have one scale along x and y, also of a range that is no square", () => {
    const [{ x, y }] = placePlanes({ ...model, x: [0, 1], y: [0, 3] }, { width: 500, height: 400, pixelRatio: 1 }) as [
      ReturnType<typeof placePlanes>[number],
    ];
    expect(x.toPixel(1) - x.toPixel(0)).toBeCloseTo(y.toPixel(0) - y.toPixel(1), 9);
    expect([x.lo, x.hi, y.lo, y.hi]).toEqual([-1, 2, 0, 3]);
  });

  it("are written with title, labels, scale bar and colours", () => {
    const { ctx, texts, depth } = recorder();
    paintPlanes(ctx, model, { width: 800, height: 320, pixelRatio: 1 }, themes.light);
    const written = texts.map(({ text }) => text);
    for (const each of ["A05", "A", "5", "1 cm", "clusters"]) expect(written).toContain(each);
    expect(texts.find(({ text }) => text === "5")!.colour).toBe(themes.light.bad);
    expect(depth()).toBe(0);
  });
});

describe("pixels of a plane", () => {
  const colours = {
    lo: 0,
    hi: 10,
    log: false,
    table: Uint32Array.from({ length: 256 }, (_, i) => 1000 + i),
    background: 7,
  };

  it("that are given one by one have their colours, 0 and NaN the background", () => {
    const [x, y] = [makeScale(0, 2, false, 0, 2), makeScale(0, 2, false, 2, 0)];
    const out = new Uint32Array(4);
    const seen: unknown[] = [];
    const of = (...given: readonly unknown[]): readonly number[] => {
      seen.push(...given);
      return [0, NaN, 10, 5];
    };
    rasterisePlane({ kind: "pixels", of }, x, y, colours, 2, out);
    expect(seen).toEqual([x, y, 2]);
    expect([out[0], out[1], out[2]]).toEqual([7, 7, 1255]);
    expect(out[3]).toBeGreaterThan(1120);
    expect(out[3]).toBeLessThan(1136);
  });
});
