import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import type { Graph } from "../../hist/graph.ts";
import type { Hist } from "../../hist/hist.ts";
import { profileX } from "../../hist/profile.ts";
import { sliceOf } from "../../qc/slice.ts";
import { plainView } from "../../route/route.ts";
import type { KeptRun } from "../../state/app.ts";
import { fakeRuns } from "../testing/fake-app.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { figureModel, type FigureInput } from "./figure-model.ts";
import { focusModel, sliceModel } from "./focus-parts.ts";
import { overRows } from "./focus-read-out.ts";
import { overlayLabels, overlayNote, overlayState, type RunNames } from "./laid-over.ts";
import { lay, mismatch, ratioModel, withOverlay } from "./overlay.ts";
import { overlayOf, referenceRuns } from "./reference.ts";
import { hasIntegral } from "./view.ts";

const x = fixedAxis(4, 0, 4, "#eta");
const a = hist1D({ name: "hA", x, values: [100, 200, 300, 400] });
const b = hist1D({ name: "hB", x, values: [10, 20, 40, 30] });
const map = hist2D({ name: "hMap", x, y: fixedAxis(2, 0, 2), rows: [[9, 1, 4, 4], [1, 9, 4, 4]] }); // prettier-ignore
const labels = ["559104", "559101"] as const;
const input = (hist: Hist, change: Partial<FigureInput> = {}): FigureInput => ({
  figure: bareFigure("Tracks/hA"),
  hist,
  measurements: new Map(),
  verdicts: [],
  view: plainView,
  ...change,
});

describe("one histogram over another", () => {
  it("is scaled to its integral where wanted, and the ratio is of what is drawn", () => {
    const scaled = lay(a, b, labels, true);
    expect(scaled.drawn).toMatchObject({ kind: "1d", values: Float64Array.of(0, 100, 200, 400, 300, 0) });
    expect(Array.from(scaled.ratio!.values)).toEqual([1, 1, 0.75, 400 / 300]);
    const plain = lay(a, b, labels, false);
    expect(plain.drawn).toBe(b);
    expect(plain.ratio!.values[0]).toBe(10);
    expect(lay(a, { ...b, values: b.values.map(() => 0) }, labels, true)).toMatchObject({ scaled: false });
  });

  it("is drawn dashed in the other colour, both unfilled, with room for the higher and both names", () => {
    const model = withOverlay(figureModel(input(a)), input(a), lay(a, b, labels, true));
    expect(model.layers.map((layer) => layer.kind === "steps" && [layer.ink, layer.filled, layer.dash])).toEqual([
      ["A", false, "solid"],
      ["B", false, "dashed"],
    ]);
    expect(model.legend?.map(({ label }) => label)).toEqual(["559104", "559101, scaled"]);
    const higher = withOverlay(figureModel(input(b)), input(b), lay(b, a, labels, false));
    expect(higher.y.hi).toBeGreaterThan(400);
  });

  it("has its ratio below on the same x axis, about 1", () => {
    const model = figureModel(input(a, { view: { ...plainView, x: [1, 4] } }));
    const ratio = ratioModel(model, lay(a, b, labels, true))!;
    expect(ratio.x).toBe(model.x);
    expect(ratio.y).toMatchObject({ log: false, title: "559104 / 559101" });
    expect(ratio.y.lo + ratio.y.hi).toBeCloseTo(2);
  });

  it("has none where the bins differ, which is said", () => {
    const other = hist1D({ x: fixedAxis(3, 0, 4), values: [1, 2, 3] });
    const laid = lay(a, other, labels, true);
    expect(ratioModel(figureModel(input(a)), laid)).toBeUndefined();
    expect(overlayNote(a, laid)).toBe(
      "The bins differ: 559101 is scaled by their width, to the same integral over the range of both; there is no ratio.",
    );
    expect(overlayNote(a, lay(a, other, labels, false))).toBe("The bins differ: there is no ratio.");
    expect(overlayNote(a, lay(a, b, labels, true))).toBeUndefined();
  });

  it("is as high in other bins: what is the same is drawn the same", () => {
    const fine = hist1D({ name: "hB", x: fixedAxis(8, 0, 4, "#eta"), values: [5, 5, 10, 10, 15, 15, 20, 20] });
    const laid = lay(a, fine, labels, true);
    expect(laid.drawn).toMatchObject({
      x: fine.x,
      values: Float64Array.of(0, 100, 100, 200, 200, 300, 300, 400, 400, 0),
    });
    const hit = { binX: 3, binY: undefined, value: 300, x: [2, 3], y: undefined } as const;
    expect(overRows(hit, laid, bareFigure("Tracks/hA"))).toMatchObject([{ name: "559101, scaled" }]);
    expect(lay(a, fine, labels, false).drawn).toBe(fine);
    const fineMap = hist2D({ name: "hB", x: fine.x, y: map.y, rows: [[5, 4, 1, 0, 2, 2, 2, 2], [0, 1, 4, 5, 2, 2, 2, 2]] }); // prettier-ignore
    const overlaid = lay(map, fineMap, labels, true);
    const { parts } = focusModel({ ...input(map), overlaid, beside: true });
    expect(parts.above!.layers[1]).toMatchObject({ values: Float64Array.of(0, 10, 10, 10, 10, 8, 8, 8, 8, 0) });
    expect(overlayNote(map, overlaid)).toBe(
      "Drawn over the projections and slices. The bins differ: 559101 is scaled by their width, to the same integral over the range of both.",
    );
    expect(overlayNote(map, lay(map, map, labels, true))).toBe("Drawn over the projections and slices.");
  });

  it("says of how many bins the ratio is beyond what is drawn", () => {
    const small = hist1D({ name: "hB", x, values: [100, 10, 100, 100] });
    expect(overlayNote(a, lay(a, small, labels, true))).toMatch(/^The ratio of 1 bin is beyond 0 to 2/);
  });

  it("is read beside it: what is drawn of it there, and the ratio", () => {
    const hit = { binX: 3, binY: undefined, value: 300, x: [2, 3], y: undefined } as const;
    const rows = overRows(hit, lay(a, b, labels, true), bareFigure("Tracks/hA"));
    expect(rows.map(({ name }) => name)).toEqual(["559101, scaled", "ratio"]);
    expect(rows[0]?.value).toMatch(/^400.±.60$/);
    expect(rows[1]?.value).toMatch(/^0\.75.±.0\.13$/);
  });
});

