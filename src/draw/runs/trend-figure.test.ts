import { describe, expect, it } from "vitest";
import { paintFigure } from "../paint-figure.ts";
import { recorder } from "../testing/recorder.ts";
import { themes } from "../theme.ts";
import { slotAt, trendAxis, trendFigure } from "./trend-figure.ts";
import type { TrendMarker, TrendModel } from "./trend-model.ts";

const point = (value: number, mark: TrendMarker["mark"] = "good", error = 0.1): TrendMarker => ({ value, error, mark });
const band = { first: 0, last: 3, centre: 50, good: 0.9, medium: 1.8 };
const model: TrendModel = {
  title: "Gaussian mean (arb. u.)",
  axis: "run",
  slots: ["559101", "559102", "559107", "559121"].map((label, i) => ({ label, word: i === 3 ? "cut" : undefined })),
  series: [[point(50), point(80, "null", 20), point(46.66, "bad"), undefined]],
  bands: [band],
  centre: "median",
  changes: [{ at: 2, before: "B −", after: "B +" }],
  wanted: { lo: 48, hi: 52, label: "48 to 52" },
  reference: undefined,
  raised: 2,
  numberWords: (value) => value.toFixed(2),
};
const paint = (given: TrendModel, width = 600) => {
  const { ctx, texts, depth } = recorder();
  const geometry = paintFigure(ctx, trendFigure(given), { width, height: 156, pixelRatio: 2 }, themes.light);
  expect(depth()).toBe(0);
  return { geometry, texts, words: texts.map(({ text }) => text) };
};

describe("the range of a trend", () => {
  it("covers judged points with their errors and the bands, and not what has too few entries", () => {
    const { lo, hi } = trendAxis({ ...model, changes: [] });
    expect(lo).toBeCloseTo(46.56 - 0.08 * (51.8 - 46.56), 10);
    expect(hi).toBeCloseTo(51.8 + 0.08 * (51.8 - 46.56), 10);
  });

  it("covers what was not judged where that is near", () => {
    const near = [point(50), point(53, "null", 1), point(46.66, "bad")];
    expect(trendAxis({ ...model, series: [near] }).hi).toBeGreaterThan(54);
    const below = [point(50), point(45.5, "null", 1), point(46.66, "bad")];
    expect(trendAxis({ ...model, series: [below] }).lo).toBeLessThan(44.5);
  });

  it("has room at the top for the words of a change", () => {
    const { lo, hi } = trendAxis(model);
    expect(lo).toBeCloseTo(46.56 - 0.08 * (51.8 - 46.56), 10);
    expect(hi).toBeCloseTo(51.8 + 0.2 * (51.8 - 46.56), 10);
  });

  it("covers a reference", () => {
    const reference = { ...point(40, "null"), slot: -1, label: "ref." };
    expect(trendAxis({ ...model, reference }).lo).toBeLessThan(39.9);
  });

  it("covers all points where nothing is judged", () => {
    const { lo, hi } = trendAxis({ ...model, bands: [], series: [[point(50, "null"), point(80, "null")]] });
    expect(lo).toBeLessThan(49.9);
    expect(hi).toBeGreaterThan(80.1);
    expect(trendAxis({ ...model, bands: [], changes: [], series: [[]] })).toMatchObject({ lo: -0.08, hi: 1.08 });
  });
});

describe("a trend", () => {
  it("names runs, what is missing, changes, the centre and the values of bad points", () => {
    const { words, texts } = paint(model);
    for (const word of ["101", "107", "run 559…", "cut", "B −", "B +", "median", "46.66"])
      expect(words).toContain(word);
    expect(texts.find(({ text }) => text === "46.66")?.colour).toBe(themes.light.bad);
    expect(texts.find(({ text }) => text === "107")?.font).toContain("600");
    expect(words).not.toContain("80.00");
  });

  it("of two sets has both in its legend, and no bands of one of them", () => {
    const { words } = paint({ ...model, bands: [], series: [model.series[0], [point(49), point(49)]] });
    for (const word of ["A", "B", "48 to 52"]) expect(words).toContain(word);
    expect(words).not.toContain("46.66");
  });

  it("of one set leaves what is wanted to the line of facts", () => {
    expect(paint({ ...model, bands: [] }).words).not.toContain("48 to 52");
  });

  it("leads from every pixel of the frame to a run", () => {
    const { geometry } = paint(model);
    const { left, right } = geometry.frame;
    for (const slot of [0, 1, 2, 3]) expect(slotAt(geometry, geometry.x.toPixel(slot + 0.5), 4)).toBe(slot);
    expect([left, right].map((px) => slotAt(geometry, px, 4))).toEqual([0, 3]);
    expect(slotAt(geometry, left - 1, 4)).toBeUndefined();
    expect(slotAt(geometry, (left + right) / 2, 0)).toBeUndefined();
  });

  it("in another order has every run below what it is ordered by, in a line of its own", () => {
    const above = ["457.57", "466.86", "483.52", "?"];
    const ordered = { ...model, slots: model.slots.map((slot, i) => ({ ...slot, above: above[i]! })) };
    const { texts, geometry } = paint(ordered);
    for (const [i, label] of ["101", "102", "107", "121"].entries()) {
      const [over, below] = [above[i]!, label].map((word) => texts.find(({ text }) => text === word)!);
      expect([over!.x, below!.x - over!.x]).toEqual([geometry.x.toPixel(i + 0.5), 0]);
      expect(below!.y).toBeGreaterThan(over!.y + 10);
    }
    expect(geometry.frame.bottom).toBe(paint(model).geometry.frame.bottom - 13);
  });

  it("is painted at any size, with no run and with a hundred", () => {
    const many = Array.from({ length: 100 }, (_, i) => ({ label: String(559_000 + i), word: undefined }));
    const bad = many.map(() => point(46, "bad"));
    for (const width of [1, 60, 420, 2000]) {
      paint(model, width);
      paint({ ...model, slots: [], series: [[]], bands: [], changes: [], raised: undefined }, width);
      paint({ ...model, slots: many, series: [bad], raised: 50 }, width);
    }
  });
});

describe("a reference in a trend", () => {
  const reference = { ...point(50.5, "null"), slot: -1, label: "ref." };

  it("has a place of its own left of the runs, with its name below", () => {
    const { geometry, words } = paint({ ...model, reference });
    expect(geometry.x.lo).toBe(-1);
    expect(words.slice(words.indexOf("ref."))).toContain("107");
    expect(slotAt(geometry, geometry.frame.left + 1, 4, -1)).toBe(-1);
    expect(slotAt(geometry, geometry.x.toPixel(0) + 1, 4, -1)).toBe(0);
    expect(paint(model).words).not.toContain("ref.");
  });

  it("is one of the runs, or has no place, and leaves theirs where they are", () => {
    for (const slot of [1, undefined]) {
      const { geometry, words } = paint({ ...model, reference: { ...reference, slot, label: undefined } });
      expect(geometry.x.lo).toBe(0);
      expect(words).toEqual(paint(model).words);
    }
  });
});
