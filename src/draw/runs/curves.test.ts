import { describe, expect, it } from "vitest";
import { shareInk } from "../ink.ts";
import { alignParts, paintParts } from "../paint-parts.ts";
import type { Surroundings } from "../paint-axes.ts";
import { makeScale } from "../scale.ts";
import { recorder } from "../testing/recorder.ts";
import { themes } from "../theme.ts";
import { countBeyond, paintAllBeyond } from "./beyond.ts";
import { curvesFigure, placeCurves, rangedCurves } from "./curves-figure.ts";
import type { CurvesModel, RaisedCurves } from "./curves-model.ts";
import { nearestCurve } from "./nearest-curve.ts";
import { furthestBin } from "./paint-curves.ts";

const bins = { n: 4, lo: 0, hi: 4, edges: undefined };
const cells = (...values: readonly number[]): Float64Array => Float64Array.of(0, ...values, 0);
const curve = (values: Float64Array, share: number, tag?: string) => ({ cells: values, ink: shareInk(share), tag });
const model: CurvesModel = {
  bins,
  x: { lo: 0, hi: 4, log: false, title: "clusters per track" },
  yTitle: "Tracks per bin, normalised",
  yLog: false,
  yRange: undefined,
  kind: "steps",
  curves: [curve(cells(1, 4, 3, 1), 0), curve(cells(1, 4, 2.9, 1), 0.5), curve(cells(3, 4, 1, 0.5), 1, "559119")],
  reference: Float64Array.of(1, 4, 3, 1),
  below: undefined,
  bar: ["101", "119"],
  legend: [],
};
const below = {
  title: "run / median",
  middle: 1,
  range: { lo: 0, hi: 2 },
  curves: model.curves.map(() => ({ values: Float64Array.of(1, 1, 1, NaN), errors: undefined })),
} as const;
const none: RaisedCurves = { curves: [], greyed: false };

describe("the figure of an overlay", () => {
  it("has curves in the colours of their runs, the raised one last and thicker, the rest grey while pointed at", () => {
    const inks = (raised: RaisedCurves, given = model) =>
      curvesFigure(given, raised).main.layers.flatMap((layer) =>
        layer.kind === "steps" || layer.kind === "line" ? [[layer.ink, layer.width]] : [],
      );
    const reference = ["reference", 1.4];
    expect(inks(none)).toEqual([[shareInk(0), 1], [shareInk(0.5), 1], [shareInk(1), 1], reference]);
    expect(inks({ curves: [0], greyed: false })).toEqual([
      [shareInk(0.5), 1],
      [shareInk(1), 1],
      [shareInk(0), 2],
      reference,
    ]);
    expect(inks({ curves: [0], greyed: true })).toEqual([["quiet", 1], ["quiet", 1], [shareInk(0), 2], reference]);
    expect(inks(none, { ...model, kind: "line", reference: undefined })).toHaveLength(3);
  });

  it("has those that say little below the others, grey, and as no reason for its range; raised they are as any other", () => {
    const [first, second, third] = model.curves;
    const far = { ...third!, cells: third!.cells.map((value) => 100 * value), faint: true };
    const given = { ...model, curves: [far, first!, second!], reference: undefined };
    const of = (raised: RaisedCurves) => {
      const { y, layers } = curvesFigure(given, raised).main;
      return { hi: y.hi, inks: layers.flatMap((layer) => (layer.kind === "steps" ? [layer.ink] : [])) };
    };
    expect(of(none)).toMatchObject({ inks: ["quiet", shareInk(0), shareInk(0.5)] });
    expect(of(none).hi).toBeLessThan(10);
    // While it is pointed at the frame stays as it is.
    expect(of({ curves: [0], greyed: true })).toEqual({ hi: of(none).hi, inks: ["quiet", "quiet", shareInk(1)] });
    expect(of({ curves: [0], greyed: false }).hi).toBeGreaterThan(100);
    expect(rangedCurves([{ faint: true }, { faint: true }], none)).toEqual([0, 1]);
  });

  it("covers all curves: counts from 0, profiles with room on both sides", () => {
    expect(curvesFigure(model, none).main.y).toMatchObject({ lo: 0, log: false });
    expect(curvesFigure(model, none).main.y.hi).toBeGreaterThan(4.4);
    const line = curvesFigure({ ...model, kind: "line", reference: undefined }, none).main.y;
    expect([line.lo, line.hi].map((end) => Number(end.toFixed(2)))).toEqual([0.22, 4.28]);
    expect(curvesFigure({ ...model, yLog: true }, none).main.y).toMatchObject({ log: true, lo: 0.25 });
    expect(curvesFigure({ ...model, yRange: [1, 2] }, none).main.y).toMatchObject({ lo: 1, hi: 2 });
  });

  it("compares with the reference below: lines of many, points with errors of few", () => {
    const kinds = (given: CurvesModel) => curvesFigure(given, none).below?.layers.map(({ kind }) => kind);
    expect(kinds({ ...model, below })).toEqual(["rule", "line", "line", "line", "own"]);
    const one = { ...model, curves: model.curves.slice(0, 1), below: { ...below, curves: below.curves.slice(0, 1) } };
    expect(kinds(one)).toEqual(["rule", "points", "own"]);
  });

  it("marks points beyond the range of the comparison at its edges, within what is shown", () => {
    const values = [Float64Array.of(1, 3, 1, NaN), Float64Array.of(-1, 1, 1, 1), Float64Array.of(1, 2.5, 1, 1)];
    const beyond = {
      ...model,
      below: { ...below, curves: values.map((each) => ({ values: each, errors: undefined })) },
    };
    expect([countBeyond(beyond), countBeyond({ ...model, below }), countBeyond(model)]).toEqual([3, 0, 0]);
    expect(countBeyond({ ...beyond, x: { ...model.x, lo: 1, hi: 2 } })).toBe(2);
    const tips: number[] = [];
    const ctx = { beginPath() {}, moveTo: (_: number, y: number) => void tips.push(y), lineTo() {}, fill() {} };
    const frame = { left: 0, top: 10, right: 400, bottom: 110 };
    const layout = { frame, x: makeScale(0, 4, false, 0, 400) };
    paintAllBeyond({ ctx, layout, theme: themes.light } as unknown as Surroundings, beyond, [0, 1, 2], () => "A");
    // Of two at one place there is one.
    expect(tips.toSorted((a, b) => a - b)).toEqual([11, 109]);
  });

  it("is painted with the ends of its colours and the names of curves that are off", () => {
    const { ctx, texts, depth } = recorder();
    const figure = curvesFigure({ ...model, below }, none);
    const places = placeCurves(figure, 600, 320);
    expect([places.main.height, places.below?.height]).toEqual([198, 122]);
    const parts = alignParts(ctx, figure, places, 2);
    paintParts(ctx, parts, places, 2, themes.light);
    expect(depth()).toBe(0);
    const words = texts.map(({ text }) => text);
    for (const word of ["101", "119", "559119", "run / median", "clusters per track"]) expect(words).toContain(word);
  });
});