it("a profile lies over another as points", () => {
  const profile = profileX(map);
  const model = withOverlay(figureModel(input(profile)), input(profile), lay(profile, profile, labels, true));
  expect(model.layers.map((layer) => layer.kind)).toEqual(["points", "points"]);
  expect(model.legend).toEqual([
    { label: "559104", ink: "A", sample: "point" },
    { label: "559101", ink: "B", sample: "point" },
  ]);
});

it("is scaled only where there is an integral: means and points have none", () => {
  const figure = bareFigure("Tracks/hA");
  const graph = { kind: "graph" } as Graph;
  expect([a, map].map((hist) => hasIntegral(figure, hist))).toEqual([true, true]);
  const means = { ...map, className: "TProfile2D" };
  expect([profileX(map), means, graph].map((hist) => hasIntegral(figure, hist))).toEqual([false, false, false]);
});

it("a map lies over another in its projections, each scaled", () => {
  const twice = hist2D({ name: "hB", x, y: map.y, rows: [[18, 2, 8, 8], [2, 18, 8, 8]] }); // prettier-ignore
  const overlaid = lay(map, twice, labels, true);
  const { parts } = focusModel({ ...input(map), overlaid, beside: true });
  const [own, other] = parts.above!.layers;
  expect(own).toMatchObject({ kind: "steps", values: Float64Array.of(0, 10, 10, 8, 8, 0) });
  expect(other).toMatchObject({ kind: "steps", ink: "B", values: Float64Array.of(0, 10, 10, 8, 8, 0) });
  const hit = { binX: 1, binY: 1, value: 9, x: [0, 1], y: [0, 1] } as const;
  expect(overRows(hit, overlaid, bareFigure("Tracks/hA"))[0]).toMatchObject({ name: "559101" });
});

