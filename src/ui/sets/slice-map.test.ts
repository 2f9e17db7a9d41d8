import { describe, expect, it } from "vitest";
import { hist1D } from "../../hist/build.ts";
import type { Hist2D } from "../../hist/hist.ts";
import type { MeasuredObject } from "../../jobs/extract-api.ts";
import { rphiMaps } from "../../qc/pads/rphi.ts";
import { allPads } from "../../qc/pads/geometry.ts";
import { recipeKey } from "../../qc/recipe.ts";
import { planOfMaps, sliceMaps } from "../../reports/period/slice-maps.ts";
import { gridColumns, mapWords, sliceMapIn } from "./slice-map.ts";

const run = { run: 559108, period: "LHC24zz" };
const mapOf = (id: string) => sliceMaps.find((each) => each.id === id)!;

it("are those of today's report of time slices; what lies in one collection is read once", () => {
  expect(sliceMaps.map(({ spec }) => spec)).toEqual(["T-12", "T-13", "T-14", "T-15", "T-20", "T-45"]);
  const plan = planOfMaps(mapOf("map-clusters-a"), "robust");
  expect(plan).toEqual(planOfMaps(mapOf("map-charge-c"), "robust"));
  const [data] = plan.objects;
  expect(data).toMatchObject({ name: "ClusterData", measuredOnly: true });
  expect(data!.recipes.map(recipeKey)).toHaveLength(2);
  expect(planOfMaps(mapOf("map-dedx-p"), "robust").objects[0]).toMatchObject({
    name: "hdEdxTotVsP_TPC",
    measuredOnly: false,
    recipes: [{ kind: "moments" }, { kind: "bethe-bloch" }],
  });
});

describe("the map of a slice", () => {
  it("is that of its side, else of what an extracted file has, else a failure or empty", () => {
    const maps = mapOf("map-clusters-c");
    const values = new Float32Array(allPads).fill(3);
    const measured = rphiMaps({ quantity: "N_Clusters", values, clusters: undefined, timeFrames: undefined }, "robust");
    const [recipe] = planOfMaps(maps, "robust").objects[0]!.recipes;
    const ready: MeasuredObject = {
      name: "c_N_Clusters",
      object: { ok: true, value: { kind: "measured-only", name: "c_N_Clusters" } },
      measurements: [[recipeKey(recipe!), { kind: "pad-rphi", rule: "robust", maps: measured }]],
    };
    const missing: MeasuredObject = {
      name: "ClusterData",
      object: { ok: false, error: { kind: "object-missing", path: "Clusters/ClusterData", source: "1200.root" } },
      measurements: [],
    };
    const map = sliceMapIn(maps, { objects: [missing, ready] }, "robust", run);
    expect(map).toMatchObject({ kind: "ready", hist: { title: "nClusters (C-Side)" } });
    expect(mapWords("Clusters", "12:00", map)).toMatch(/^Clusters, 12:00: map of \d+ × \d+ bins\.$/);
    expect(sliceMapIn(maps, { objects: [missing] }, "robust", run)).toMatchObject({
      error: { kind: "object-missing" },
    });
    expect(sliceMapIn(maps, { objects: [] }, "robust", run)).toMatchObject({ error: { kind: "object-missing" } });
  });

  it("of tracks is drawn as in the report of a run, and is empty where nothing was filled", () => {
    const line = hist1D({ name: "h2DEtaPhi", x: { n: 2, lo: 0, hi: 6 }, values: [0, 0] });
    const hist = (value: number): Hist2D => ({
      ...line,
      kind: "2d",
      y: { ...line.x, lo: -1, hi: 1 },
      values: new Float64Array(16).fill(value),
      variances: undefined,
      sums: [0, 0, 0, 0, 0, 0, 0],
    });
    const of = (value: number): MeasuredObject => ({
      name: "h2DEtaPhi",
      object: { ok: true, value: { kind: "histogram", name: "h2DEtaPhi", hist: hist(value) } },
      measurements: [],
    });
    const maps = mapOf("map-eta-phi");
    expect(sliceMapIn(maps, { objects: [of(2)] }, "robust", run)).toMatchObject({
      kind: "ready",
      model: { y: { lo: -1.1, hi: 1.1 } },
    });
    expect(sliceMapIn(maps, { objects: [of(0)] }, "robust", run)).toEqual({ kind: "empty" });
  });
});

it("stand in as many columns as in today's report", () => {
  expect([1, 2, 4, 6, 9, 36, 40].map(gridColumns)).toEqual([1, 2, 2, 2, 3, 6, 6]);
});
