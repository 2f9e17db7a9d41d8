import { describe, expect, it } from "vitest";
import type { Axis, Hist1D, Hist2D, Profile1D } from "../hist/hist.ts";
import {
  binAxisModel,
  colorAxisModel,
  colorsOf,
  countAxisModel,
  isEmpty,
  pointsOf,
  stepsOf,
  valueAxisModel,
} from "./layers-of.ts";

const axis = (n: number, lo: number, hi: number, edges?: number[]): Axis => ({
  n,
  lo,
  hi,
  edges: edges && Float64Array.from(edges),
  labels: undefined,
  title: "#eta",
});
const common = {
  name: "h",
  title: "",
  className: "",
  entries: 1,
  option: "",
  displayMinimum: undefined,
  displayMaximum: undefined,
};
const hist = (values: number[], x = axis(values.length - 2, 0, values.length - 2)): Hist1D => ({
  ...common,
  kind: "1d",
  yTitle: "",
  x,
  values: Float64Array.from(values),
  variances: undefined,
  sums: [0, 0, 0, 0],
});
const map: Hist2D = {
  ...common,
  kind: "2d",
  x: axis(2, 0, 2),
  y: axis(2, 0, 2),
  values: Float32Array.of(99, 99, 99, 99, 99, 1, 2, 99, 99, 5, 8, 99, 99, 99, 99, 99),
  variances: undefined,
  sums: [0, 0, 0, 0, 0, 0, 0],
};

describe("axes of histograms", () => {
  it("show the whole axis or the range asked for", () => {
    expect(binAxisModel(axis(4, -2, 2))).toEqual({ lo: -2, hi: 2, log: false, title: "#eta" });
    expect(binAxisModel(axis(4, -2, 2), { range: [-1, 1], title: "x" })).toMatchObject({ lo: -1, hi: 1, title: "x" });
    expect(binAxisModel(axis(4, -2, 2), { range: [2, 9] })).toMatchObject({ lo: -2, hi: 2 });
  });
  it("show the names of bins", () => {
    const named = { ...axis(2, 0, 2), labels: ["TPC", ""] };
    expect(binAxisModel(named).names).toEqual([
      { value: 0.5, label: "TPC" },
      { value: 1.5, label: "" },
    ]);
  });
  it("start a logarithm at the first edge above 0", () => {
    expect(binAxisModel(axis(4, 0, 20), { log: true })).toMatchObject({ lo: 5, hi: 20, log: true });
    expect(binAxisModel(axis(2, -1, 100, [-1, 0.1, 100]), { log: true })).toMatchObject({ lo: 0.1, hi: 100 });
    expect(binAxisModel(axis(4, 0, 20), { log: true, range: [-5, -1] })).toMatchObject({ lo: 5, hi: 20 });
  });
  it("fit counts in sight, flow left out", () => {
    const layers = [stepsOf(hist([500, 1, 10, 100, 500]))];
    expect(countAxisModel(layers, { lo: 0, hi: 3 }, { title: "Tracks" })).toMatchObject({ lo: 0, hi: 115 });
    expect(countAxisModel(layers, { lo: 0, hi: 2 }, { title: "Tracks" }).hi).toBeLessThan(12);
    expect(countAxisModel(layers, { lo: 0, hi: 3 }, { title: "Tracks", log: true }).lo).toBe(0.5);
    expect(countAxisModel(layers, { lo: 0, hi: 3 }, { title: "Tracks", range: [0, 7] }).hi).toBe(7);
  });
  it("have room for a fit that is higher than the bins", () => {
    const fit = { kind: "curve", at: () => 200, lo: 0, hi: 3, ink: "reference", cased: false } as const;
    expect(countAxisModel([stepsOf(hist([0, 100, 0])), fit], { lo: 0, hi: 3 }, { title: "" }).hi).toBeGreaterThan(200);
  });
  it("fit colours in sight", () => {
    const whole = { lo: 0, hi: 2 };
    expect(colorAxisModel(map, whole, whole, { title: "tracks" })).toMatchObject({ lo: 0, hi: 8 });
    expect(colorAxisModel(map, whole, { lo: 0, hi: 1 }, { title: "tracks", log: true })).toMatchObject({
      lo: 0.5,
      hi: 2,
    });
  });
});

describe("layers of histograms", () => {
  it("share the cells, nothing is copied", () => {
    const h = hist([0, 1, 0]);
    expect(stepsOf(h).values).toBe(h.values);
    expect(colorsOf(map).cells).toBe(map.values);
    expect(stepsOf(h, { ink: "B" }).dash).toBe("dashed");
  });
  it("show a profile as means with errors; empty bins are left out", () => {
    const profile: Profile1D = {
      ...common,
      kind: "profile",
      yTitle: "",
      x: axis(2, 0, 4),
      weights: Float64Array.of(0, 4, 0, 0),
      weights2: undefined,
      sumsY: Float64Array.of(0, 8, 0, 0),
      sumsY2: Float64Array.of(0, 20, 0, 0),
      errorOption: "",
      sums: [0, 0, 0, 0, 0, 0],
    };
    const points = pointsOf(profile);
    expect([...Array.from(points.x), points.y[0], points.yErrors?.[0], points.xErrors?.[0]]).toEqual([1, 3, 2, 0.5, 1]);
    expect(points.y[1]).toBeNaN();
    expect(pointsOf({ ...profile, errorOption: "s" }).yErrors?.[0]).toBe(1);
    expect(valueAxisModel([points], { lo: 0, hi: 4 }, "y")).toMatchObject({ lo: 1.42, hi: 2.58 });
    // What lies beyond the ends of x is not drawn, and needs no room.
    const beyond = { x: [0.5, 1, 2, 5], y: [9, 1, 2, -9], ink: "A", cased: false } as const;
    const line = { kind: "line", ...beyond } as const;
    const dots = { kind: "points", marker: "point", yErrors: undefined, ...beyond } as const;
    for (const layer of [line, dots])
      expect(valueAxisModel([layer], { lo: 1, hi: 4 }, "y")).toMatchObject({ lo: 0.92, hi: 2.08 });
    expect(isEmpty(profile)).toBe(false);
    expect(isEmpty({ ...profile, weights: Float64Array.of(1, 0, 0, 1) })).toBe(true);
  });
  it("are empty where only flow bins have content", () => {
    expect(isEmpty(hist([5, 0, 0, 5]))).toBe(true);
    expect(isEmpty(hist([0, 0, 1, 0]))).toBe(false);
    expect(isEmpty(map)).toBe(false);
    expect(isEmpty({ ...map, values: map.values.map((value) => (value === 99 ? 99 : 0)) })).toBe(true);
  });
});
