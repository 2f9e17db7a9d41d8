import { describe, expect, it } from "vitest";
import { fixedAxis, hist1D, hist2D } from "../hist/build.ts";
import type { Profile1D } from "../hist/hist.ts";
import { defaultParameters, expectedDEdx, type BetheBlochParameters } from "./bethe-bloch.ts";
import { separationOf, type RobustSeparation } from "./separation.ts";
import { missingWords, type Missing } from "./separation/missing.ts";
import { modelAt, modelOfPeriod, type ParitySeparation } from "./separation/parity.ts";
import { storedValues } from "./separation/stored.ts";
import { dEdxMaps, type MapOptions } from "./testing/dedx-map.ts";

const resolution = 0.065;
const usual = { tracks: 20_000, momenta: [0.34, 0.459] } as const;
const robustOf = (options: MapOptions, curve?: BetheBlochParameters): RobustSeparation =>
  separationOf(dEdxMaps({ resolution, ...options }).dEdx, "robust", curve) as RobustSeparation;

/** S of the peaks that made the map, at a momentum. */
function truth(at: number, curve: BetheBlochParameters = defaultParameters): number {
  const [pion, electron] = [expectedDEdx(curve, "pion", at), expectedDEdx(curve, "electron", at)];
  return (electron - pion) / ((resolution * (electron + pion)) / 2);
}

describe("robust separation power", () => {
  const runs = [1, 2, 3, 4].map((seed) => robustOf({ seed, ...usual }).usual);
  const tailed = [5, 6, 7, 8].map((seed) => robustOf({ seed, ...usual, tail: { share: 0.06, mean: 0.1 } }).usual);

  it.each([
    ["", runs],
    [", of tracks with tails", tailed],
  ] as const)("is that of the peaks, within its error%s", (_, windows) => {
    const pulls = windows.map(({ power, at }) => (power!.value - truth(at)) / power!.error);
    for (const pull of pulls) expect(Math.abs(pull)).toBeLessThan(3.5);
    expect(Math.abs(pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length)).toBeLessThan(1.5);
    for (const { power } of windows) expect(power!.error / power!.value).toBeLessThan(0.12);
  });

  it("finds peaks, widths and numbers of tracks", () => {
    for (const { at, pion, electron } of runs) {
      for (const [peak, id] of [
        [pion!, "pion"],
        [electron!, "electron"],
      ] as const) {
        const expected = expectedDEdx(defaultParameters, id, at);
        expect(Math.abs(peak.mean.value - expected)).toBeLessThan(4 * peak.mean.error);
        expect(Math.abs(peak.sigma.value - resolution * expected)).toBeLessThan(4 * peak.sigma.error);
      }
      expect(pion!.tracks / (0.87 * 20_000)).toBeCloseTo(1, 1);
      expect(electron!.tracks / (0.03 * 20_000)).toBeCloseTo(1, 0);
    }
  });

  it("adds kaons and tails where they are needed, and tells what it fitted", () => {
    for (const { model } of runs) {
      expect(model!.components.slice(0, 3).map(({ name }) => name.replace("moved-", ""))).toEqual([
        "pion",
        "electron",
        "kaon",
      ]);
      const sum = (content: Float64Array): number => content.reduce((total, each) => total + each, 0);
      const expected = model!.components.reduce((total, { content }) => total + sum(content), 0);
      expect(expected / sum(model!.content)).toBeCloseTo(1, 2);
      expect(model!.chi2 / model!.ndf).toBeLessThan(2.5);
      expect(model!.content.length).toBe(model!.bins[1] - model!.bins[0] + 1);
    }
    for (const { model } of tailed) expect(model!.tail!.share).toBeGreaterThan(0.01);
  });

  it("stays within its error where the gain is another, and another curve is at hand", () => {
    // As if all were 12 % lower, and with the shape of another calibration.
    const other: BetheBlochParameters = [0.212268, 4.1918, 0.0101263, 2.27821, 0.98074];
    const low: BetheBlochParameters = [0.88 * other[0], other[1], other[2], other[3], other[4]];
    const { at, power, pion } = robustOf({ seed: 9, ...usual, curve: low }).usual;
    expect(pion!.mean.value / expectedDEdx(low, "pion", at)).toBeCloseTo(1, 2);
    expect(Math.abs(power!.value - truth(at, low)) / power!.error).toBeLessThan(3);
  });

  it("follows the momentum, and says where species cross", () => {
    const { windows } = robustOf({ seed: 10, tracks: 120_000, momenta: [0.14, 0.66] });
    expect(windows.length).toBeGreaterThan(10);
    const known = windows.filter(({ power }) => power !== undefined);
    expect(known.length).toBeGreaterThanOrEqual(5);
    for (const { at, power } of known) expect(Math.abs(power!.value - truth(at)) / power!.error).toBeLessThan(4);
    expect(windows[0]!.missing).toEqual({ kind: "crossing", species: ["electron", "pion"] });
    expect(windows.at(-1)!.missing).toEqual({ kind: "crossing", species: ["kaon", "electron"] });
    for (const [i, { momentum }] of windows.slice(1).entries()) expect(momentum[0]).toBe(windows[i]!.momentum[1]);
  });

  it.each([
    ["few-tracks", { tracks: 150 }],
    ["few-electrons", { tracks: 500 }],
    ["no-electrons", { tracks: 5000, shares: { pion: 1 } }],
  ] as const)("has no number, but a reason: %s", (kind, options) => {
    const { usual: got } = robustOf({ seed: 13, momenta: usual.momenta, ...options });
    expect(got.power).toBeUndefined();
    expect(got.missing?.kind).toBe(kind);
  });

  it("has no pions where there is a hole in their place", () => {
    const { dEdx } = dEdxMaps({ seed: 12, ...usual, shares: { kaon: 1 } });
    expect((separationOf(dEdx, "robust") as RobustSeparation).usual.power).toBeUndefined();
  });

  it("is the same on the axes of 2022 and 2023: bins of 3, from 20", () => {
    const y = fixedAxis(2000, 20, 6000);
    const pulls = [1, 2, 3, 4].map((seed) => {
      const { at, power } = robustOf({ seed, ...usual, y }).usual;
      return (power!.value - truth(at)) / power!.error;
    });
    for (const pull of pulls) expect(Math.abs(pull)).toBeLessThan(3.5);
    expect(Math.abs(pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length)).toBeLessThan(1.5);
  });

  it("does not apply to other maps", () => {
    const flat = hist2D({
      x: [0, 1, 2],
      y: [0, 100, 200],
      rows: [
        [1, 1],
        [1, 1],
      ],
    });
    for (const rule of ["robust", "parity"] as const) expect(separationOf(flat, rule)).toBeUndefined();
  });
});

