import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import type { Graph, Plotted } from "../../hist/graph.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { runReport } from "../../reports/run.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import { unfollowed, unfollowedNotice } from "./unfollowed.ts";

const x = fixedAxis(10, 0, 10, "a");
const histogram = hist1D({ name: "h", x, values: [1, 2, 3, 4, 5, 5, 4, 3, 2, 1] });
const rows = Array.from({ length: 4 }, () => Array.from({ length: 10 }, () => 7));
const map = hist2D({ name: "m", x, y: fixedAxis(4, -2, 2, "b"), rows });
const graph: Graph = {
  kind: "graph",
  name: "g",
  className: "TGraph",
  title: "",
  xTitle: "",
  yTitle: "",
  x: Float64Array.of(1, 2),
  y: Float64Array.of(3, 4),
  errors: undefined,
};
const figure = bareFigure("Tracks/h");
const input = (hist: Plotted, view: Partial<FigureView>, of = figure) => ({
  figure: of,
  hist,
  measurements: new Map(),
  verdicts: [],
  view: { ...plainView, ...view },
});
const told = (hist: Plotted, view: Partial<FigureView>, of = figure) =>
  unfollowed(input(hist, view, of)).map((text) => text.replaceAll("\u2009", " "));

describe("what a view asks in vain", () => {
  it("is nothing where all of it is shown", () => {
    expect(told(histogram, {})).toEqual([]);
    expect(told(histogram, { x: [2, 30], y: [0, 4], log: ["y"] })).toEqual([]);
    expect(told(map, { y: [-1, 1], z: [1, 9], log: ["z"], slice: { along: "row", bin: 4 } })).toEqual([]);
    expect(told(map, { slice: { along: "row", bin: undefined } })).toEqual([]);
    expect(told(graph, { x: [1, 5], y: [-1, 5] })).toEqual([]);
  });

  it("is a range of which a logarithm shows nothing, or a part", () => {
    expect(told(histogram, { x: [-5, -1], log: ["x"] })).toEqual([
      "the range of x, −5 to −1 (on a logarithm 1 to 10 is shown)",
    ]);
    expect(told(histogram, { x: [-5, 4], log: ["x"] })).toEqual([
      "the range of x, −5 to 4 (on a logarithm 1 to 4 is shown)",
    ]);
    expect(told(histogram, { y: [-5, -1], log: ["y"] })[0]).toMatch(
      /^the range of y, −5 to −1 \(on a logarithm 0\.5 to/,
    );
    expect(told(map, { z: [-2, 0], log: ["z"] })).toEqual([
      "the range of z, −2 to 0 (on a logarithm 3.5 to 14 is shown)",
    ]);
    expect(told(graph, { x: [-2, -1], log: ["x"] })[0]).toMatch(/^the range of x, −2 to −1 \(on a logarithm 0\.5 to/);
    expect(told(histogram, { x: [-5, -1], log: ["x"], painter: "root" })).toEqual(["the range of x, −5 to −1"]);
  });

  it("is colours of what has none", () => {
    expect(told(histogram, { z: [1, 2], log: ["z"] })).toEqual([
      "the range of z, 1 to 2 (the figure has no colours)",
      "the logarithm of z (the figure has no colours)",
    ]);
  });

  it("is a slice that the map has not, and one of what is no map", () => {
    expect(told(map, { slice: { along: "row", bin: 99_999 } })).toEqual([
      "row 99 999 (the map has 4 rows; the one under the pointer is shown)",
    ]);
    expect(told(map, { slice: { along: "column", bin: 11 } })[0]).toMatch(/^column 11 \(the map has 10 columns/);
    expect(told(histogram, { slice: { along: "row", bin: 1 } })).toEqual(["row 1 (the figure has no rows to hold)"]);
    const ofReport = runReport.sections.flatMap(({ panels }) => panels.flatMap(({ figures }) => figures));
    const ratio = ofReport.find(({ draw }) => draw === "ratio")!;
    expect(told(map, { slice: { along: "column", bin: 1 } }, ratio)).toEqual([
      "column 1 (the figure has no columns to hold)",
    ]);
  });

  it("is what is laid over a figure that takes nothing, and a range off the axis of time", () => {
    const trend = { ...figure, draw: "time-trend" } as const;
    const overlay = { object: "Tracks/hEta", from: undefined, scaled: true };
    expect(told(histogram, { overlay }, trend)).toEqual([
      "what is laid over it (nothing can be laid over this figure)",
    ]);
    expect(told(histogram, { overlay })).toEqual([]);
    const windows = [0, 1].map((i) => ({ start: i * 60_000, end: (i + 1) * 60_000, hist: histogram }));
    const off = unfollowed({ ...input(histogram, { x: [100, 200] }, trend), windows });
    expect(off).toEqual(["the range of x, 100 to 200 (0 to 2 is shown)"]);
  });

  it("is no matter of what has nothing to show", () => {
    const empty = hist1D({ x, values: new Float64Array(10) });
    expect(told(empty, { x: [-5, -1], log: ["x"], slice: { along: "row", bin: 1 } })).toEqual([]);
  });

  it("is said in one sentence", () => {
    const notice = unfollowedNotice(input(map, { x: [-5, -1], log: ["x"], slice: { along: "row", bin: 9 } }));
    expect(notice).toMatchObject({ tone: "warning" });
    expect(notice?.text).toMatch(/^Parts of the link could not be followed: the range of x, .*; row 9 \(.*\)\.$/);
    expect(unfollowedNotice(input(map, {}))).toBeUndefined();
  });
});
