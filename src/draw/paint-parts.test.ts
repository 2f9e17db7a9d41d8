import { describe, expect, it } from "vitest";
import { SvgContext } from "./export/svg-context.ts";
import type { FigureModel } from "./figure-model.ts";
import type { Context2D } from "./latex/paint-title.ts";
import { alignParts, paintParts, placeParts, roomForSide, type FigureParts } from "./paint-parts.ts";
import { recorder } from "./testing/recorder.ts";
import { themes } from "./theme.ts";

const bins = { n: 4, lo: 0, hi: 4, edges: undefined };
const axis = { lo: 0, hi: 4, log: false, title: "#phi" };
const counts = { lo: 0, hi: 40_000, log: false, title: "tracks" };
const map: FigureModel = {
  x: axis,
  y: axis,
  z: { lo: 0, hi: 10, log: false, title: "tracks" },
  layers: [{ kind: "colors", x: bins, y: bins, cells: Float64Array.from({ length: 36 }, (_, index) => index) }],
};
const upright: FigureModel = {
  x: axis,
  y: counts,
  layers: [{ kind: "steps", x: bins, values: [0, 1e4, 2e4, 3e4, 4e4, 0], ink: "A", filled: true }],
};
const sideways: FigureModel = {
  x: counts,
  y: axis,
  layers: [{ kind: "steps", x: bins, values: [0, 1e4, 2e4, 3e4, 4e4, 0], ink: "A", filled: true, sideways: true }],
};
const parts: FigureParts = { main: map, above: upright, side: sideways };

describe("places of parts", () => {
  it("cover the canvas once", () => {
    for (const [width, height] of [
      [1100, 760],
      [roomForSide, 400],
      [roomForSide - 1, 700],
      [380, 300],
    ] as const) {
      for (const has of [{ above: true, side: true }, { below: true }, {}]) {
        const places = Object.values(placeParts(has, width, height)).filter((place) => place !== undefined);
        const area = places.reduce((sum, place) => sum + place.width * place.height, 0);
        const corner = "above" in has && width >= roomForSide ? (width - places[0]!.width) * places[1]!.height : 0;
        expect(area + corner).toBe(width * height);
      }
    }
  });

  it("put the figure of the other axis beside a map where there is room, else below", () => {
    const has = { above: true, side: true };
    expect(placeParts(has, 1000, 700).side).toMatchObject({ left: 754, top: 116, width: 246 });
    expect(placeParts(has, 600, 700).side).toMatchObject({ left: 0, width: 600 });
  });

  it("leave most of a low canvas to the main figure", () => {
    for (const height of [200, 260, 320]) {
      const { main } = placeParts({ above: true, side: true }, 400, height);
      expect(main.height).toBeGreaterThanOrEqual(Math.min(180, height) * 0.7);
    }
  });
});

describe("parts", () => {
  const paint = (given: FigureParts, width = 1000, height = 700, pixelRatio = 1) => {
    const { ctx, texts, depth } = recorder();
    const has = {
      above: given.above !== undefined,
      below: given.below !== undefined,
      side: given.side !== undefined,
    };
    const places = placeParts(has, width, height);
    const aligned = alignParts(ctx, given, places, pixelRatio);
    const { geometry, frames } = paintParts(ctx, aligned, places, pixelRatio, themes.light);
    expect(depth()).toBe(0);
    return { aligned, places, geometry, frames, words: texts.map(({ text }) => text) };
  };

  it("share the axes of the map: frames meet, and only the outermost have labels", () => {
    const { aligned, geometry, places, frames } = paint(parts);
    expect(frames.above).toMatchObject({ left: geometry.frame.left, right: geometry.frame.right, bottom: 108 });
    expect(frames.side).toMatchObject({ top: geometry.frame.top, bottom: geometry.frame.bottom, left: 768 });
    expect(frames.below).toBeUndefined();
    expect(aligned.above?.margins?.left).toBe(aligned.main.margins?.left);
    expect(aligned.above?.margins?.right).toBe(aligned.main.margins?.right);
    expect(aligned.above?.x.labelled).toBe(false);
    expect(aligned.side).toMatchObject({ sideways: true, y: { lo: 0, hi: 4, labelled: false } });
    // The colour bar stands beside the last figure, once.
    expect(aligned.main.z?.bar).toBe(false);
    expect(aligned.side?.z?.bar).toBeUndefined();
    expect(geometry.frame.top).toBe(places.main.top + 22);
  });

  it("keep the colour bar at the map where nothing stands beside it", () => {
    const { aligned } = paint(parts, 400);
    expect(aligned.main.z?.bar).toBeUndefined();
    expect(aligned.side?.sideways).toBeUndefined();
    expect(aligned.side?.margins).toMatchObject({ left: aligned.main.margins?.left, right: 64 });
  });

  it("lead from pixels of the canvas to bins of the map", () => {
    const { geometry } = paint(parts, 1000, 700, 2);
    const [x, y] = [geometry.x.toPixel(2.5), geometry.y.toPixel(0.5)];
    expect(geometry.binAt(x, y)).toMatchObject({ binX: 3, binY: 1, value: 9 });
    expect(geometry.x.toValue(x)).toBeCloseTo(2.5);
    expect(geometry.binAt(x, geometry.frame.top - 20)).toBeUndefined();
  });

  it("write the ratio below with the axis that the figure above it leaves out", () => {
    const { aligned, words } = paint({ main: upright, below: { ...upright, y: { ...axis, title: "A / B" } } });
    expect(aligned.main.x.labelled).toBe(false);
    expect(words.filter((word) => word === "φ")).toHaveLength(1);
    expect(words).toContain("A / B");
  });
});

it("a histogram sideways is the upright one with its axes exchanged", () => {
  const points = (model: FigureModel): readonly (readonly [number, number])[] => {
    const svg = new SvgContext((text) => text.length * 5, 1);
    const place = { left: 0, top: 0, width: 200, height: 200 };
    const margins = { left: 20, right: 20, top: 20, bottom: 20 };
    const places = { main: place, above: undefined, below: undefined, side: undefined };
    const layers = model.layers.map((layer) => ({ ...layer, filled: false }) as typeof layer);
    paintParts(svg as unknown as Context2D, { main: { ...model, layers, margins } }, places, 1, themes.light);
    const [, path = ""] = /<path d="(M[^"]*)" fill="none" stroke="#1f5fd0"/.exec([...svg.lines()].join("\n")) ?? [];
    return [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  };
  const up = points(upright);
  const across = points({ ...sideways, sideways: true });
  expect(up).toHaveLength(10);
  // Mirrored at the diagonal of the square frame, within the pixel that lines are put on.
  for (const [i, [x, y]] of across.entries()) {
    expect(Math.abs(x - (200 - up[i]![1]))).toBeLessThanOrEqual(1);
    expect(Math.abs(y - (200 - up[i]![0]))).toBeLessThanOrEqual(1);
  }
});
