import { describe, expect, it } from "vitest";
import { centersOf } from "../hist/axis.ts";
import { fixedAxis, hist1D, hist2D } from "../hist/build.ts";
import type { Hist } from "../hist/hist.ts";
import { profileX } from "../hist/profile.ts";
import type { BetheBlochParameters } from "./bethe-bloch.ts";
import { measure, measureHist, type Partner } from "./measure.ts";
import { partnersOf, recipeKey, type HistRecipe } from "./recipe.ts";
import { separationOf } from "./separation.ts";
import { dEdxMaps } from "./testing/dedx-map.ts";

const phi = fixedAxis(360, 0, 2 * Math.PI);
const y = fixedAxis(10, 0, 10);
const peak = hist1D({
  name: "hdEdxTotMIP_TPC",
  x: fixedAxis(100, 50 / 3, 150),
  values: centersOf(fixedAxis(100, 50 / 3, 150)).map((x) => Math.round(1000 * Math.exp(-0.5 * ((x - 50) / 5) ** 2))),
});
// Sector k has k + 1 entries a bin; the map's sector k has them in row k mod 10, but sector 4 has none.
const round = hist1D({ x: phi, values: Array.from({ length: 360 }, (_, i) => 1 + Math.floor(i / 20)) });
const map = hist2D({
  x: phi,
  y,
  rows: Array.from({ length: 10 }, (_, j) =>
    Array.from({ length: 360 }, (_, i) => (Math.floor(i / 20) % 10 === j && Math.floor(i / 20) !== 4 ? 2 : 0)),
  ),
});

