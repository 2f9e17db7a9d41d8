import { describe, expect, it } from "vitest";
import { shareInk } from "../../draw/ink.ts";
import { curvesFigure } from "../../draw/runs/curves-figure.ts";
import { overlayFigures } from "../../qc/period/overlay.ts";
import { referenceOf } from "../../qc/period/reference.ts";
import { plainView } from "../../route/route.ts";
import { fakeHist1D, fakeOverlay, fakeRuns, manyRuns } from "../testing/fake-runs.ts";
import { drawnOverlay, overlayOf, raisedIn, type Overlay, type OverlayReference } from "./overlay.ts";
import { absentTable, absentWords, overlayFacts, overlayRows, overlaySummary, overlayTable } from "./overlay-words.ts";
import { coloursByOrder, coloursByValue } from "./run-colours.ts";

const overlay = overlayOf(fakeOverlay())!;
const colours = coloursByOrder(fakeRuns.map(({ label }) => label.slice(-3)));
const there = overlay.curves.filter((curve) => curve !== undefined);
const median: OverlayReference = { name: "median of 12 runs", of: referenceOf(there)!, compare: "ratio" };
const nobody = new Set<number>();
const drawn = drawnOverlay(overlay, fakeRuns, colours, nobody, median, plainView);

describe("colours of runs", () => {
  it("go from the first to the last, by order or by value; what is not known is grey", () => {
    expect(colours.inks[0]).toBe(shareInk(0));
    expect(colours.inks.at(-1)).toBe(shareInk(1));
    expect(colours.ends).toEqual(["101", "121"]);
    const rates = coloursByValue([10, undefined, 30, 20], (value) => `${value} kHz`);
    expect(rates).toEqual({ inks: [shareInk(0), "axis", shareInk(1), shareInk(0.5)], ends: ["10 kHz", "30 kHz"] });
    expect(coloursByValue([undefined, 5], String)).toEqual({ inks: ["axis", shareInk(0)], ends: undefined });
    expect([coloursByOrder(["1"]).ends, coloursByOrder([]).ends]).toEqual([undefined, undefined]);
  });
});

