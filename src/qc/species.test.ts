import { describe, expect, it } from "vitest";
import { hist2D } from "../hist/build.ts";
import type { Hist2D } from "../hist/hist.ts";
import type { PlainObject } from "../hist/object.ts";
import { profileBins, profileX } from "../hist/profile.ts";
import { rebinX } from "../hist/rebin.ts";
import { defaultParameters, expectedDEdx } from "./bethe-bloch.ts";
import { hypothesisIn, mixedCells } from "./hypothesis.ts";
import { speciesProfiles } from "./species.ts";
import { dEdxMaps } from "./testing/dedx-map.ts";

const axis = (n: number): readonly number[] => Array.from({ length: n + 1 }, (_, i) => i);
const map = (rows: readonly (readonly number[])[], name = ""): Hist2D =>
  hist2D({ name, x: axis(rows[0]!.length), y: axis(rows.length), rows });

describe("hypothesisIn", () => {
  const wanted = { map: "hdEdxVspHypoPos_TPC", canvas: "CdEdxPIDHypothesisVsp" };
  const [own, other] = [map([[1]], "hdEdxVspHypoPos_TPC"), map([[2]], "hdEdxVspHypoNeg_TPC")];
  const find =
    (...objects: readonly PlainObject[]) =>
    (name: string) =>
      objects.find((object) => object.name === name);

  it("takes the map by itself before one in a canvas", () => {
    const canvas: PlainObject = { kind: "canvas", name: wanted.canvas, hists: [map([[3]], wanted.map)], graphs: [] };
    const found = hypothesisIn(wanted, find(canvas, { kind: "histogram", name: wanted.map, hist: own }));
    expect(found).toEqual({ labels: own, from: "map" });
  });

  it("finds it in a canvas by its name, not by its place", () => {
    for (const hists of [
      [other, own],
      [own, other],
    ]) {
      expect(hypothesisIn(wanted, find({ kind: "canvas", name: wanted.canvas, hists, graphs: [] }))).toEqual({
        labels: own,
        from: "canvas",
      });
    }
  });

  it("has none where neither is there", () => {
    expect(hypothesisIn(wanted, find())).toBeUndefined();
    expect(
      hypothesisIn(wanted, find({ kind: "canvas", name: wanted.canvas, hists: [other], graphs: [] })),
    ).toBeUndefined();
  });
});

describe("mixedCells", () => {
  it("are those of which half of the labelled neighbours bear another label", () => {
    const labels = map([
      [3, 3, 3, 0, 3, 4],
      [3, 3, 3, 0, 4, 3],
      [3, 3, 3, 0, 3, 4],
      [3, 4, 3, 0, 0, 0],
    ]);
    const mixed = mixedCells(labels);
    const at = (x: number, y: number): number => mixed[x + 8 * y]!;
    expect([at(1, 1), at(2, 2), at(4, 2)]).toEqual([0, 0, 0]);
    // Alone among pions; and both where the two alternate.
    expect(at(2, 4)).toBe(1);
    expect([at(5, 1), at(6, 1), at(5, 2), at(6, 2)]).toEqual([1, 1, 1, 1]);
  });
});

describe("speciesProfiles", () => {
  const { dEdx, labels } = dEdxMaps({ seed: 5, tracks: 40_000, momenta: [0.15, 1.2] });
  const found = { labels, from: "map" } as const;
  const parity = speciesProfiles(dEdx, found, { rule: "parity", group: 4 })!;
  const robust = speciesProfiles(dEdx, found, { rule: "robust", group: 4 })!;

  it("has the mean of a species' cells under the rule of today's tool", () => {
    const values = dEdx.values.map((content, cell) => (labels.values[cell] === 4 ? content : 0));
    const alone = profileBins(profileX(rebinX({ ...dEdx, values }, 4)));
    const kaons = parity.profiles.find((each) => each.species === "kaon")!;
    expect(kaons.values).toEqual(alone.values);
    expect(kaons.errors).toEqual(alone.errors);
    expect(kaons.cells).toBe(labels.values.filter((label) => label === 4).length);
    expect(parity.x.n).toBe(50);
  });

  it("has medians on the curve, within 1 %, where bands are apart", () => {
    for (const [id, lo, hi] of [
      ["pion", 0.2, 0.8],
      ["kaon", 0.2, 0.45],
    ] as const) {
      const { values, errors, mixed, momenta } = robust.profiles.find((each) => each.species === id)!;
      let compared = 0;
      for (let i = 0; i < robust.x.n; i++) {
        const p = momenta[i]!;
        if (!(p >= lo && p <= hi)) continue;
        compared += 1;
        const off = values[i]! / expectedDEdx(defaultParameters, id, p) - 1;
        expect(Math.abs(off)).toBeLessThan(0.01 + (4 * errors[i]!) / values[i]!);
        expect(mixed[i]).toBeLessThan(0.3);
      }
      expect(compared).toBeGreaterThan(5);
    }
  });

  it("has the momentum of the tracks, within their bin", () => {
    for (const { profiles } of [parity, robust]) {
      for (const { momenta, entries } of profiles) {
        momenta.forEach((p, i) => {
          expect(Number.isNaN(p)).toBe(entries[i] === 0);
          if (entries[i]! > 0) expect(p > parity.x.edges![i]! && p < parity.x.edges![i + 1]!).toBe(true);
        });
      }
    }
    // One column of four has all the tracks.
    const one = dEdx.values.map((content, cell) => (cell % 202 === 62 ? content : 0));
    const [pions] = speciesProfiles({ ...dEdx, values: one }, found, { rule: "parity", group: 4 })!.profiles.slice(2);
    expect(pions!.momenta[15]).toBeCloseTo(0.05 * 400 ** (61.5 / 200), 12);
  });

  it("marks where kaons cross the pions, and has no value there", () => {
    const kaons = robust.profiles.find((each) => each.species === "kaon")!;
    const crossing = robust.x.edges!.findIndex((edge) => edge > 1) - 1;
    expect(kaons.mixed[crossing]).toBeGreaterThan(0.5);
    expect(kaons.mixed[10]).toBeLessThan(0.1);
  });

  it("has no numbers where nothing was filled", () => {
    const tritons = robust.profiles.find((each) => each.species === "triton")!;
    expect(tritons.cells).toBe(0);
    expect(tritons.values.every(Number.isNaN)).toBe(true);
    expect(parity.profiles.at(-1)!.values.every(Number.isNaN)).toBe(true);
  });

  it("shows nothing of labels that were added up", () => {
    const values = labels.values.map((label, cell) => (cell === 202 * 90 + 90 ? 10 : label));
    expect(
      speciesProfiles(dEdx, { ...found, labels: { ...labels, values } }, { rule: "robust", group: 4 }),
    ).toMatchObject({
      merged: true,
      profiles: [],
    });
  });

  it("does not apply to maps of other bins, or of fewer than are to be joined", () => {
    const small = map([[1, 2]]);
    expect(speciesProfiles(dEdx, { labels: small, from: "map" }, { rule: "robust", group: 4 })).toBeUndefined();
    expect(speciesProfiles(small, { labels: small, from: "map" }, { rule: "robust", group: 4 })).toBeUndefined();
  });
});
