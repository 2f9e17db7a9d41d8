import { describe, expect, it } from "vitest";
import { plainTitle } from "../../draw/latex/text.ts";
import { makeScale } from "../../draw/scale.ts";
import { recorder } from "../../draw/testing/recorder.ts";
import { themes } from "../../draw/theme.ts";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import type { Hist } from "../../hist/hist.ts";
import { sliceOf } from "../../qc/slice.ts";
import { findPanel, runReport } from "../../reports/run.ts";
import { plainView, type FigureView } from "../../route/route.ts";
import { asRootOptions } from "./as-root.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { paintFocus, paintOver } from "./focus-drawing.ts";
import { focusLines, overLines, sliceLine, type FactLine } from "./focus-facts.ts";
import { overOf, sliceAt } from "./focus-over.ts";
import type { FocusInput } from "./focus-parts.ts";
import { sliceRows } from "./focus-read-out.ts";
import { panels, subjectOf } from "./focus-subject.ts";
import { lay } from "./overlay.ts";
import { overlayChoices, toggledOverlay } from "./overlay-words.ts";
import { readOut } from "./read-out.ts";
import { summaryOf } from "./summary.ts";
import { resetView, shownFigure, sliceOfView } from "./view.ts";

const x = fixedAxis(10, 0, 10, "#varphi (rad)");
const y = fixedAxis(40, 0, 8, "DCA (cm)");
/** In every column a peak at 4 with σ 1, in the fifth twice as high. */
const rows = Array.from({ length: 40 }, (_, j) =>
  Array.from({ length: 10 }, (_column, i) =>
    Math.round((i === 4 ? 200 : 100) * Math.exp(-0.5 * (0.1 + j / 5 - 4) ** 2)),
  ),
);
const map = hist2D({ name: "hMap", x, y, rows });
const histogram = hist1D({ name: "hA", x, values: [1, 2, 3, 4, 5, 5, 4, 3, 2, 1] });
const labels = ["559104", "559101"] as const;
const figure = { ...bareFigure("Tracks/hMap"), noun: "tracks" };
const input = (hist: Hist, view: FigureView = plainView): FocusInput => ({
  figure,
  hist,
  measurements: new Map(),
  verdicts: [],
  view,
  overlaid: undefined,
  beside: true,
});
const drawing = (hist: Hist, view: FigureView = plainView) =>
  paintFocus(recorder().ctx, input(hist, view), { width: 900, height: 600, pixelRatio: 1 }, themes.light, "bird");

const told = (lines: readonly FactLine[]): readonly string[] =>
  lines.map(({ of, facts }) =>
    [plainTitle(of), ...facts.map(({ before, value, after }) => `${plainTitle(before)} ${value} ${plainTitle(after)}`)]
      .map((part) => part.replaceAll(/[\u2009 ]+/g, " ").trim())
      .filter((part) => part !== "")
      .join(" | "),
  );

it("of a map of means, as of a TProfile2D, nothing is summed: no projections, slices or numbers of what is in sight", () => {
  const means = { ...map, className: "TProfile2D" };
  const drawn = drawing(means);
  expect(drawn.model.projections).toBeUndefined();
  expect(drawn.model.parts.above).toBeUndefined();
  expect(drawn.model.parts.main.z?.title).toBe("mean");
  const at = { binX: 5, binY: 20, x: [4, 5], y: [3.8, 4], value: 200 } as const;
  expect(sliceAt(drawn, undefined, at)).toBeUndefined();
  expect(readOut(at, means, figure).at(-1)).toMatchObject({ name: "mean", after: "" });
  const seen = { x: [2, 5], y: [0, 8] } as const;
  expect(focusLines({ figure, hist: means, measurements: new Map(), verdicts: [] }, seen)).toHaveLength(1);
  expect(sliceAt(drawing(map), undefined, at)).toBeDefined();
});

