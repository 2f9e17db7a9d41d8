import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeScale } from "../../draw/scale.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import { profileX } from "../../hist/profile.ts";
import { scaled } from "../../qc/ratio.ts";
import { plainView } from "../../route/route.ts";
import { fakeHist } from "../testing/fake-objects.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { figureModel, type FigureInput } from "./figure-model.ts";
import { laidModel, lay } from "./overlay.ts";
import { isFree } from "./plot-model.ts";
import { between, dragAxes, movedBy, tidy, valueWithin, wheelFactor, zoomedAbout, type ZoomAxis } from "./zoom.ts";
import { markedBand, markedView, movedView, unzoomed, withRange, zoomAxis, zoomedView } from "./zoomed-view.ts";
import { settled } from "./settled-view.ts";

const linear: ZoomAxis = { range: [2, 6], log: false, whole: [0, 10] };
const decades: ZoomAxis = { range: [1, 100], log: true, whole: [0.1, 1000] };

describe("a range", () => {
  it("is zoomed about a value that stays where it is", () => {
    expect(zoomedAbout(linear, 3, 0.5)).toEqual([2.5, 4.5]);
    expect(zoomedAbout(linear, 2, 0.5)).toEqual([2, 4]);
    const [lo, hi] = zoomedAbout(decades, 10, 0.5)!;
    expect(lo).toBeCloseTo(10 ** 0.5, 10);
    expect(hi).toBeCloseTo(10 ** 1.5, 10);
  });

  it("is none again where all of the axis is in sight", () => {
    expect(zoomedAbout(linear, 5, 10)).toBeUndefined();
    expect(zoomedAbout(linear, 2, 2)).toEqual([2, 10]);
    expect(between(linear, 0, 10)).toBeUndefined();
  });

  it("moves up to the ends of the axis and keeps its length", () => {
    expect(movedBy(linear, 0.25)).toEqual([3, 7]);
    expect(movedBy(linear, 5)).toEqual([6, 10]);
    expect(movedBy(linear, -5)).toEqual([0, 4]);
    expect(movedBy(decades, 0.5)![1]).toBeCloseTo(1000, 8);
    expect(movedBy({ ...linear, range: [0, 10] }, 0.3)).toBeUndefined();
  });

  it("lies between two values in either order", () => {
    expect(between(linear, 4, 3)).toEqual([3, 4]);
  });

  it("ends where doubles do, and never leaves the axis", () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (all, log) => {
        let axis = log ? decades : linear;
        for (const [where, factor] of all) {
          const [lo, hi] = axis.range;
          axis = { ...axis, range: zoomedAbout(axis, lo + where * (hi - lo), factor) ?? axis.whole };
          expect(axis.range[0]).toBeLessThan(axis.range[1]);
          expect(axis.range[0]).toBeGreaterThanOrEqual(axis.whole[0] * (1 - 1e-12));
          expect(axis.range[1]).toBeLessThanOrEqual(axis.whole[1] * (1 + 1e-12));
        }
      }),
    );
  });

  it("is told in the digits that count", () => {
    expect(tidy([0.123456789, 6.283185307])).toEqual([0.1235, 6.2832]);
    expect(tidy([1234.5678, 123456.789])).toEqual([1230, 123460]);
    expect(tidy([1e-7, 10])).toEqual([1e-7, 10]);
    expect(tidy([-0.000012345678, 0.00001])).toEqual([-0.000012346, 0.00001]);
  });
});

describe("a drag", () => {
  it("is about x of a histogram, of a map about what it goes along", () => {
    expect(dragAxes(40, 30, false, "frame")).toEqual({ x: true, y: false });
    expect(dragAxes(2, 30, false, "frame")).toEqual({ x: false, y: true });
    expect(dragAxes(40, 30, true, "frame")).toEqual({ x: true, y: true });
    expect(dragAxes(40, 3, true, "frame")).toEqual({ x: true, y: false });
    expect(dragAxes(1, 2, true, "frame")).toEqual({ x: false, y: false });
  });

  it("that began over the labels of an axis is about that axis alone, wherever it goes", () => {
    for (const isMap of [true, false]) {
      expect(dragAxes(40, 30, isMap, "y-axis")).toEqual({ x: false, y: true });
      expect(dragAxes(40, 30, isMap, "x-axis")).toEqual({ x: true, y: false });
      expect(dragAxes(40, 3, isMap, "y-axis")).toEqual({ x: false, y: false });
    }
  });

  it("ends at the frame", () => {
    const upwards = makeScale(0, 10, false, 200, 100);
    expect([50, 100, 150, 400].map((at) => valueWithin(upwards, at))).toEqual([10, 10, 5, 0]);
  });
});