it("a name stands where its curve is furthest from the others, within what is shown", () => {
  expect(furthestBin(model, 2, [0, 4])).toBe(1);
  expect(furthestBin(model, 2, [1, 4])).toBe(3);
  const gap = { bins, curves: [curve(cells(NaN, NaN, NaN, NaN), 0)] };
  expect(furthestBin(gap, 0, [0, 4])).toBeUndefined();
});

describe("the curve under the pointer", () => {
  const scales = { x: makeScale(0, 4, false, 0, 400), y: makeScale(0, 5, false, 250, 0) };
  const at = (px: number, py: number, kind: CurvesModel["kind"] = "steps") =>
    nearestCurve({ ...model, kind }, scales, px, py);

  it("is the nearest within reach, the last of several as near", () => {
    expect(at(50, 100)).toEqual({ curve: 2, bin: 1 });
    expect(at(50, 196)).toEqual({ curve: 1, bin: 1 });
    expect(at(250, 101)).toEqual({ curve: 0, bin: 3 });
    expect(at(50, 20)).toBeUndefined();
    expect(at(-5, 100)).toBeUndefined();
  });

  it("is found on the upright parts of steps and between the points of lines", () => {
    expect(at(302, 150)).toEqual({ curve: 1, bin: 4 });
    expect(at(350, 150)).toBeUndefined();
    // Half way between the middles of bins 2 and 3: (4 + 3)/2.
    expect(at(199, 250 - 3.5 * 50, "line")).toEqual({ curve: 0, bin: 2 });
  });

  it("is none where a curve has a gap", () => {
    const gap = { bins, kind: "line", curves: [curve(cells(1, NaN, 1, 1), 0)] } as const;
    expect(nearestCurve(gap, scales, 150, 200)).toBeUndefined();
    expect(nearestCurve(gap, scales, 90, 200)).toEqual({ curve: 0, bin: 1 });
    const steps = { ...gap, kind: "steps" } as const;
    expect(nearestCurve(steps, scales, 150, 200)).toBeUndefined();
    expect(nearestCurve(steps, scales, 98, 200)).toEqual({ curve: 0, bin: 1 });
    expect(nearestCurve(steps, scales, 98, 100)).toBeUndefined();
  });
});