describe("measureHist", () => {
  const applies: Record<HistRecipe["kind"], readonly Hist["kind"][]> = {
    moments: ["1d", "2d", "profile"],
    contents: ["1d"],
    axes: ["1d", "2d", "profile"],
    "median-profile": ["2d"],
    "quantile-band": ["2d"],
    "gaussian-fit": ["1d"],
    "sector-sums": ["1d"],
    "sector-medians": ["2d"],
    "phi-means": ["2d"],
    peak: ["1d"],
    "slice-fits": ["2d"],
    "bethe-bloch": ["1d", "2d", "profile"],
    // Of maps of dE/dx against momentum alone.
    separation: [],
    "species-profiles": ["2d"],
    "sector-gains": [],
    "map-ratio": ["2d"],
    expression: ["1d", "2d", "profile"],
  };
  const recipes: readonly HistRecipe[] = [
    { kind: "moments" },
    { kind: "contents" },
    { kind: "axes" },
    { kind: "median-profile", rule: "robust" },
    { kind: "median-profile", rule: "parity" },
    { kind: "quantile-band", rule: "robust" },
    { kind: "quantile-band", rule: "parity" },
    { kind: "gaussian-fit", lo: 40, hi: 60 },
    { kind: "sector-sums" },
    { kind: "sector-medians" },
    { kind: "phi-means" },
    { kind: "peak", width: 2 },
    { kind: "slice-fits", rule: "robust", lo: 0, hi: 10, crop: false, width: 2 },
    { kind: "slice-fits", rule: "parity", lo: 0, hi: 10, crop: true, width: 2 },
    { kind: "bethe-bloch" },
    { kind: "separation", rule: "robust" },
    { kind: "separation", rule: "parity" },
    { kind: "species-profiles", rule: "robust", hypothesis: { map: "map", canvas: "canvas" }, rebinX: 4 },
    { kind: "map-ratio", by: "map", rebinX: 2 },
    { kind: "expression", text: "mean > stdDev" },
  ];
  const partner: Partner = (name) => (name === "map" ? { kind: "histogram", name, hist: map } : undefined);
  it.each(recipes)("applies $kind to the kinds of histogram it is for", (recipe) => {
    for (const hist of [round, map, profileX(map)]) {
      expect(measureHist(hist, recipe, partner)?.kind).toBe(
        applies[recipe.kind].includes(hist.kind) ? recipe.kind : undefined,
      );
    }
  });

  it("gives only what can be posted and stored", () => {
    for (const hist of [round, map, profileX(map)]) {
      for (const recipe of recipes)
        expect(structuredClone(measureHist(hist, recipe, partner))).toEqual(measureHist(hist, recipe, partner));
    }
  });

  it("takes moments along both axes, contents and the peak", () => {
    const got = measureHist(
      hist2D({
        x: [0, 1, 2],
        y: [0, 1, 2],
        rows: [
          [0, 1],
          [3, 0],
        ],
      }),
      { kind: "moments" },
    );
    expect(got).toMatchObject({
      entries: 4,
      effectiveEntries: 4,
      integral: 4,
      integralWithFlow: 4,
      x: { mean: { value: 0.75 } },
      y: { mean: { value: 1.25 } },
      peak: { value: 3, x: 1, y: 2 },
    });
  });

  it("has no moments of an empty histogram", () => {
    expect(measureHist(hist1D({ x: [0, 1], values: [0] }), { kind: "moments" })).toMatchObject({
      entries: 0,
      x: { mean: undefined, stdDev: undefined },
      y: undefined,
      peak: undefined,
    });
  });

  it("leaves gaps in a robust median profile where parity has 0", () => {
    const thin = hist2D({ x: [0, 1, 2, 3], y, rows: Array.from({ length: 10 }, () => [0, 1, 10]) });
    const robust = measureHist(thin, { kind: "median-profile", rule: "robust" });
    const parity = measureHist(thin, { kind: "median-profile", rule: "parity" });
    expect(robust).toMatchObject({ values: Float64Array.of(NaN, NaN, 5), medianOfMedians: 5 });
    expect(parity).toMatchObject({ values: Float64Array.of(0, 4.5, 4.5), entries: Float64Array.of(0, 10, 100) });
    expect(parity).toMatchObject({ medianOfMedians: 4.5 });
  });

  it("has the 16 % and 84 % quantiles as a band", () => {
    const even = hist2D({ x: [0, 1], y, rows: Array.from({ length: 10 }, () => [10]) });
    for (const rule of ["robust", "parity"] as const) {
      const band = measureHist(even, { kind: "quantile-band", rule });
      if (band?.kind !== "quantile-band") throw new Error("of another kind");
      expect(band.low.values[0]).toBeCloseTo(1.6, 12);
      expect(band.high.values[0]).toBeCloseTo(8.4, 12);
      expect(band.low.errors[0]).toBeGreaterThan(0);
    }
  });

  it("takes the separation power of a map of dE/dx, species from another map or from a canvas", () => {
    const { dEdx, labels } = dEdxMaps({ seed: 1, tracks: 20_000, momenta: [0.34, 0.459] });
    expect(measureHist(dEdx, { kind: "separation", rule: "robust" })).toMatchObject({
      separation: { rule: "robust", usual: { missing: undefined } },
    });
    expect(measureHist(dEdx, { kind: "separation", rule: "parity" })).toMatchObject({ separation: { rule: "parity" } });
    const recipe = {
      kind: "species-profiles",
      rule: "parity",
      hypothesis: { map: "labels", canvas: "canvas" },
      rebinX: 4,
    } as const;
    const own: Partner = (name) => (name === "labels" ? { kind: "histogram", name, hist: labels } : undefined);
    const drawn: Partner = (name) =>
      name === "canvas"
        ? { kind: "canvas", name, hists: [dEdx, { ...labels, name: "labels" }], graphs: [] }
        : undefined;
    const [of, ofCanvas] = [measureHist(dEdx, recipe, own), measureHist(dEdx, recipe, drawn)];
    expect(of).toMatchObject({ species: { from: "map", merged: false } });
    expect(ofCanvas).toMatchObject({ species: { from: "canvas", merged: false } });
    expect(measureHist(dEdx, recipe)).toBeUndefined();
    for (const measured of [of, ofCanvas, measureHist(dEdx, { kind: "separation", rule: "robust" })]) {
      expect(structuredClone(measured)).toEqual(measured);
    }
  });

  it("takes the curve of the file for the separation power, and what the PID task has stored beside it", () => {
    const { dEdx } = dEdxMaps({ seed: 1, tracks: 20_000, momenta: [0.34, 0.459] });
    const parameters = [0.20445, 4.1918, 0.0101263, 2.27821, 0.98074];
    const branch = { title: "", type: "double", entries: 1, unpacked: 8, packed: 8, numeric: true };
    const branches = parameters.map((value, i) => ({
      ...branch,
      name: `BB_Parameter${i}`,
      values: Float64Array.of(value),
    }));
    const tree = { name: "BetheBlochParameters", title: "", className: "TTree", entries: 1, branches };
    const labels = ["Separation Power"];
    const axis = { n: 1, lo: 0, hi: 1, edges: undefined, labels, title: "" };
    const stored = profileX(hist2D({ x: axis, y, rows: Array.from({ length: 10 }, (_, j) => [j === 6 ? 4 : 0]) }));
    const ofFile: Partner = (name) => {
      if (name === "/BetheBlochParameters") return { kind: "tree", name, tree };
      return name === "mSeparationPower" ? { kind: "histogram", name, hist: stored } : undefined;
    };
    const recipe = { kind: "separation", rule: "robust" } as const;
    expect(partnersOf(recipe)).toEqual(["mSeparationPower", "/BetheBlochParameters"]);
    const [own, usual] = [measureHist(dEdx, recipe, ofFile), measureHist(dEdx, recipe)];
    const curve = parameters as unknown as BetheBlochParameters;
    expect(own).toMatchObject({
      separation: separationOf(dEdx, "robust", curve),
      stored: [{ label: labels[0], value: { value: 6.5 } }],
    });
    expect(usual).toEqual({ kind: "separation", separation: separationOf(dEdx, "robust"), stored: undefined });
    expect(own).not.toMatchObject({ separation: separationOf(dEdx, "robust") });

    const found = (partner: Partner) => measureHist(dEdx, { kind: "bethe-bloch" }, partner);
    expect(found(ofFile)).toMatchObject({ found: { kind: "stored", values: parameters } });
    expect(found(() => undefined)).toMatchObject({ found: { kind: "none" } });
    const error = { kind: "corrupt", path: "", source: "", detail: "" } as const;
    expect(found((name) => ({ kind: "failed", name, className: "", error }))).toMatchObject({
      found: { kind: "unread" },
    });
    const other = { ...tree, branches: branches.slice(1) };
    expect(found((name) => ({ kind: "tree", name, tree: other }))).toMatchObject({
      found: { kind: "stored", values: [] },
    });
  });

  it("fits a Gaussian, and has none where there is nothing to fit", () => {
    const got = measureHist(peak, { kind: "gaussian-fit", lo: 40, hi: 60 });
    expect(got).toMatchObject({ kind: "gaussian-fit", entries: peak.entries, fit: { points: 16, valid: true } });
    const empty = hist1D({ x: peak.x, values: new Float64Array(100) });
    expect(measureHist(empty, { kind: "gaussian-fit", lo: 40, hi: 60 })).toMatchObject({ fit: undefined, entries: 0 });
  });

  it("sums 20 bins of 1° a sector, and takes the median of those that have half of the fullest", () => {
    expect(measureHist(round, { kind: "sector-sums" })).toEqual({
      kind: "sector-sums",
      sums: Array.from({ length: 18 }, (_, k) => 20 * (k + 1)),
      median: 270,
    });
  });

  it("gives bins of other widths to the sector of their centre", () => {
    const got = measureHist(hist1D({ x: fixedAxis(90, 0, 6.28318), values: new Float64Array(90).fill(1) }), {
      kind: "sector-sums",
    });
    expect(got).toMatchObject({ sums: Array<number>(18).fill(5) });
  });

  it("takes medians of the sectors that have entries", () => {
    const got = measureHist(map, { kind: "sector-medians" });
    expect(got).toMatchObject({
      medians: Array.from({ length: 18 }, (_, k) => (k === 4 ? undefined : (k % 10) + 0.5)),
      entries: Array.from({ length: 18 }, (_, k) => (k === 4 ? 0 : 40)),
      median: 4.5,
    });
  });

  it("finds no sectors on an axis that is not φ", () => {
    for (const x of [fixedAxis(360, -Math.PI, Math.PI), fixedAxis(360, 0, 3), fixedAxis(180, 0, 36)]) {
      const flat = new Float64Array(x.n).fill(1);
      expect(measureHist(hist1D({ x, values: flat }), { kind: "sector-sums" })).toBeUndefined();
      expect(measureHist(hist2D({ x, y: [0, 1], rows: [flat] }), { kind: "sector-medians" })).toBeUndefined();
    }
  });
});