describe("lines of facts", () => {
  const facts = { figure, hist: map as Hist, measurements: new Map(), verdicts: [] };

  it("are of all, with mean and width along both axes, and of what is seen where that is less", () => {
    const whole = told(focusLines(facts, { x: [0, 10], y: [0, 8] }));
    expect(whole).toHaveLength(1);
    expect(whole[0]).toMatch(
      /tracks \| mean φ 4\.9\d\d ± 0\.0\d+ rad \| std\. dev\. φ .* rad \| mean DCA 4\.0\d+ ± .* cm/,
    );
    const [, seen] = told(focusLines(facts, { x: [4, 5], y: [0, 8] }));
    expect(seen).toMatch(/^in sight, at bin centres \| 2 50\d tracks \| mean φ 4\.50* rad/);
  });

  it("tell how many bins are not numbers, and so does the summary", () => {
    const some = { ...histogram, values: Float64Array.of(0, NaN, 2, Infinity, 4, 5, 5, 4, 3, 2, 1, NaN) };
    const of = { ...facts, hist: some };
    expect(told(focusLines(of, { x: [0, 10], y: undefined }))[0]).toMatch(/tracks \| 2 bins are not numbers( \||$)/);
    expect(summaryOf({ ...of, title: "A" })).toContain(" 2 bins are not numbers.");
    const [cell] = [map.x.n + 3];
    const values = map.values.map((value, at) => (at === cell ? NaN : value));
    const one = { ...facts, hist: { ...map, values } };
    expect(told(focusLines(one, { x: [0, 10], y: [0, 8] }))[0]).toContain("tracks | 1 bin is not a number");
    expect(
      told(focusLines({ ...one, figure: { ...figure, draw: "ratio" } }, { x: [0, 10], y: [0, 8] }))[0],
    ).not.toMatch(/not a number/);
  });

  it("tell a fit first, and then the histogram in a line of its own", () => {
    const fitted = { ...figure, overlays: [{ kind: "gaussian-fit", lo: 2, hi: 8 }] } as const;
    const lines = told(focusLines({ ...facts, figure: fitted, hist: histogram }, { x: [0, 10], y: undefined }));
    expect(lines[0]).toMatch(/^no fit/);
    expect(lines[1]).toMatch(/^all bins \| mean 5\.0/);
  });

  it("name an axis of several words by its letter", () => {
    const long = { ...figure, yTitle: "Clusters per track" };
    expect(told(focusLines({ ...facts, figure: long }, { x: undefined, y: undefined }))[0]).toContain("mean y 4.0");
  });

  it("are of a slice that is held, and of what is laid over", () => {
    const [line] = told([sliceLine(sliceOf(map, "column", 5, [0, 8]), map, figure)]);
    expect(line).toMatch(
      /^column 5, φ 4 to 5 rad \| 2 50\d tracks \| mean 4\.0\d+ ± .* cm \| std\. dev\. .* cm \| median/,
    );
    expect(line).toMatch(/fit: mean 4\.0\d+ ± .* cm \| σ .* cm \| χ²\/ndf/);
    const over = (seen: readonly [number, number]) =>
      told(overLines(lay(histogram, histogram, labels, true), figure, { x: seen, y: undefined }));
    expect(over([0, 10])).toEqual([expect.stringMatching(/^559101 \| 30 tracks \| mean 5\.0/)]);
    expect(over([0, 3])[1]).toMatch(/^559101 in sight, at bin centres \| 6 tracks \| mean/);
    expect(over([20, 30])).toHaveLength(1);
  });

  it("are of what is laid over in the unit of the figure, of another quantity in its own", () => {
    const titled = { ...figure, xTitle: "#phi (turns)" };
    const whole = { x: undefined, y: undefined };
    const [same] = told(overLines(lay(histogram, histogram, labels, true), titled, whole));
    expect(same).toMatch(/mean .* turns/);
    const time = { ...histogram, x: { ...histogram.x, title: "t (ns)" } };
    const [other] = told(overLines(lay(histogram, time, labels, true), titled, whole));
    expect(other).toMatch(/mean .* ns/);
  });
});