describe("an overlay", () => {
  it("has the shares of each run that has entries, names what is off, and compares with the reference", () => {
    expect(drawn.runs).toHaveLength(12);
    const { model } = drawn;
    expect(model.curves[0]!.cells.slice(1, -1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(model.curves.flatMap(({ tag }) => tag ?? [])).toEqual(["559119"]);
    expect([model.bar, model.legend]).toEqual([["101", "121"], []]);
    const [run, bin] = [drawn.runs.indexOf(12), 200];
    const [ratio, own] = [model.below!.curves[run]!.values[bin]!, overlay.curves[12]!.values[bin]!];
    expect(ratio).toBeCloseTo(own / median.of.values[bin]!, 12);
    expect(model.below).toMatchObject({ title: "run / median of 12 runs", middle: 1, range: { lo: 0, hi: 2 } });
  });

  it("has a line at what is wanted where that is known: along x of the peak of MIPs, along y of its means", () => {
    const targets = overlayFigures.flatMap(({ spec, target }) => (target === undefined ? [] : [[spec, target.axis]]));
    expect(Object.fromEntries(targets)).toEqual({
      ...Object.fromEntries(["a", "b", "c", "d", "e"].map((letter) => [`P-50${letter}`, "x"])),
      ...Object.fromEntries([51, 53, 55, 57].map((number) => [`P-${number}`, "y"])),
    });
    const figure = overlayFigures.find(({ spec }) => spec === "P-51")!;
    const mip = overlayOf({ ...fakeOverlay(), figure })!;
    const { model } = drawnOverlay(mip, fakeRuns, colours, nobody, undefined, plainView);
    const rule = { kind: "rule", axis: "y", at: 50 };
    const { layers } = curvesFigure(model, { curves: [], greyed: false }).main;
    expect(layers).toContainEqual(expect.objectContaining(rule));
    const without = curvesFigure(drawn.model, { curves: [], greyed: false }).main;
    expect(without.layers.some(({ kind }) => kind === "rule")).toBe(false);
  });

  it("has the unit of φ, which is stored without", () => {
    const at = (n: number, title: string) => {
      const x = { ...overlay.x, n, lo: 0, hi: 2 * Math.PI, edges: undefined, title };
      const hist = { ...fakeHist1D(1, 0), x };
      return overlayOf({ ...fakeOverlay(), otherBins: [], curves: [{ kind: "counts", hist, fit: undefined }] })!.xTitle;
    };
    expect([at(360, "#phi"), at(360, "#phi_{TPC}")]).toEqual(["#phi (rad)", "#phi_{TPC}"]);
    expect(overlay.xTitle).toBe("clusters per track");
  });

  it("has no ratio where either side has under 8 entries", () => {
    const few = { ...overlay, curves: [{ values: [0.7, 0.3], errors: [0.7 / Math.sqrt(7), 0.1] }] };
    const of = { values: Float64Array.of(0.5, 0.5), spread: Float64Array.of(0.1, 0.1), runs: 2 };
    const two = { ...few, x: { ...overlay.x, n: 2 } };
    const ratios = (kind: typeof overlay.kind) =>
      drawnOverlay({ ...two, kind }, fakeRuns.slice(0, 1), colours, nobody, { ...median, of }, plainView).model.below!
        .curves[0]!.values;
    expect([...ratios("steps")]).toEqual([NaN, 0.6]);
    expect([...ratios("line")]).toEqual([1.4, 0.6]);
  });

  it("leaves hidden runs out and raises the one that is pointed at before the one that is kept", () => {
    const without = drawnOverlay(overlay, fakeRuns, colours, new Set([0, 12]), undefined, plainView);
    expect(without.runs).not.toContain(12);
    expect([without.model.below, without.model.reference]).toEqual([undefined, undefined]);
    const raised = (kept: number | undefined, pointed?: number) =>
      raisedIn(without, fakeRuns, { hidden: nobody, raised: kept, pointed });
    expect(raised(3)).toEqual({ curves: [without.runs.indexOf(3)], greyed: false });
    expect(raised(3, 4)).toEqual({ curves: [without.runs.indexOf(4)], greyed: true });
    expect(raised(12)).toEqual({ curves: [], greyed: false });
  });

  it("has a legend of few runs; B is dashed, and what the reference is has nothing below", () => {
    const runs = ["A apass2", "B apass1"].map((label, place) => ({ ...fakeRuns[0]!, place, label }));
    const two = { ...overlay, curves: there.slice(0, 2) };
    const reference: OverlayReference = { name: "B", of: referenceOf([there[1]!])!, compare: "pull", run: 1, who: "A" };
    const inks = { inks: ["A", "B"], ends: undefined };
    const { model } = drawnOverlay(two, runs, inks, nobody, reference, plainView);
    expect(model.legend.map(({ label, sample }) => [label, sample])).toEqual([
      ["A apass2", "line"],
      ["B apass1", "dashed"],
    ]);
    expect(model.curves.map(({ dash }) => dash)).toEqual([undefined, "dashed"]);
    expect(model.below!.title).toBe("(A − B) / error");
    expect(model.below!.curves[1]!.values.every(Number.isNaN)).toBe(true);
    expect(model.below!.range).toEqual({ lo: -5, hi: 5 });
  });

  it("tells of a run in a bin its share ± error, its ratio and where it is off", () => {
    const hit = { curve: drawn.runs.indexOf(12), bin: 220 };
    const rows = overlayRows(overlay, drawn, fakeRuns, median, hit);
    expect(rows.map(({ name }) => name)).toEqual([
      "run",
      "clusters per track",
      "Tracks per bin, normalised",
      "ratio",
      "quality",
    ]);
    const values = Float64Array.from(fakeHist1D(12, 9).values);
    const share = values[220]! / values.reduce((sum, value) => sum + value, 0);
    expect(rows[2]!.value.startsWith(share.toFixed(5))).toBe(true);
    expect(rows[4]).toMatchObject({ value: "bad", after: expect.stringMatching(/fewer|more|times/) });
    expect(overlayRows(overlay, drawn, fakeRuns, undefined, { curve: 0, bin: 1 })).toHaveLength(3);
  });

  it("names in its facts only runs that are off", () => {
    const facts = overlayFacts(overlay, drawn, fakeRuns, median);
    expect(facts.map(({ value }) => value)).toEqual(["12", "559119", "148", ""]);
    expect(facts[1]).toMatchObject({
      before: "most different:",
      after: expect.stringMatching(/ at .*; Jensen–Shannon 0\.\d+, [\d.e-]+ by chance$/),
    });
    expect(facts[2]).toEqual({ before: "▲", value: "148", after: "points beyond 0 to 2" });
    expect(overlaySummary(overlay, drawn, fakeRuns, median)).toMatch(
      /^Clusters per track, curves of all runs\. 12 runs/,
    );
  });

  it("shows a run with too few entries grey, without letting it set a range; by today's rule names what its line does", () => {
    const of = fakeOverlay();
    const few = { kind: "few-entries", error: 1, allowed: 0.1 } as const;
    const judged = of.judged.map((each, run) =>
      run === 5 ? { ...each, quality: "null" as const, unjudged: few } : each,
    );
    const noisy = overlayOf({ ...of, judged })!;
    const model = (each: Overlay) => drawnOverlay(each, fakeRuns, colours, nobody, median, plainView);
    const at = model(noisy).runs.indexOf(5);
    expect(model(noisy).model.curves.flatMap(({ faint }, curve) => (faint === true ? [curve] : []))).toEqual([at]);
    const values = Float64Array.from(noisy.curves[5]!.values, (value) => 20 * value);
    const far = { ...noisy, curves: noisy.curves.with(5, { ...noisy.curves[5]!, values }) };
    expect(model(far).model.below!.range).toEqual(model(noisy).model.below!.range);
    expect(overlayFacts(noisy, model(noisy), fakeRuns, undefined)).toContainEqual({
      before: "grey:",
      value: fakeRuns[5]!.label,
      after: "too few entries",
    });
    const parity = overlayOf({ ...of, judged }, { rule: "parity" })!;
    expect(overlayFacts(parity, model(parity), fakeRuns, undefined)).toContainEqual({
      before: "furthest from the mean shape:",
      value: "559119",
      after: expect.stringMatching(/^Kullback–Leibler 0\.\d+, [\d.e-]+ by chance$/),
    });
    expect(noisy.divergent).toBeUndefined();
  });

  it("is a table of every bin of every run, hidden ones too, with ratios and their errors", () => {
    const shown = { hidden: new Set([1]), raised: undefined };
    const table = overlayTable(overlay, drawn, fakeRuns, shown, undefined);
    expect(table.count).toBe(12 * 360 + 2);
    expect(table.head).toEqual([
      "run",
      "hidden",
      "clusters per track from",
      "clusters per track to",
      "Tracks per bin, normalised",
      "error",
      "run / median of 12 runs",
      "error of run / median of 12 runs",
      "why",
    ]);
    expect(table.row(360).slice(0, 3)).toEqual(["559102", "yes", 80]);
    const filled = Array.from({ length: 360 }, (_, bin) => table.row(bin)).find((row) => row[6] !== undefined)!;
    const [share, error, ratio, ofRatio] = filled.slice(4) as readonly number[];
    expect(ofRatio! / ratio!).toBeGreaterThanOrEqual(error! / share!);
    const rows = Array.from({ length: table.count }, (_, index) => table.row(index));
    expect(rows.at(-1)).toEqual([
      "559121",
      "no",
      ...Array.from({ length: 6 }, () => undefined),
      "not read: the file is cut at 60 % of its length",
    ]);
    expect(overlayTable(overlay, drawn, fakeRuns, undefined, undefined).head).not.toContain("hidden");
    const withReference = overlayTable(overlay, drawn, fakeRuns, shown, median);
    expect(withReference.count).toBe(table.count + 360);
    const { values, spread } = median.of;
    const bin = values.findIndex((value) => value > 0);
    expect(withReference.row(table.count + bin)).toEqual([
      median.name,
      "no",
      expect.any(Number),
      expect.any(Number),
      values[bin],
      spread[bin],
      undefined,
      undefined,
      "reference",
    ]);
  });

  it("where no run has a curve tells why of each, in words and as a table with a row a run", () => {
    const absent = fakeRuns.map(({ reason }, i) => (reason === undefined && i > 0 ? "has no values per pad" : ""));
    expect(absentWords(absent)).toBe("No run has this curve: each has no values per pad.");
    expect(absentWords(["", ""])).toBe("No run has this curve.");
    expect(absentWords([])).toBe("No run is read yet.");
    const table = absentTable(fakeRuns, absent, { hidden: new Set([1]), raised: undefined });
    expect(table.head).toEqual(["run", "hidden", "why"]);
    expect(table.count).toBe(fakeRuns.length);
    expect([table.row(0), table.row(1), table.row(13)]).toEqual([
      ["559101", "no", "no entries"],
      ["559102", "yes", "has no values per pad"],
      ["559121", "no", "not read: the file is cut at 60 % of its length"],
    ]);
    expect(absentTable(fakeRuns, absent, undefined).head).toEqual(["run", "why"]);
  });

  it("of no run with a curve is none", () => {
    const none = fakeOverlay(manyRuns(2));
    expect(overlayOf({ ...none, curves: [undefined, undefined] })).toBeUndefined();
  });
});