it("a turn of the wheel zooms alike in pixels and lines, out as far as in, and never at a bound", () => {
  expect(wheelFactor(48, 0, false)).toBeCloseTo(wheelFactor(3, 1, false));
  expect(wheelFactor(100, 0, false) * wheelFactor(-100, 0, false)).toBeCloseTo(1);
  expect(wheelFactor(1e9, 2, true)).toBeCloseTo(Math.E);
});

describe("the view of a figure", () => {
  const scales = { x: { from: 50, to: 450 }, y: { from: 250, to: 50 } };
  const input = (name: string, change: Partial<FigureInput> = {}): FigureInput => ({
    figure: { ...bareFigure(`Tracks/${name}`), x: change.figure?.x },
    hist: fakeHist(name)!,
    measurements: new Map(),
    verdicts: [],
    view: plainView,
    ...change,
  });

  it("can show all bins, and of counts what is drawn without a range", () => {
    const eta = input("hEta", { figure: { ...bareFigure("Tracks/hEta"), x: [-1.1, 1.1] } });
    expect(zoomAxis(eta, "x")).toEqual({ range: [-1.1, 1.1], log: false, whole: [-2, 2] });
    const { lo, hi } = figureModel(eta).y;
    const y = zoomAxis({ ...eta, view: { ...plainView, y: [100, 200] } }, "y");
    expect(y).toEqual({ range: [100, 200], log: false, whole: [lo, hi] });
    expect(zoomAxis(input("h2DEtaPhi"), "y").whole).toEqual([-1, 1]);
  });

  it("begins a range of contents at what is drawn where something higher is laid over", () => {
    const eta = input("hEta");
    const higher = lay(eta.hist, scaled(fakeHist("hEta") as Hist1D, 10), ["a", "b"], false);
    const profile = { ...eta, hist: profileX(fakeHist("h2DEtaPhi") as Hist2D) };
    const { sumsY } = profile.hist;
    const moved = { ...profile.hist, sumsY: sumsY.map((y, i) => y + 5 * profile.hist.weights[i]!) };
    for (const laid of [
      { ...eta, overlaid: higher },
      { ...profile, overlaid: lay(profile.hist, moved, ["a", "b"], false) },
    ]) {
      const alone = figureModel(laid).y;
      const { lo, hi } = laidModel(laid).y;
      expect(hi).toBeGreaterThan(alone.hi);
      expect(zoomAxis(laid, "y")).toEqual({ range: [lo, hi], log: false, whole: [lo, hi] });
      const { y } = zoomedView(laid, scales, { x: 50, y: 250 }, 0.5, { x: false, y: true });
      expect(y).toEqual([lo, expect.closeTo((lo + hi) / 2, 9)]);
      expect(zoomedView(laid, scales, { x: 50, y: 250 }, 2, { x: false, y: true }).y).toBeUndefined();
    }
  });

  it("of a trend are the time and the values, both as they are drawn without a range", () => {
    const hist = fakeHist("h2DEtaPhi")!;
    const windows = [0, 1, 2].map((i) => ({ start: 60_000 * i, end: 60_000 * (i + 1), hist }));
    const trend = input("h2DEtaPhi", { figure: { ...bareFigure("Tracks/h2DEtaPhi"), draw: "time-trend" } });
    const time = zoomAxis({ ...trend, windows, view: { ...plainView, x: [0.5, 2] } }, "x");
    expect(time).toEqual({ range: [0.5, 2], log: false, whole: [0, 3] });
    const { lo, hi } = figureModel({ ...trend, windows }).y;
    expect(zoomAxis({ ...trend, windows, view: { ...plainView, y: [0, 1] } }, "y").whole).toEqual([lo, hi]);
    expect(isFree(trend)).toBe(true);
  });

  it("begins a logarithmic axis at its first bin above 0, in whatever range", () => {
    const log = input("hQOverPt", { view: { ...plainView, log: ["x"], x: [-3, 5] } });
    const { range, whole } = zoomAxis(log, "x");
    expect(whole[0]).toBeGreaterThan(0);
    expect(range[0]).toBeGreaterThan(0);
  });

  const both = { x: true, y: true };

  it("zooms about the position on the canvas", () => {
    const map = input("h2DEtaPhi");
    const view = zoomedView(map, scales, { x: 50, y: 250 }, 0.5, both);
    expect(view.x).toEqual([0, Math.PI]);
    expect(view.y).toEqual([-1, 0]);
    // On from there, before anything is drawn again.
    const next = zoomedView({ ...map, view }, scales, { x: 450, y: 50 }, 0.5, { x: true, y: false });
    expect(next.x![0]).toBeCloseTo(Math.PI / 2);
    expect(next.y).toEqual([-1, 0]);
    expect(zoomedView({ ...map, view: next }, scales, { x: 200, y: 100 }, 100, both)).toEqual(plainView);
  });

  it("moves with the pointer; contents of a histogram only once they have a range", () => {
    const map = input("h2DEtaPhi", { view: { ...plainView, x: [1, 3], y: [-0.5, 0.5] } });
    const view = movedView(map, scales, { x: -100, y: 20 });
    expect(view.x).toEqual([1.5, 3.5]);
    expect(view.y![0]).toBeCloseTo(-0.4);
    const eta = input("hEta", { view: { ...plainView, x: [0, 1] } });
    expect(movedView(eta, scales, { x: 0, y: 50 })).toEqual(eta.view);
    const counts = { ...eta, view: { ...eta.view, y: [100, 200] as const } };
    expect(movedView(counts, scales, { x: 0, y: 20 }).y).toEqual([110, 210]);
  });

  it("is what a drag has marked, and the mark is what it will be", () => {
    const map = input("h2DEtaPhi");
    const geometry = {
      frame: { left: 50, right: 450, top: 50, bottom: 250 },
      x: makeScale(0, 2 * Math.PI, false, 50, 450),
      y: makeScale(-1, 1, false, 250, 50),
      z: undefined,
      binAt: () => undefined,
    };
    const [from, to] = [
      { x: 150, y: 100 },
      { x: 250, y: 400 },
    ];
    const view = markedView(map, geometry, from, to, "frame");
    expect(view.x![0]).toBeCloseTo(Math.PI / 2);
    expect(view.y).toEqual([-1, 0.5]);
    expect(markedBand(geometry, from, to, true, "frame")).toEqual([150, 100, 250, 250]);
    const labels = { x: 20, y: 100 };
    expect(markedView(map, geometry, labels, to, "y-axis")).toEqual({ ...plainView, y: [-1, 0.5] });
    expect(markedBand(geometry, labels, to, true, "y-axis")).toEqual([50, 100, 450, 250]);
    expect(markedBand(geometry, from, { x: 250, y: 101 }, true, "frame")).toEqual([150, 50, 250, 250]);
    expect(markedBand(geometry, from, { x: 151, y: 101 }, true, "frame")).toBeUndefined();
  });

  it("tells the whole axis where the report draws a part of it, else nothing", () => {
    const eta = input("hEta", { figure: { ...bareFigure("Tracks/hEta"), x: [-1.1, 1.1] } });
    expect(withRange(eta, "x", undefined).x).toEqual([-2, 2]);
    expect(withRange(input("hEta"), "x", undefined).x).toBeUndefined();
    expect(withRange(input("hEta"), "x", [0, 1])).toEqual({ ...plainView, x: [0, 1] });
  });

  it("keeps what was typed, and tidies what a gesture led to", () => {
    const before = { ...plainView, y: [0.123456789, 1] as const };
    expect(settled({ ...before, x: [0.123456789, 1] }, before)).toEqual({ ...before, x: [0.12346, 1] });
  });

  it("is unzoomed with all else kept", () => {
    const view = { ...plainView, x: [0, 1], z: [1, 2], log: ["z"], painter: "root" } as const;
    expect(unzoomed(view)).toEqual({ ...view, x: undefined });
  });
});