it("a slice is read with its sum, mean, median and fit, in the unit of the axis it runs along", () => {
  const all = sliceRows(sliceOf(map, "column", 5, [0, 8]), map, figure);
  expect(all.map(({ name }) => name)).toEqual(["column 5", "mean", "fit"]);
  expect(all[0]).toMatchObject({ after: "tracks" });
  expect(all[1]?.after).toMatch(/^cm, median 4/);
  expect(all[2]?.after).toMatch(/^cm, #sigma /);
  const empty = hist2D({ x, y, rows: rows.map((row) => row.map(() => 0)) });
  expect(sliceRows(sliceOf(empty, "row", 1, [0, 10]), empty, figure)).toEqual([
    { name: "row 1", value: "0", after: "tracks" },
  ]);
});

describe("what lies over a figure", () => {
  const hit = { binX: 5, binY: 21, value: 200, x: [4, 5], y: [4, 4.2] } as const;

  it("is the column at the pointer, with a line through it and a ring at the bin", () => {
    const made = drawing(map);
    const slice = sliceAt(made, undefined, hit)!;
    expect(slice).toMatchObject({ along: "column", bin: 5 });
    const { cross } = overOf(made, slice, hit);
    expect(cross.x).toBeCloseTo(made.geometry.x.toPixel(4.5));
    expect(cross.y).toBeUndefined();
    expect(cross.ring![1]).toBeCloseTo(made.geometry.y.toPixel(4.1));
  });

  it("is the slice that is held, wherever the pointer is; rows have a line across", () => {
    const made = drawing(map);
    expect(sliceAt(made, { along: "column", bin: 2 }, hit)?.bin).toBe(2);
    expect(sliceAt(made, { along: "row", bin: undefined }, hit)?.bin).toBe(21);
    const { cross } = overOf(made, sliceAt(made, { along: "row", bin: 3 }, undefined), undefined);
    expect(cross).toMatchObject({ y: made.geometry.y.toPixel(0.5), ring: undefined });
    expect(sliceAt(made, { along: "row", bin: 999 }, undefined)).toBeUndefined();
    expect(sliceAt(made, undefined, undefined)).toBeUndefined();
  });

  it("is that at the pointer where the map has not the one that is held", () => {
    const made = drawing(map);
    expect(sliceAt(made, { along: "row", bin: 99_999 }, hit)).toMatchObject({ along: "row", bin: 21 });
    expect(sliceAt(made, { along: "column", bin: 11 }, undefined)).toBeUndefined();
  });

  it("is of the bins that are seen", () => {
    const whole = sliceAt(drawing(map), { along: "column", bin: 5 }, undefined)!;
    const upper = sliceAt(drawing(map, { ...plainView, y: [4, 8] }), { along: "column", bin: 5 }, undefined)!;
    expect(upper.sum).toBeLessThan(whole.sum);
    expect(upper.mean!.value).toBeGreaterThan(whole.mean!.value);
  });

  it("of a histogram is a line and a ring, without a slice", () => {
    const made = drawing(histogram);
    const at = { binX: 5, binY: undefined, value: 5, x: [4, 5], y: undefined } as const;
    expect(sliceAt(made, { along: "column", bin: 3 }, at)).toBeUndefined();
    expect(overOf(made, undefined, at).cross).toEqual({
      x: made.geometry.x.toPixel(4.5),
      ring: [made.geometry.x.toPixel(4.5), made.geometry.y.toPixel(5)],
    });
    expect(overOf(made, undefined, { ...at, value: NaN }).cross.ring).toBeUndefined();
  });

  it("is painted in the place of the projection, and names the slice", () => {
    const { ctx, texts, depth } = recorder();
    const made = drawing(map);
    const slice = sliceAt(made, undefined, hit);
    paintOver(ctx, made, overOf(made, slice, hit, [100, 100, 200, 200]), themes.light, "bird");
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(["column 5", "all, scaled"]));
    expect(depth()).toBe(0);
  });
});

