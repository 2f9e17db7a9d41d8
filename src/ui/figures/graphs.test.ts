import { describe, expect, it } from "vitest";
import { plainTitle } from "../../draw/latex/text.ts";
import { binTable } from "../../draw/export/table.ts";
import { paintFigure } from "../../draw/paint-figure.ts";
import { recorder } from "../../draw/testing/recorder.ts";
import { themes } from "../../draw/theme.ts";
import { hist1D, fixedAxis } from "../../hist/build.ts";
import type { Graph, GraphErrors } from "../../hist/graph.ts";
import type { PlainObject } from "../../hist/object.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import { findPanel, runReport } from "../../reports/run.ts";
import { graphLines, graphSummary, pointOver, pointRows } from "./graph-words.ts";
import { overlayNote } from "./laid-over.ts";
import { lay, mismatch, withOverlay } from "./overlay.ts";
import { plotModel, type PlotInput } from "./plot-model.ts";
import { plotIn } from "./plotted.ts";

const values = (...numbers: readonly number[]): Float64Array => Float64Array.from(numbers);
const zero = values(0, 0, 0);
const graphOf = (change: Partial<Graph> = {}): Graph => ({
  kind: "graph",
  name: "gain",
  title: "",
  className: "TGraphAsymmErrors",
  xTitle: "time (s)",
  yTitle: "gain",
  x: values(10, 30, 20),
  y: values(1, 3, 2),
  errors: undefined,
  ...change,
});
const uneven: GraphErrors = { x: [zero, zero], y: [values(0.5, 0, 0), values(0.25, 0, 7)] };
const input = (hist: Graph, view: FigureView = plainView): PlotInput => ({
  figure: bareFigure("/gain"),
  hist,
  measurements: new Map(),
  verdicts: [],
  view,
});
const paint = (hist: Graph, view?: FigureView) =>
  paintFigure(recorder().ctx, plotModel(input(hist, view)), { width: 400, height: 300, pixelRatio: 1 }, themes.light);

