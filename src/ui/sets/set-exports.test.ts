import { expect, it } from "vitest";
import type { SetRoute } from "../../route/route.ts";
import { periodOf } from "../../state/sets/set-routes.ts";
import { makeWorld, ScriptedEngine } from "../../state/testing/world.ts";
import { exportName, mediansJson, overviewJson, type Exported } from "./set-exports.ts";

const urlOf = (run: number): string => `https://alice.cern.ch/2024/LHC24zz/apass2/${run}.root`;

async function period(runs: readonly number[], hidden: readonly number[] = []): Promise<Exported> {
  const engine = new ScriptedEngine();
  for (const [i, run] of runs.slice(0, -1).entries()) engine.files.set(urlOf(run), String(i).repeat(32));
  const world = makeWorld(engine);
  await world.app.loadSets();
  const members = runs.map((run) => ({ source: { kind: "url", url: urlOf(run) }, identity: undefined }) as const);
  const plain = periodOf({ name: "", members }, {});
  const route: SetRoute = { ...plain, arrangement: { ...plain.arrangement, hidden } };
  world.app.go(route);
  const sets = world.app.sets.value!;
  await expect.poll(() => sets.a.state.value.pace).toBe("done");
  await expect.poll(() => sets.judged.value?.runs.length).toBe(runs.length - 1);
  return { route, runs: sets.a.state.value.runs, known: sets.judged.value!, version: "1.2" };
}

interface Tree {
  readonly runs: readonly { readonly label: string; readonly quality: string }[];
  readonly notRead: readonly { readonly label: string; readonly reasons: readonly string[] }[];
  readonly medianHists: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly trendings: Tree["medianHists"];
  readonly kl_div_trendings: Tree["medianHists"];
  readonly qualityMatrix: { readonly checks: readonly string[]; readonly qualities: readonly (readonly string[])[] };
}

it("the overview has every run and check with value, error and verdict, called as in today's file", async () => {
  const of = await period([559101, 559102, 559103, 559104]);
  const told = JSON.parse(await overviewJson(of)) as Tree;
  expect(told).toMatchObject({ title: "LHC24zz apass2", madeBy: { version: "1.2" }, judgedBy: { rule: "robust" } });
  expect(told.runs.map(({ label }) => label)).toEqual(["559101", "559102", "559103"]);
  expect(told.notRead).toMatchObject([{ label: "559104", quality: "not-read" }]);
  const { values, errors, quality } = told.trendings["TracksQC"]!["hEta_trend"] as Readonly<Record<string, unknown[]>>;
  expect([values, errors, quality].map((each) => each!.length)).toEqual([3, 3, 3]);
  expect(told.kl_div_trendings["TracksQC"]!["hEta_trend"]!["klToMedian"]).toHaveLength(3);
  const { checks, qualities } = told.qualityMatrix;
  expect(checks).toEqual(expect.arrayContaining(["hEta_trend", "hEta_klDiv"]));
  expect(qualities.map((row) => row.length)).toEqual(checks.map(() => 3));
});

it("medians are of the runs that are not hidden, and say of which", async () => {
  const of = await period([559101, 559102, 559103, 559104], [1]);
  const told = JSON.parse(await mediansJson(of)) as Tree;
  const eta = told.medianHists["TracksQC"]!["hEta"]!;
  expect(eta["runs"]).toEqual(["559101", "559103"]);
  expect(eta["x"]).toMatchObject({ n: 360, lo: 0 });
  const median = eta["median"] as readonly number[];
  expect(median.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(exportName(of, "medianHists")).toBe("LHC24zz_apass2_medianHists.json");
});