describe("overlays of the report", () => {
  const mip = findPanel(runReport, "mip-qtot")!.figures[0]!;

  it("are told in words and left out one by one, in the order of links", () => {
    expect(overlayChoices(mip, []).map(({ words }) => words)).toEqual([
      "Target 50 arb. u.",
      "Wanted range 48 to 52",
      "Gaussian fit in 40 to 60",
    ]);
    expect(overlayChoices(figure, [])).toEqual([]);
    const one = toggledOverlay(undefined, "gaussian-fit");
    expect(toggledOverlay(one, "target")).toEqual(["target", "gaussian-fit"]);
    expect(toggledOverlay(one, "gaussian-fit")).toBeUndefined();
    expect(shownFigure(mip, { hide: one }).overlays.map(({ kind }) => kind)).toEqual(["wanted", "target"]);
    expect(shownFigure(mip, {})).toBe(mip);
  });

  it("stay left out when ranges are taken back, and so does what is laid over", () => {
    const overlay = { object: "Tracks/hEta", from: undefined, scaled: true };
    const view = {
      ...plainView,
      x: [0, 1],
      log: ["y"],
      slice: { along: "row", bin: 2 },
      hide: ["sectors"],
      overlay,
    } as const;
    expect(resetView(view)).toEqual({ ...plainView, hide: ["sectors"], overlay, painter: undefined });
    expect(sliceOfView("column", undefined)).toBeUndefined();
    expect(sliceOfView("row", undefined)).toEqual({ along: "row", bin: undefined });
  });
});

describe("what ROOT's painters are told", () => {
  const ready = (hist: Hist) =>
    ({ kind: "ready", object: { kind: "histogram", name: hist.name, hist }, measurements: new Map() }) as const;

  it("is the stored option, for a map colours in the palette that is chosen, logarithms and ranges", () => {
    const view = { ...plainView, x: [1, 2], z: [0, 9], log: ["z"] } as const;
    expect(asRootOptions(figure, ready(map), view, "cividis")).toEqual({
      name: "Tracks/hMap",
      option: "colz pal113",
      log: { x: false, y: false, z: true },
      ranges: { x: [1, 2], y: undefined, z: [0, 9] },
    });
    const stored = ready({ ...map, option: "box" });
    expect(asRootOptions(figure, stored, plainView, "bird").option).toBe("box pal57");
    expect(asRootOptions(figure, ready(histogram), plainView, "viridis").option).toBeUndefined();
    const eta = findPanel(runReport, "eta")!.figures[0]!;
    expect(asRootOptions(eta, ready(histogram), plainView, "bird").ranges?.x).toEqual([-1.1, 1.1]);
  });

  it("is nothing of a canvas, which has all that of its own", () => {
    const canvas = {
      kind: "ready",
      object: { kind: "canvas", name: "c", hists: [map], graphs: [] },
      measurements: new Map(),
    } as const;
    expect(asRootOptions(figure, canvas, { ...plainView, log: ["x"] }, "viridis")).toEqual({ name: "Tracks/hMap" });
  });
});

it("a page is about a panel and its figure, or an object; what the report has not is told", () => {
  const rest = {
    source: { kind: "file", name: "a.root" },
    identity: undefined,
    run: undefined,
    release: undefined,
  } as const;
  const place = { ...rest, rule: "robust", palette: "bird", view: plainView } as const;
  const panel = (id: string, which: number) => subjectOf({ page: "panel", panel: id, figure: which, ...place });
  expect(panel("mip-qtot", 2)).toMatchObject({
    index: panels.findIndex(({ id }) => id === "mip-qtot"),
    which: 2,
    name: "mip-qtot-OROC1",
  });
  expect(panel("mip-qtot", 9)).toMatchObject({ which: 0, name: "mip-qtot-TPC" });
  expect(panel("eta", 0)).toMatchObject({ title: "Pseudorapidity", name: "eta" });
  expect(panel("none", 0)).toMatchObject({ index: -1, figure: undefined });
  const object = subjectOf({ page: "object", object: "PID/hNClsPID@17", ...place });
  expect(object).toMatchObject({ index: -1, name: "hNClsPID", figure: { object: "PID/hNClsPID@17", overlays: [] } });
});

it("scales are those of the axes", () => {
  const made = drawing(map, { ...plainView, x: [2, 6] });
  expect(made.geometry.x).toMatchObject({ lo: 2, hi: 6, log: false });
  const { from, to } = made.geometry.x;
  expect(made.geometry.x.toPixel(3)).toBeCloseTo(makeScale(2, 6, false, from, to).toPixel(3));
});