describe("parity separation power", () => {
  const { dEdx } = dEdxMaps({ seed: 1, ...usual, shares: { pion: 0.8, electron: 0.1, kaon: 0.1 } });
  const got = separationOf(dEdx, "parity") as ParitySeparation;

  it("starts from the highest local maxima of the spectrum", () => {
    expect(got.peaks[0]!.centre).toBeCloseTo(50, -1);
    got.peaks.slice(1).forEach((peak, i) => expect(peak.height).toBeLessThanOrEqual(got.peaks[i]!.height));
    for (const { bin, height } of got.peaks) {
      expect(height).toBe(got.spectrum.values[bin]);
      expect(height).toBeGreaterThan(Math.max(got.spectrum.values[bin - 1]!, got.spectrum.values[bin + 1]!));
    }
    expect(got.momentumBins).toEqual([65, 74]);
  });

  it("has all three models, σ₂ at today's limits", () => {
    expect(got.models.map(({ model }) => model)).toEqual([
      "double_gaussian",
      "triple_gaussian",
      "double_gaussian_with_exp",
    ]);
    const [double] = got.models;
    expect(double).toMatchObject({ fit: { valid: true }, atLimit: expect.arrayContaining([5]) });
    const [, m1, s1, , m2, s2] = double!.fit!.parameters;
    expect(double!.power).toBeCloseTo((m2! - m1!) / ((s1! + s2!) / 2), 12);
    expect(modelAt(double!, m1!)).toBeCloseTo(double!.fit!.parameters[0]!, 0);
  });

  it("has no fit with too few peaks", () => {
    const { dEdx: thin } = dEdxMaps({ seed: 1, tracks: 1 });
    for (const { fit, power } of (separationOf(thin, "parity") as ParitySeparation).models) {
      expect([fit, power]).toEqual([undefined, undefined]);
    }
  });

  it("takes the model by the year, as today's tool", () => {
    expect(["LHC23zzh", "LHC24af", "LHC22o", undefined].map(modelOfPeriod)).toEqual([
      "double_gaussian_with_exp",
      "triple_gaussian",
      "double_gaussian",
      "double_gaussian",
    ]);
  });
});

describe("missingWords", () => {
  it("are a sentence each", () => {
    const all: readonly Missing[] = [
      { kind: "few-tracks", tracks: 1234, fewest: 2000 },
      { kind: "crossing", species: ["kaon", "electron"] },
      { kind: "no-pions" },
      { kind: "no-electrons" },
      { kind: "few-electrons", tracks: 12.3 },
      { kind: "not-converged" },
    ];
    for (const missing of all) expect(missingWords(missing)).toMatch(/^[A-Z].*\.$/);
    expect(missingWords(all[0]!)).toBe("Too few entries: 1\u2009234 of 2\u2009000 tracks.");
    expect(missingWords(all[1]!)).toBe("Kaons and electrons have the same dE/dx here.");
  });
});

describe("storedValues", () => {
  const labels = ["Amplitude Pi", "Mean Pi", "Separation Power", "chiSquare/ndf"];
  const x = { n: 4, lo: 0, hi: 4, edges: undefined, labels, title: "" };
  const profile: Profile1D = {
    ...hist1D({ name: "mSeparationPower", x, values: [0, 0, 0, 0] }),
    kind: "profile",
    weights: Float64Array.of(0, 2, 2, 4, 0, 0),
    weights2: undefined,
    sumsY: Float64Array.of(0, 200, 100, 28, 0, 0),
    sumsY2: Float64Array.of(0, 20_000, 5004.5, 200, 0, 0),
    errorOption: "",
    sums: [0, 0, 0, 0, 0, 0],
  };

  it("are the means under their labels, with errors; none where nothing was filled", () => {
    expect(storedValues(profile)).toEqual([
      { label: "Amplitude Pi", value: { value: 100, error: 0 } },
      { label: "Mean Pi", value: { value: 50, error: 1.0606601717798212 } },
      { label: "Separation Power", value: { value: 7, error: 0.5 } },
      { label: "chiSquare/ndf", value: undefined },
    ]);
  });

  it("are none of a profile without labels", () => {
    expect(storedValues({ ...profile, x: { ...x, labels: undefined } })).toBeUndefined();
  });
});
