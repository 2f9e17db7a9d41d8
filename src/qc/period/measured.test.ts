import { describe, expect, it } from "vitest";
import { binCenter } from "../../hist/axis.ts";
import { fixedAxis, hist1D, hist2D } from "../../hist/build.ts";
import type { Hist } from "../../hist/hist.ts";
import { fitGaussian } from "../../stats/gaussian-fit.ts";
import { rootGaussianFit } from "../../stats/root-gaussian-fit.ts";
import { measureHist } from "../measure.ts";
import { parseObject } from "../object-path.ts";
import { isPadRecipe } from "../recipe.ts";
import { curveOf, filledFigure } from "./curve.ts";
import { comparedFigures, overlayFigures, recipesOfOverlay } from "./overlay.ts";
import { parityTrend } from "./parity-judged.ts";
import { trendQuantities } from "./quantity.ts";
import { asQuoted, recipesOfTrend, trendPoint, type MeasuredRun } from "./trend-point.ts";

const mipAxis = fixedAxis(100, 50 / 3, 150);
const bell = (mean: number, sigma: number, height: number) =>
  Float64Array.from({ length: 100 }, (_, i) =>
    Math.round(height * Math.exp(-0.5 * ((binCenter(mipAxis, i + 1) - mean) / sigma) ** 2)),
  );
const map = hist2D({
  x: fixedAxis(3, 0, 3),
  y: mipAxis,
  rows: Array.from(bell(50, 4, 300), (content) => [content, 0, 2 * content]),
});

/** A run in which every object is the one that is given for it. */
const runOf =
  (hists: Readonly<Record<string, Hist>>): MeasuredRun =>
  (object, recipe) => {
    const hist = hists[parseObject(object)!.name];
    return hist === undefined || recipe.kind === "windows" || isPadRecipe(recipe)
      ? undefined
      : measureHist(hist, recipe);
  };
const quantity = (id: string) => trendQuantities.find((each) => each.id === id)!;
const figure = (id: string) => overlayFigures.find((each) => each.id === id)!;

describe("trendPoint", () => {
  it("has mean and errors along its axis, today's with all entries, ours with effective ones", () => {
    const hist = hist1D({ x: [0, 1, 2], values: [4, 4], entries: 32 });
    const point = trendPoint(quantity("eta"), runOf({ hEta: hist }))!;
    expect(point).toMatchObject({ value: 1, stdDev: 0.5, entries: 32, sigma: undefined, sound: true });
    expect(point.parityError).toBeCloseTo(0.5 / Math.sqrt(32), 12);
    expect(point.error).toBeCloseTo(0.5 / Math.sqrt(8), 12);
    const dca = trendPoint(quantity("dca-a-pos"), runOf({ hDCAr_A_Pos: map }))!;
    expect(dca.value).toBeCloseTo(50, 1);
  });

  it("has the mean, the error and σ of a fit, and says whether it converged", () => {
    const peak = hist1D({ x: mipAxis, values: bell(50.2, 3.3, 2000) });
    const point = trendPoint(quantity("mip"), runOf({ hdEdxTotMIP_TPC: peak }))!;
    expect(point.value).toBeCloseTo(50.2, 1);
    expect(point.sigma).toBeCloseTo(3.3, 1);
    expect(point.error).toBe(fitGaussian(peak, 40, 60)!.mean.error);
    expect(point.parityError).toBeCloseTo(point.stdDev / Math.sqrt(peak.entries), 12);
    expect(point.sound).toBe(true);
  });

  it("has what ROOT quotes of a fit beside it, for parity", () => {
    const peak = hist1D({ x: mipAxis, values: bell(50.2, 3.3, 2000) });
    const point = trendPoint(quantity("mip"), runOf({ hdEdxTotMIP_TPC: peak }))!;
    const { mean, sigma } = rootGaussianFit(peak, fitGaussian(peak, 40, 60)!);
    const quoted = { value: mean.value, error: mean.error, sigma: sigma.value };
    expect(asQuoted(point)).toEqual({ ...point, ...quoted });
    const eta = trendPoint(quantity("eta"), runOf({ hEta: peak }));
    expect(asQuoted(eta)).toBe(eta);
    const trend = { quantity: quantity("mip"), points: [point, undefined], judged: [] };
    expect(parityTrend(trend).points).toEqual([asQuoted(point), undefined]);
  });

  it("has the number of entries, and nothing of what is empty or missing", () => {
    const tracks = trendPoint(quantity("tracks"), runOf({ h2DEtaPhi: map }))!;
    expect(tracks).toMatchObject({ value: map.entries, parityError: 0, error: Math.sqrt(map.entries) });
    const empty = hist1D({ x: [0, 1], values: [0] });
    expect(trendPoint(quantity("eta"), runOf({ hEta: empty }))).toBeUndefined();
    expect(trendPoint(quantity("eta"), runOf({}))).toBeUndefined();
    const few = hist1D({ x: mipAxis, values: new Float64Array(100).fill(0).with(40, 1) });
    expect(trendPoint(quantity("mip"), runOf({ hdEdxTotMIP_TPC: few }))).toBeUndefined();
  });

  it("needs what its recipes say, and no two quantities have one name", () => {
    for (const each of trendQuantities) {
      const kinds = recipesOfTrend(each).map(({ kind }) => kind);
      expect(kinds).toEqual(each.kind === "fit" ? ["moments", "gaussian-fit"] : ["moments"]);
      expect(parseObject(each.object)).toBeDefined();
    }
    expect(new Set(trendQuantities.map(({ id }) => id)).size).toBe(trendQuantities.length);
  });
});

