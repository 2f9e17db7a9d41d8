import { beforeAll, describe, expect, it } from "vitest";
import { goldenDir } from "../../../tools/testing/golden.ts";
import { GoldenDir } from "../../../tools/verify/golden-dir.ts";
import { listedFiles } from "../../../tools/verify/manifest.ts";
import { GoldenFile } from "../../../tools/verify/read-file.ts";
import { fixedAxis, hist2D } from "../../hist/build.ts";
import type { PlainObject } from "../../hist/object.ts";
import { measure } from "../measure.ts";
import type { Measurement } from "../measurement.ts";
import { fillPads, goodCounts, mapPads, padMapsOf, uniformOf } from "../pads/testing/synthetic.ts";
import { recipeKey } from "../recipe.ts";
import { curveOf, whyNoCurve } from "./curve.ts";
import { overlayDistances } from "./overlay-distances.ts";
import { recipesOfOverlay } from "./overlay.ts";
import { padFigures, periodFigures, speciesFigures } from "./period-figures.ts";
import type { MeasuredRun } from "./trend-point.ts";

const figure = (id: string) => periodFigures.find((each) => each.id === id)!;

/** A run in which every object is one of these, by its name. */
function runOf(objects: readonly PlainObject[]): MeasuredRun {
  const find = (name: string): PlainObject | undefined => objects.find((each) => each.name === name);
  const known = new Map<string, Measurement | undefined>();
  return (object, recipe) => {
    const of = find(object.slice(object.indexOf("/") + 1));
    const key = `${object} ${recipeKey(recipe)}`;
    if (!known.has(key)) known.set(key, of && measure(of, recipe, find));
    return known.get(key);
  };
}

const judged = (id: string, runs: readonly MeasuredRun[]) => {
  const own = figure(id);
  return overlayDistances(
    own,
    runs.map((run) => curveOf(own, run)),
  );
};

describe("figures of a period", () => {
  it("are P-20 to P-60, each once, and of what their recipes measure", () => {
    expect(padFigures.map(({ spec }) => spec)).toEqual(Array.from({ length: 8 }, (_, i) => `P-${20 + i}`));
    expect(speciesFigures.map(({ figures }) => figures.length)).toEqual([7, 7]);
    for (const of of ["id", "spec"] as const) {
      expect(new Set(periodFigures.map((each) => each[of])).size).toBe(periodFigures.length);
    }
    for (const each of periodFigures) expect(each.id).toMatch(/^[a-z0-9-]+$/);
    const rules = (id: string) =>
      recipesOfOverlay(figure(id), "parity").map((recipe) => "rule" in recipe && recipe.rule);
    expect([rules("pads-charge-c-r"), rules("species-neg-kaon")]).toEqual([
      ["robust", "parity"],
      ["robust", "parity"],
    ]);
  });
});

describe("R-φ projections", () => {
  const pads = (values: Float32Array): MeasuredRun =>
    runOf([{ kind: "pads", name: "ClusterData", pads: padMapsOf({ N_Clusters: values }) }]);
  const good = [0, 1, 2, 3].map((seed) => goodCounts(100 * (1 + seed), uniformOf(seed)));
  const dead = mapPads(good[3]!, ({ sector }, value) => (sector === 5 ? 0 : value));

  it("of runs with other numbers of events are alike; of one with a dead sector they are not, and where", () => {
    const runs = [...good, dead].map(pads);
    const { judged: ofRuns, distances } = judged("pads-clusters-a-phi", runs);
    expect(ofRuns.map(({ quality }) => quality)).toEqual(["good", "good", "good", "good", "bad"]);
    expect(distances[4]!.where).toMatch(/^−1\.0\d at (1\.[7-9]|2\.0)/);
    for (const id of ["pads-clusters-a-r", "pads-clusters-c-phi", "pads-clusters-c-r"]) {
      expect(judged(id, runs).judged.every(({ quality }) => quality === "good")).toBe(true);
    }
  });

  it("by today's rule are shares of the map; a run without values per pad has none, and says so", () => {
    const run = pads(fillPads(() => 5));
    const curve = curveOf(figure("pads-clusters-a-r"), run, "parity");
    const sum = curve?.kind === "profile" ? Array.from(curve.curve.values).reduce((all, each) => all + each, 0) : 0;
    expect(sum).toBeCloseTo(1, 3);
    const none = runOf([]);
    expect(curveOf(figure("pads-clusters-a-r"), none)).toBeUndefined();
    expect(whyNoCurve(figure("pads-clusters-a-r"), none)).toBe("has no values per pad");
    expect(curveOf(figure("pads-charge-a-r"), run)).toBeUndefined();
  });
});

