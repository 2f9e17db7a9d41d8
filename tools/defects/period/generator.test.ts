import { describe, expect, it } from "vitest";
import { binCenter } from "../../../src/hist/axis.ts";
import { fixedAxis, hist1D, hist2D, variableAxis } from "../../../src/hist/build.ts";
import type { Hist } from "../../../src/hist/hist.ts";
import { moments } from "../../../src/stats/moments.ts";
import { allPads } from "../../../src/qc/pads/geometry.ts";
import { binomialLimits } from "./binomial.ts";
import { allDefects, type Defect } from "./defect.ts";
import { chambersOf, resampledPads, type PadNumbers } from "./draw-pads.ts";
import { noEfficiency } from "./efficiency.ts";
import { added, type Counted } from "./share.ts";
import { moveBins } from "./move-bins.ts";
import { planted } from "./plant.ts";
import { plantedChamber, plantedPads, plantedPadSector, plantedSector } from "./plant-pads.ts";
import { draws } from "./poisson.ts";
import { resampled } from "./resample.ts";
import { addTo, type Tally } from "./tally.ts";

describe("draws", () => {
  it.each([0.3, 2, 2.5, 40, 800, 5000])("have the mean and the variance of Poisson's distribution of %f", (mean) => {
    const random = draws(4);
    const n = 4000;
    const found = Array.from({ length: n }, () => random.poisson(mean));
    const average = found.reduce((sum, each) => sum + each, 0) / n;
    const variance = found.reduce((sum, each) => sum + (each - average) ** 2, 0) / n;
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / n));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(5 * Math.sqrt((2 + 1 / mean) / n));
    expect(found.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
  });

  it("are the same with the same seed, and none of nothing", () => {
    const [a, b] = [draws(9), draws(9)];
    for (let i = 0; i < 20; i++) expect(a.poisson(7)).toBe(b.poisson(7));
    expect(draws(1).poisson(0)).toBe(0);
  });
});

it("resampled draws every cell anew, with the sums of what was drawn", () => {
  const hist = hist1D({ x: { n: 50, lo: 0, hi: 50 }, values: new Float64Array(50).fill(400), flow: [30, 0] });
  const again = resampled(hist, draws(2));
  expect(again.entries).not.toBe(hist.entries);
  expect(Math.abs(again.entries - hist.entries)).toBeLessThan(5 * Math.sqrt(hist.entries));
  expect(moments(again).sumOfWeights).toBe(again.kind === "1d" ? again.entries - again.values[0]! : NaN);
  expect(() => resampled({ ...hist, variances: new Float64Array(52) }, draws(2))).toThrow("holds no counts");
});

describe("moveBins", () => {
  const row = { first: 0, step: 1 };
  it("moves contents by any distance and loses none", () => {
    const axis = fixedAxis(10, 0, 10);
    const from = Float64Array.of(0, 0, 4, 0, 8, 0, 0, 0, 0, 0, 0, 0);
    const into = new Float64Array(12);
    moveBins(from, into, axis, (x) => x + 1.25, row);
    expect([...into]).toEqual([0, 0, 0, 3, 1, 6, 2, 0, 0, 0, 0, 0]);
  });

  it("puts into flow what leaves the axis", () => {
    const axis = variableAxis([0, 1, 3]);
    const into = new Float64Array(4);
    moveBins(Float64Array.of(0, 6, 4, 0), into, axis, (x) => x + 2, row);
    expect([...into]).toEqual([0, 0, 6, 4]);
    const below = new Float64Array(4);
    moveBins(Float64Array.of(0, 6, 4, 0), below, axis, (x) => x - 2, row);
    expect([...below]).toEqual([8, 2, 0, 0]);
  });
});

describe("planted", () => {
  /** The same where nothing shows. */
  const spoiledHist = (name: string, hist: Hist, defect: Defect): Hist =>
    planted({ run: "1", hists: new Map([[name, hist]]), pads: undefined }, defect).hists.get(name) ?? hist;
  const bell = fixedAxis(100, 0, 100);
  const peak = Float64Array.from(
    { length: 100 },
    (_, i) => 1000 * Math.exp(-0.5 * ((binCenter(bell, i + 1) - 50) / 5) ** 2),
  );
  const mean = (name: string, kind: Defect["kind"], size: number) =>
    moments(spoiledHist(name, hist1D({ x: bell, values: peak }), { kind, size })).x.mean!.value;

  it("shifts what the defect is about, and nothing else", () => {
    expect(mean("hdEdxTotMIP_TPC", "gain", -0.04)).toBeCloseTo(48, 6);
    expect(mean("hNClustersAfterCuts", "cluster-loss", 3)).toBeCloseTo(47, 6);
    expect(mean("hEta", "gain", -0.04)).toBeCloseTo(50, 6);
  });

  it("moves the DCA of both sides apart, and modulates it by sector and charge", () => {
    const map = hist2D({
      x: fixedAxis(360, 0, 2 * Math.PI),
      y: fixedAxis(200, -5, 5),
      rows: Array.from({ length: 200 }, (_, j) => new Float64Array(360).fill(j === 100 ? 50 : 0)),
    });
    const meanOf = (name: string, kind: "dca-shift" | "dca-modulation") =>
      moments(spoiledHist(name, map, { kind, size: 0.5 })).y!;
    expect(meanOf("hDCAr_A_Pos", "dca-shift").mean!.value - meanOf("hDCAr_C_Pos", "dca-shift").mean!.value).toBeCloseTo(
      1,
      6,
    );
    expect(meanOf("hDCAr_A_Pos", "dca-modulation").stdDev).toBeCloseTo(0.5 / Math.SQRT2, 2);
  });

  it("takes tracks of one sector on one side", () => {
    const flat = hist1D({ x: fixedAxis(360, 0, 2 * Math.PI), values: new Float64Array(360).fill(100) });
    const defect = { kind: "dead-sector", size: 0.5 } as const;
    const left = spoiledHist("hPhiAside", flat, defect);
    const right = spoiledHist("hPhiCside", flat, defect);
    expect(left.kind === "1d" && left.values[20 * plantedSector + 5]).toBe(50);
    expect(left.kind === "1d" && left.values[1]).toBe(100);
    expect(right.kind === "1d" && [...right.values.subarray(1, 361)].every((value) => value === 100)).toBe(true);
  });
});

