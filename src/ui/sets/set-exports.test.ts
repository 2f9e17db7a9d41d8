import { expect, it } from "vitest";
import type { SetRoute } from "../../route/route.ts";
import { periodOf } from "../../state/sets/set-routes.ts";
import { makeWorld, ScriptedEngine } from "../../state/testing/world.ts";
import { exportName, mediansJson, overviewJson, unfinishedWords, type Exported } from "./set-exports.ts";

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
  readonly complete: boolean;
  readonly judgedBy: { readonly rule: string };
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

it("reasons are told as text, without the markup of titles", async () => {
  const of = await period([559101, 559102, 559103, 559104]);
  const words = "Tracks vs #it{#phi}, A side: sector 5; #it{p}_{T} min";
  const standing = { quality: "bad", reasons: [{ quality: "bad", words, at: undefined }], off: 1 } as const;
  const known = { ...of.known, standings: new Map([[0, standing]]) };
  const told = JSON.parse(await overviewJson({ ...of, known })) as Tree;
  expect(told.runs[0]).toMatchObject({ reasons: ["Tracks vs φ, A side: sector 5; pT min"] });
});

it("the rule that is told is the one that judged, also while runs are judged by another that was chosen", async () => {
  const of = await period([559101, 559102, 559103, 559104]);
  const chosen = { ...of, route: { ...of.route, rule: "parity" as const } };
  expect(JSON.parse(await overviewJson(chosen))).toMatchObject({ judgedBy: { rule: "robust" } });
  expect(unfinishedWords(chosen)).toMatch(/judged by the robust rule: by the parity rule runs are not judged yet/);
  expect(unfinishedWords(of)).toBeUndefined();
});

it("what is saved before all is read and judged says so, and of each run why", async () => {
  const of = await period([559101, 559102, 559103, 559104]);
  expect(JSON.parse(await overviewJson(of))).toMatchObject({ complete: true });
  const [first, second, ...others] = of.runs;
  const standings = new Map([...of.known.standings].filter(([place]) => place !== second!.place));
  const early: Exported = {
    ...of,
    runs: [{ ...first!, phase: { kind: "waiting" } }, second!, ...others],
    known: { ...of.known, runs: of.known.runs.slice(2), standings },
  };
  for (const json of [await overviewJson(early), await mediansJson(early)]) {
    const told = JSON.parse(json) as Tree;
    expect(told.complete).toBe(false);
    expect(told.runs.map(({ label }) => label)).toEqual(["559103"]);
    expect(told.notRead.map(({ label, reasons }) => [label, reasons[0]])).toEqual([
      ["559101", "not read yet"],
      ["559102", "not judged yet"],
      ["559104", expect.stringContaining("559104")],
    ]);
  }
  expect(unfinishedWords(early)).toBe("Saved without 3 of 4 runs, which are not read and judged yet.");
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