describe("recipeKey", () => {
  const hypothesis = { map: "hdEdxVspHypoPos_TPC", canvas: "CdEdxPIDHypothesisVsp" };

  it("names everything that a measurement depends on", () => {
    expect(recipeKey({ kind: "quantile-band", rule: "robust" })).toBe("quantile-band:robust@1");
    expect(recipeKey({ kind: "separation", rule: "robust" })).toBe("separation:robust@2");
    const species = { kind: "species-profiles", rule: "parity", hypothesis, rebinX: 4 } as const;
    expect(recipeKey(species)).toBe("species-profiles:hdEdxVspHypoPos_TPC:parity:4@1");
    expect(partnersOf(species)).toEqual(["hdEdxVspHypoPos_TPC", "CdEdxPIDHypothesisVsp"]);
  });
});

describe("measure", () => {
  it("takes the parameters of the file beside a canvas, as beside a histogram", () => {
    const canvas = { kind: "canvas", name: "c", hists: [map], graphs: [] } as const;
    const histogram = { kind: "histogram", name: "h", hist: map } as const;
    const [ofCanvas, ofHistogram] = [canvas, histogram].map((each) =>
      measure(each, { kind: "bethe-bloch" }, () => undefined),
    );
    expect(ofCanvas).toEqual(ofHistogram);
    expect(ofCanvas?.kind).toBe("bethe-bloch");
    expect(measure(canvas, { kind: "moments" }, () => undefined)).toBeUndefined();
  });
});