describe("values of pads", () => {
  const flat: PadNumbers = {
    N_Clusters: new Float32Array(allPads).fill(400),
    Q_Tot: new Float32Array(allPads).fill(200),
  };
  const meanOf = (values: Float32Array, from: number, to: number): number =>
    values.subarray(from, to).reduce((sum, each) => sum + each, 0) / (to - from);

  it("are drawn around what is expected, with charges as well known as their clusters tell", () => {
    const { N_Clusters: clusters, Q_Tot: charges } = resampledPads(flat, draws(3));
    expect(meanOf(clusters, 0, allPads) / 400).toBeCloseTo(1, 2);
    const spread = (values: Float32Array, mean: number): number =>
      Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length);
    expect(spread(charges, 200) / 200).toBeCloseTo(0.7 / Math.sqrt(400), 2);
    // Of tracks as much again as of clusters, where a strip is as wide as a pad.
    expect(spread(clusters, 400)).toBeGreaterThan(1.2 * Math.sqrt(400));
    expect(chambersOf(flat)[36]).toEqual({ clusters: 400 * 9280, pads: 9280 });
  });

  it("lack what a defect takes", () => {
    const of = (kind: Defect["kind"], size: number) => plantedPads(flat, { kind, size })!;
    const chamber = chambersOf(of("chamber", 0.25)).map(({ clusters, pads }) => clusters / pads);
    expect(chamber.map((each, roc) => [each, roc]).filter(([each]) => each !== 400)).toEqual([[300, plantedChamber]]);
    const dead = chambersOf(of("dead-pads", 0.5)).map(({ clusters, pads }) => clusters / pads / 400);
    expect(dead.filter((each) => each !== 1)).toHaveLength(1);
    expect(dead[plantedPadSector + 36]).toBeLessThan(0.9);
    expect(meanOf(of("sector-charge", 0.1).Q_Tot, 0, allPads)).toBeCloseTo(200 * (1 - 0.1 / 36), 3);
    expect(plantedPads(flat, { kind: "gain", size: 0.1 })).toBeUndefined();
  });
});

it("limits of a share hold the tables of Clopper and Pearson", () => {
  const [low, high] = binomialLimits(4, 200);
  expect(low).toBeCloseTo(0.00548, 4);
  expect(high).toBeCloseTo(0.05041, 4);
  expect(binomialLimits(0, 200)[1]).toBeCloseTo(1 - 0.025 ** (1 / 200), 6);
  expect(binomialLimits(9, 9)).toEqual([expect.closeTo(0.025 ** (1 / 9), 6), 1]);
});

it("parts of the periods add up", () => {
  const part = (alarms: number): Counted => ({
    periods: [{ check: "a", judged: 5, alarms, bad: 0, unjudged: 1 }],
    passes: [],
    efficiencies: allDefects.map((defect) => ({ ...noEfficiency(defect), periods: 5, found: alarms })),
  });
  const { periods, efficiencies } = added([part(2), part(1)]);
  expect(periods).toEqual([{ check: "a", judged: 10, alarms: 3, bad: 0, unjudged: 2 }]);
  expect(efficiencies[3]).toMatchObject({ defect: allDefects[3], periods: 10, found: 3 });
});

it("a tally counts periods with an alarm, not runs", () => {
  const tallies = new Map<string, Tally>();
  addTo(tallies, [{ check: "a", qualities: ["medium", "bad", "null"] }]);
  addTo(tallies, [{ check: "a", qualities: ["good", "medium", "good"] }]);
  addTo(tallies, [{ check: "a", qualities: ["good", "good", "null"] }]);
  expect(tallies.get("a")).toEqual({ check: "a", judged: 3, alarms: 2, bad: 1, unjudged: 2 });
});
