import { expect, it } from "vitest";
import type { SetLink } from "../../route/route.ts";
import { comparisonOf } from "../../state/sets/set-routes.ts";

import type { SetRun } from "../../state/sets/set-state.ts";
import { makeWorld, ScriptedEngine } from "../../state/testing/world.ts";
import { hiddenPairWords, pairList } from "./pair-list.ts";

async function compare(runs: readonly number[], hidden: readonly number[]) {
  const engine = new ScriptedEngine();
  const setIn = (pass: string): SetLink => ({
    name: "",
    members: runs.map((run) => {
      const url = `https://alice.cern.ch/2024/LHC24zz/${pass}/${run}.root`;
      engine.files.set(url, `${pass}${run}`.padEnd(32, "0"));
      return { source: { kind: "url", url }, identity: undefined };
    }),
  });
  const world = makeWorld(engine);
  await world.app.loadSets();
  const route = comparisonOf(setIn("apass1"), setIn("apass2"), {});
  world.app.go({ ...route, arrangement: { ...route.arrangement, hidden } });
  const { a, b, compared } = world.app.sets.value!;
  await expect.poll(() => [a, b!].map(({ state }) => state.value.pace)).toEqual(["done", "done"]);
  await expect.poll(() => compared.value?.matched.read.length).toBe(runs.length);
  return { world, route, runs: a.state.value.runs, compared: () => compared.value! };
}

const numbers = (runs: readonly SetRun[]) => runs.map(({ info }) => info.run);

it("a hidden run is in both sets, and takes no part in what is compared; shown again it does", async () => {
  const { world, route, runs, compared } = await compare([559103, 559101, 559102], [1]);
  const { matched, differences } = compared();
  expect(matched.read.map(({ run }) => run)).toEqual([559101, 559102, 559103]);
  expect(matched.matched.map(({ run }) => run)).toEqual([559102, 559103]);
  expect(new Set(differences.map((each) => each.runs.length))).toEqual(new Set([2]));
  expect(hiddenPairWords(matched, "run")).toMatch(/^1 of 3 runs in both sets is hidden: it takes no part/);
  const list = pairList(runs, compared(), { order: "run" }, new Map());
  expect(numbers(list.runs)).toEqual([559101, 559102, 559103]);
  // Nothing is said of what is not compared.
  expect([...list.standings.keys()].toSorted((a, b) => a - b)).toEqual([0, 2]);
  world.app.go(route);
  await expect.poll(() => compared().matched.matched.length).toBe(3);
  expect(hiddenPairWords(compared().matched, "run")).toBe("");
});

it("runs of the list are in the order that is asked for, and marked by the limits that rank the figures", async () => {
  const { runs, compared } = await compare([559101, 559102], []);
  const rate = (average: number) => ({ rate: { average } }) as never;
  const rates = new Map([
    [0, rate(500)],
    [1, rate(300)],
  ]);
  expect(numbers(pairList(runs, compared(), { order: "rate" }, rates).runs)).toEqual([559102, 559101]);
  expect(pairList(runs, compared(), { order: "run" }, rates).standings.get(0)).toEqual({
    quality: "good",
    reasons: [],
    off: 0,
  });
  const [first, ...others] = compared().differences;
  const runOf = { ...first!.runs[0]!, quality: "medium" as const, where: "7 % more at 1.9" };
  const off = { ...first!, figure: { ...first!.figure, title: "Pt" }, runs: [runOf, undefined] };
  const told = pairList(runs, { ...compared(), differences: [off, ...others] }, { order: "run" }, rates);
  expect(told.standings.get(0)).toMatchObject({
    quality: "medium",
    off: 1,
    reasons: [{ words: "Pt: 7 % more at 1.9" }],
  });
  // As good as its other figures are: it says nothing in most of them.
  const fewEntries = compared().differences.map((each, at) => ({
    ...each,
    compared: 1,
    runs: [at < 2 ? runOf : undefined, undefined],
  }));
  const good = { ...runOf, quality: "good" as const };
  const silent = fewEntries.map((each) => ({ ...each, runs: [each.runs[0] && good, undefined] }));
  const listed = pairList(runs, { ...compared(), differences: silent }, { order: "run" }, rates);
  expect(listed.standings.get(0)).toMatchObject({
    quality: "null",
    reasons: [{ quality: "null", words: expect.stringContaining("too few entries") }],
  });
  const seen = pairList(runs, { ...compared(), differences: fewEntries }, { order: "run" }, rates);
  expect(seen.standings.get(0)).toMatchObject({ quality: "medium", off: 2 });
});