it("what lies over tells nothing where its axes do not reach, though it has flow there", () => {
  const wide = hist1D({ name: "hA", x: fixedAxis(8, -4, 12, "#eta"), values: [1, 2, 3, 4, 5, 6, 7, 8] });
  const narrow = hist1D({ name: "hB", x, values: [10, 20, 40, 30], flow: [500, 700] });
  const hit = (bin: number, ...edges: [number, number]) =>
    ({ binX: bin, binY: undefined, value: 1, x: edges, y: undefined }) as const;
  const rows = (...where: Parameters<typeof hit>) =>
    overRows(hit(...where), lay(wide, narrow, labels, false), bareFigure("Tracks/hA"));
  expect(rows(1, -4, -2)).toEqual([{ name: "559101", value: "none", after: "here" }]);
  expect(rows(8, 10, 12)).toEqual([{ name: "559101", value: "none", after: "here" }]);
  expect(rows(3, 0, 2)[0]?.value).toMatch(/^20.±/);
  const other = hist2D({ name: "hB", x, y: fixedAxis(2, 5, 7), rows: [[9, 1, 4, 4], [1, 9, 4, 4]] }); // prettier-ignore
  const cell = { binX: 1, binY: 1, value: 9, x: [0, 1], y: [0, 1] } as const;
  expect(overRows(cell, lay(map, other, labels, true), bareFigure("Tracks/hA"))[0]?.value).toBe("none");
});

it("a mean that lies over another has its unit", () => {
  const profile = { ...profileX(map), yTitle: "t (ns)" };
  const hit = { binX: 1, binY: undefined, value: 1, x: [0, 1], y: undefined } as const;
  const figure = { ...bareFigure("Tracks/hA"), yTitle: "t (ms)" };
  const [row] = overRows(hit, lay(profile, profile, labels, true), bareFigure("Tracks/hA"));
  expect(row).toMatchObject({ name: "559101", after: "ns" });
  expect(overRows(hit, lay(profile, profile, labels, true), figure)[0]?.after).toBe("ms");
  const other = { ...profile, yTitle: "z (cm)" };
  expect(overRows(hit, lay(profile, other, labels, true), figure)[0]?.after).toBe("cm");
});

it("a map lies over another only where it has bins: in projections, and in slices of either direction", () => {
  const apart = hist2D({ name: "hB", x: fixedAxis(2, 2, 6), y: fixedAxis(2, 1, 3), rows: [[9, 1], [1, 9]] }); // prettier-ignore
  const overlaid = lay(map, apart, labels, true);
  const seen = { ...input(map, { view: { ...plainView, y: [0, 1] } }), overlaid, beside: true };
  const { parts } = focusModel(seen);
  expect(parts.above!.layers).toHaveLength(1);
  expect(parts.above!.legend?.map(({ label }) => label)).toEqual(["559104"]);
  expect(parts.side!.layers).toHaveLength(2);

  const whole = { ...seen, view: plainView };
  const sliced = (along: "column" | "row", bin: number) =>
    sliceModel(whole, focusModel(whole), sliceOf(map, along, bin, [0, 4]));
  expect(sliced("column", 1).layers.filter(({ kind }) => kind === "steps")).toHaveLength(1);
  expect(sliced("column", 4).layers.filter(({ kind }) => kind === "steps")).toHaveLength(2);
  expect(sliced("row", 1).layers.filter(({ kind }) => kind === "steps")).toHaveLength(1);
  expect(sliced("row", 2).layers.filter(({ kind }) => kind === "steps")).toHaveLength(2);
});

describe("whether two can be laid over each other", () => {
  it("is said in words", () => {
    expect(mismatch(a, b)).toBeUndefined();
    expect(mismatch(a, map)).toBe("hMap is a map, hA is a histogram: they cannot be laid over each other.");
  });

  it("waits for both, and tells what failed", () => {
    const ready = (hist: Hist) =>
      ({ kind: "ready", object: { kind: "histogram", name: hist.name, hist }, measurements: new Map() }) as const;
    const of = (given: { readonly object: { readonly hist: Hist } }): Hist => given.object.hist;
    expect(overlayState(a, undefined, of as never).kind).toBe("none");
    expect(overlayState(a, { kind: "waiting" }, of as never).kind).toBe("waiting");
    expect(overlayState(undefined, ready(b), of as never).kind).toBe("waiting");
    expect(overlayState(a, ready(b), of as never)).toEqual({ kind: "ready", hist: b });
    expect(overlayState(a, ready(map), of as never)).toMatchObject({ kind: "trouble" });
    expect(overlayState(a, ready(b), () => undefined)).toEqual({
      kind: "trouble",
      text: "hB is no histogram and no graph.",
    });
    const error = { kind: "object-missing", path: "Tracks/x", source: "a.root" } as const;
    expect(overlayState(a, { kind: "failed", error }, of as never)).toMatchObject({ text: /no object Tracks\/x/ });
  });
});