describe("a graph", () => {
  it("is drawn with all points and their errors in sight, and some room around", () => {
    const { x, y, layers } = plotModel(input(graphOf({ errors: uneven })));
    expect([x.lo < 10, x.hi > 30, y.lo < 0.5, y.hi > 9]).toEqual([true, true, true, true]);
    expect([y.lo, y.hi]).toEqual([expect.closeTo(0.5 - 0.06 * 8.5, 12), expect.closeTo(9 + 0.06 * 8.5, 12)]);
    expect([x.title, y.title]).toEqual(["time (s)", "gain"]);
    expect(layers[0]).toMatchObject({
      kind: "points",
      single: true,
      yErrors: uneven.y[0],
      upErrors: { y: uneven.y[1] },
    });
  });

  it("shows the ranges that are asked for, and on a logarithm positive values alone", () => {
    expect(plotModel(input(graphOf(), { ...plainView, x: [0, 5], y: [1, 2] }))).toMatchObject({
      x: { lo: 0, hi: 5 },
      y: { lo: 1, hi: 2 },
    });
    const { y } = plotModel(input(graphOf({ y: values(-1, 10, 100) }), { ...plainView, log: ["y"] }));
    expect(y.log).toBe(true);
    expect(y.lo).toBeGreaterThan(0);
    expect(y.lo).toBeLessThanOrEqual(10);
  });

  it("is pointed at by its nearest point, then by those stored after it that are in sight", () => {
    const { binAt, pointAfter, x, y } = paint(graphOf());
    const hit = binAt(x.toPixel(29), y.toPixel(2.9))!;
    expect(hit).toMatchObject({ binX: 2, x: [30, 30], value: 3, y: undefined });
    expect(pointAfter!(hit, 1)).toMatchObject({ binX: 3 });
    expect(pointAfter!(hit, 5)).toMatchObject({ binX: 3 });
    expect(pointAfter!(hit, -1)).toMatchObject({ binX: 1 });
    expect(binAt(0, 0)).toBeUndefined();
    const part = paint(graphOf(), { ...plainView, x: [5, 25] });
    expect(part.pointAfter!(hit, 0)).toBeUndefined();
    expect(part.pointAfter!({ ...hit, binX: 1 }, 1)).toMatchObject({ binX: 3 });
  });

  it("is told of by its points and where they lie", () => {
    const words = (graph: Graph, x?: readonly [number, number]): readonly string[] =>
      graphLines(graph, { x, y: undefined }).map(({ of, facts }) =>
        [of, ...facts.map(({ before, value, after }) => `${plainTitle(before)} ${value} ${after}`.trim())].join("|"),
      );
    expect(words(graphOf())).toEqual(["|3 points|time 10 to 30 s|gain 1 to 3"]);
    expect(words(graphOf(), [0, 25])[1]).toBe("in sight|2 points");
    expect(words(graphOf({ y: values(1, NaN, 2) }))[0]).toContain("1 without a finite value, not drawn");
    expect(graphSummary("Gain", graphOf({ errors: uneven }))).toBe(
      "Gain. 3 points. time 10 to 30 s. gain 1 to 3. Points have errors.",
    );
  });

  it("has errors to either side in the read-out and in the table", () => {
    const graph = graphOf({ errors: uneven });
    const hit = { binX: 1, binY: undefined, value: 1, x: [10, 10], y: undefined } as const;
    expect(pointRows(hit, graph).map(({ name, value }) => `${name} ${value}`)).toEqual([
      "point 1",
      "time 10",
      "gain 1 + 0.25 \u2212 0.50",
    ]);
    const even = graphOf({ errors: { x: [zero, zero], y: [uneven.y[0], uneven.y[0]] } });
    expect(pointRows(hit, even)[2]!.value).toBe("1.0\u2009±\u20090.5");
    const { head, count, row } = binTable(graph);
    expect(head).toEqual(["point", "time (s)", "time (s) error", "gain", "gain error down", "gain error up"]);
    expect([count, row(2)]).toEqual([3, [3, 20, 0, 2, 0, 7]]);
  });

  it("lies over another, and over nothing else", () => {
    const other = graphOf({ name: "b", y: values(50, 60, 70), yTitle: "current" });
    const laid = lay(graphOf(), other, ["gain", "b"], true);
    expect(laid).toMatchObject({ scaled: false, ratio: undefined });
    const model = withOverlay(plotModel(input(graphOf())), input(graphOf()), laid);
    expect(model.layers.map((layer) => layer.kind === "points" && layer.ink)).toEqual(["A", "B"]);
    expect(model.y.hi).toBeGreaterThan(70);
    expect(overlayNote(graphOf(), laid)).toBe("Along y one has gain, the other current.");
    expect(pointOver("b", other, 28)).toMatchObject({ name: "b", value: "60" });
    expect(mismatch(graphOf(), hist1D({ x: fixedAxis(1, 0, 1), values: [1] }))).toContain(
      "is a histogram, gain is a graph",
    );
  });
});

describe("what is drawn of an object by itself", () => {
  const ready = (object: PlainObject) => ({ kind: "ready", object, measurements: new Map() }) as const;
  const hist = hist1D({ x: fixedAxis(1, 0, 1), values: [1] });
  const several = ready({ kind: "canvas", name: "c", hists: [], graphs: [graphOf(), graphOf({ name: "b" })] });

  it("is a graph, or the first of what it holds", () => {
    expect(plotIn(bareFigure("/gain"), ready({ kind: "graph", name: "gain", graph: graphOf() }))?.hist.kind).toBe(
      "graph",
    );
    expect(plotIn(bareFigure("/c"), several)?.hist).toMatchObject({ name: "gain" });
    const cube = ready({ kind: "parts", name: "h", className: "TH3F", hists: [hist], graphs: [] });
    expect(plotIn(bareFigure("/h"), cube)?.hist).toBe(hist);
  });

  it("is none of these in figures of the report", () => {
    expect(plotIn(findPanel(runReport, "eta")!.figures[0]!, several)).toBeUndefined();
    expect(plotIn(bareFigure("/c"), undefined)).toBeUndefined();
  });
});