describe("curveOf", () => {
  it("has the histogram of a distribution, with its fit where it is a peak", () => {
    const peak = hist1D({ x: mipAxis, values: bell(50.2, 3.3, 2000) });
    const curve = curveOf(figure("mip-tpc"), runOf({ hdEdxTotMIP_TPC: peak }));
    expect(curve?.kind === "counts" && curve.hist.entries).toBe(peak.entries);
    expect(curve?.kind === "counts" && curve.fit?.mean.value).toBeCloseTo(50.2, 1);
    const eta = curveOf(figure("eta"), runOf({ hEta: peak }));
    expect(eta?.kind === "counts" && eta.fit).toBeUndefined();
    expect(curveOf(figure("eta"), runOf({ hEta: hist1D({ x: [0, 1], values: [0] }) }))).toBeUndefined();
  });

  it("has medians, means and widths of columns, with gaps, on the axis of the map", () => {
    const medians = curveOf(figure("clusters-eta"), runOf({ h2DNClustersEta: map }));
    if (medians?.kind !== "profile") throw new Error("no profile");
    expect(medians.x.n).toBe(3);
    expect(medians.curve.values[0]).toBeCloseTo(50, 0);
    expect(medians.curve.values[1]).toBeNaN();
    expect(medians.width).toBeCloseTo(4, 1);
    const slices = { hdEdxTotMIPVsSec_TPC: map };
    const [means, widths] = ["mip-sector-mean", "mip-sector-width"].map((id) => curveOf(figure(id), runOf(slices)));
    expect(means?.kind === "profile" && means.curve.values[0]).toBeCloseTo(50, 1);
    expect(widths?.kind === "profile" && widths.curve.values[2]).toBeCloseTo(4, 1);
    expect(means?.kind === "profile" && means.curve.values[1]).toBeNaN();
    expect(curveOf(figure("clusters-eta"), runOf({}))).toBeUndefined();
  });

  it("is of what its recipes measure, and no two figures have one name", () => {
    for (const each of overlayFigures) expect(recipesOfOverlay(each).length).toBeGreaterThan(0);
    expect(new Set(overlayFigures.map(({ id }) => id)).size).toBe(overlayFigures.length);
    expect(new Set(overlayFigures.map(({ spec }) => spec)).size).toBe(overlayFigures.length);
  });
});

it("joins as few columns as most of the runs that are compared fill, for all of them alike", () => {
  const high = comparedFigures.find(({ id }) => id === "dca-high-phi-a-pos")!;
  /** So many entries in each of 360 columns. */
  const runWith = (entries: number): MeasuredRun => {
    const rows = Array.from({ length: 10 }, (_, row) => Array.from({ length: 360 }, () => (row < entries ? 1 : 0)));
    return runOf({ hDCAr_A_Pos_pTmin: hist2D({ x: fixedAxis(360, 0, 2 * Math.PI), y: fixedAxis(10, -1, 1), rows }) });
  };
  const many = runOf({
    hDCAr_A_Pos_pTmin: hist2D({
      x: fixedAxis(360, 0, 2 * Math.PI),
      y: fixedAxis(10, -1, 1),
      rows: Array.from({ length: 10 }, () => Array.from({ length: 360 }, () => 30)),
    }),
  });
  const bins = (runs: readonly MeasuredRun[]): readonly (number | undefined)[] => {
    const filled = filledFigure(high, runs);
    return runs.map((run) => {
      const curve = curveOf(filled, run);
      return curve?.kind === "profile" ? curve.x.n : undefined;
    });
  };
  expect(bins([many, many])).toEqual([360, 360]);
  expect(bins([runWith(7), many])).toEqual([36, 36]);
  expect(bins([runWith(2), runWith(7)])).toEqual([9, 9]);
  expect(bins([runWith(1), runWith(7)])).toEqual([4, 4]);
  expect(bins([many, many, many, runWith(1)])).toEqual([360, 360, 360, undefined]);
  expect(recipesOfOverlay(high).filter(({ kind }) => kind === "median-profile")).toHaveLength(4);
});