describe("what two are called", () => {
  const names = (run: number | undefined, pass?: string, name = `${run}.root`): RunNames =>
    ({ name, info: run === undefined ? undefined : { run, pass } }) as RunNames;
  const link = (object: string) => ({ object, from: undefined, scaled: true });

  it("is what tells them apart", () => {
    const eta = link("Tracks/hEta");
    expect(overlayLabels("Tracks/hEta", link("Tracks/hPt"), names(559104), undefined)).toEqual(["hEta", "hPt"]);
    expect(overlayLabels("Tracks/hEta", eta, names(559104), names(559101))).toEqual(["559104", "559101"]);
    expect(overlayLabels("Tracks/hEta", eta, names(1, "apass1"), names(1, "apass2"))).toEqual(["1 apass1", "1 apass2"]);
    expect(overlayLabels("Tracks/hEta", eta, names(1, "a", "x.root"), names(1, "a", "y.root"))).toEqual([
      "x.root",
      "y.root",
    ]);
    expect(overlayLabels("Tracks/hEta", link("Tracks/hPt"), names(2), names(1))).toEqual(["2 hEta", "1 hPt"]);
    expect(overlayLabels("Tracks/hEta", eta, names(undefined, "", "a.root"), names(1))).toEqual(["a.root", "1"]);
  });
});

describe("runs to lay over", () => {
  it("are those of this browser that were read, but the one that is shown", () => {
    const runs = referenceRuns(fakeRuns, "fake-559104", undefined);
    expect(runs.map(({ words }) => words)).toEqual([
      "559107 LHC24zz apass2",
      "559101 LHC24zz apass2",
      "559115 LHC24zz apass2",
      "559121 LHC24zz apass2",
    ]);
    expect(runs[1]?.from).toEqual({
      source: { kind: "url", url: "demo/559101.root" },
      identity: "fake-559101",
      run: 559101,
    });
    const unread: KeptRun = { ...fakeRuns[0]!, file: undefined };
    expect(referenceRuns([unread], undefined, undefined)).toEqual([]);
  });

  it("have the one of the link among them, whether it is known or not", () => {
    const from = { source: { kind: "url", url: "demo/559101.root" }, identity: undefined, run: 559101 } as const;
    expect(referenceRuns(fakeRuns, undefined, from)).toHaveLength(fakeRuns.length);
    const foreign = { source: { kind: "file", name: "mine.root" }, identity: undefined, run: undefined } as const;
    expect(referenceRuns(fakeRuns, undefined, foreign).at(-1)).toMatchObject({ words: "mine.root", from: foreign });
  });

  it("may be of a link that was pasted, with its object", () => {
    const place = { source: { kind: "url", url: "demo/1.root" }, identity: "i", run: 1 } as const;
    const rest = { rule: "robust", release: undefined, palette: "bird" } as const;
    const report = { page: "run", section: undefined, panel: undefined, ...place, ...rest } as const;
    expect(overlayOf(report, "Tracks/hEta")).toEqual({ object: "Tracks/hEta", from: place });
    const object = { page: "object", object: "Tracks/hPt", view: plainView, ...place, ...rest } as const;
    expect(overlayOf(object, "Tracks/hEta").object).toBe("Tracks/hPt");
    const panel = { page: "panel", panel: "mip-qtot", figure: 1, view: plainView, ...place, ...rest } as const;
    expect(overlayOf(panel, "Tracks/hEta").object).toBe("PID/hdEdxTotMIP_IROC");
  });
});