describe("species of all runs", () => {
  const [x, y] = [fixedAxis(8, 0.2, 1), fixedAxis(200, 20, 220)];
  /** Pions about a mean, kaons above; `add`: to every label. */
  const run = (mean: number, add = 0): MeasuredRun => {
    const [dEdx, labels] = [new Float64Array(10 * 202), new Float64Array(10 * 202)];
    for (let binY = 1; binY <= 200; binY++) {
      for (let binX = 1; binX <= 8; binX++) {
        const at = 20 + (binY - 0.5);
        dEdx[binX + 10 * binY] = Math.round(400 * Math.exp(-0.5 * ((at - mean) / 3) ** 2));
        labels[binX + 10 * binY] = (at < 100 ? 3 : 4) + add;
      }
    }
    const named = (name: string, cells: Float64Array): PlainObject => ({
      kind: "histogram",
      name,
      hist: hist2D({ name, x, y, cells }),
    });
    return runOf([named("hdEdxTotVsP_Pos_TPC", dEdx), named("hdEdxVspHypoPos_TPC", labels)]);
  };

  it("are told apart by ratios: a run 7 % low is, and by how much", () => {
    const runs = [50, 50.1, 49.9, 50, 50.05, 46.5].map((mean) => run(mean));
    const { judged: ofRuns, distances } = judged("species-pos-pion", runs);
    expect(ofRuns.map(({ quality }) => quality)).toEqual(["good", "good", "good", "good", "good", "bad"]);
    expect(distances[5]!.difference.value.value).toBeCloseTo(0.07, 2);
    expect(distances[5]!.where.replace("\u00a0", " ")).toMatch(/^−7\.\d % at 0\.[48]/);
  });

  it("have none where labels were added up or there is no map, and say so", () => {
    const pion = figure("species-pos-pion");
    const merged = run(50, 10);
    expect(curveOf(pion, merged)).toBeUndefined();
    expect(whyNoCurve(pion, merged)).toMatch(/added up/);
    expect(whyNoCurve(pion, runOf([]))).toBe("has no map of species");
    expect(whyNoCurve(figure("species-pos-triton"), run(50))).toBe("has too few tracks of it");
    const parity = curveOf(pion, run(50), "parity");
    expect(parity?.kind === "profile" && parity.curve.values[0]).toBeCloseTo(50, 1);
  });
});

describe.runIf(goldenDir)("R-φ projections of the golden period", () => {
  let runs: readonly (readonly [string, MeasuredRun])[] = [];
  beforeAll(async () => {
    const dir = new GoldenDir(goldenDir!);
    const files = listedFiles(dir.expected("manifest.json")!).filter(
      ({ production }) => production === "LHC24zz_apass2",
    );
    const read: (readonly [string, MeasuredRun])[] = [];
    for (const file of files) {
      const opened = await GoldenFile.open(dir.at(file.path));
      if (!opened.ok) continue;
      const { objects } = await opened.value.collection("Clusters");
      opened.value.close();
      read.push([file.run, runOf(objects)]);
    }
    runs = read;
  }, 120_000);

  it("show the dead sector, and no run besides", () => {
    const off = padFigures.map(({ id }) => {
      const { judged: ofRuns } = judged(
        id,
        runs.map(([, run]) => run),
      );
      return [id, ofRuns.flatMap(({ quality }, i) => (quality === "bad" || quality === "medium" ? [runs[i]![0]] : []))];
    });
    expect(off.filter(([, which]) => which!.length > 0)).toEqual([["pads-clusters-a-phi", ["559104"]]]);
  });
});
