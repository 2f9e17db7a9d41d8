import { expect, it } from "vitest";
import type { SetLink } from "../../route/route.ts";
import { memoryStore } from "../../store/memory.ts";
import { makeWorld, ScriptedEngine, type World } from "../testing/world.ts";
import { keptSets } from "./kept-sets.ts";
import { periodOf } from "./set-routes.ts";

const urlOf = (name: string): string => `https://alice.cern.ch/2024/LHC24zz/apass2/${name}.root`;
const setOf = (...names: readonly string[]): SetLink => ({
  name: "",
  members: names.map((name) => ({ source: { kind: "url", url: urlOf(name) }, identity: undefined })),
});

async function read(world: World, ...names: readonly string[]): Promise<void> {
  for (const name of names) world.engine.files.set(urlOf(name), name.repeat(6).slice(0, 32));
  await world.app.loadSets();
  world.app.go(periodOf(setOf(...names), {}));
  await expect.poll(() => world.app.sets.value?.a.state.value.pace).toBe("done");
  await expect.poll(() => world.app.sets.value?.judged.value?.runs.length).toBe(names.length);
}

it("a set that was read is listed once, latest first, with its numbers; its link opens it as it was arranged", async () => {
  const world = makeWorld();
  await read(world, "559101", "559102", "559103");
  await read(world, "559104", "559105");
  await read(world, "559101", "559102", "559103");
  const { route } = world.app.view.value;
  if (route.page !== "period") throw new Error("no period");
  world.app.go({ ...route, panel: "eta", arrangement: { ...route.arrangement, hidden: [1], find: "bad" } });
  await expect.poll(async () => (await world.app.recentSets())[0]?.link).toContain("hidden=1");
  const sets = await world.app.recentSets();
  expect(sets.map(({ sets: [first] }) => first)).toEqual([
    { name: "", infos: [{ period: "LHC24zz", pass: "apass2", kind: "data" }], numbers: [559101, 559103], runs: 3 },
    { name: "", infos: [{ period: "LHC24zz", pass: "apass2", kind: "data" }], numbers: [559104, 559105], runs: 2 },
  ]);
  expect(sets[0]!.link).not.toMatch(/find|panel/);

  const later = makeWorld(world.engine);
  await later.app.loadSets();
  later.setOnline(false);
  const again = later.app.readText(sets[0]!.link);
  if (typeof again === "string") throw new Error(again);
  later.app.go(again);
  await expect
    .poll(() => later.app.sets.value?.a.state.value.runs.map(({ phase }) => phase.kind))
    .toEqual(["ready", "ready", "ready"]);
  await later.app.forgetSet(sets[0]!.link);
  expect((await later.app.recentSets()).map(({ key }) => key)).toEqual([sets[1]!.key]);
});

it("a set that is called otherwise is listed by that name, in its old place", async () => {
  const world = makeWorld();
  await read(world, "559101", "559102");
  const { route } = world.app.view.value;
  if (route.page !== "period") throw new Error("no period");
  const { sets } = world.app;
  const open = sets.value;
  world.app.go({ ...route, a: { ...route.a, name: "good, as of May" } }, { replace: true });
  expect(sets.value).toBe(open);
  await expect
    .poll(async () => (await world.app.recentSets()).map((set) => set.sets[0]?.name))
    .toEqual(["good, as of May"]);
  expect((await world.app.recentSets())[0]!.link).toContain("name=good,+as+of+May");
});

it("a set of which nothing was read is not listed", async () => {
  const world = makeWorld(new ScriptedEngine());
  await world.app.loadSets();
  world.app.go(periodOf(setOf("559101"), {}));
  await expect.poll(() => world.app.sets.value?.a.state.value.pace).toBe("done");
  expect(await world.app.recentSets()).toEqual([]);
});

it("what another release kept there is passed over", async () => {
  const store = memoryStore();
  await store.putSetting("sets", [{ link: 3 }, null, { link: "#/period", key: "a", usedAt: 1, sets: [] }]);
  expect(await keptSets(store)).toEqual({ ok: true, value: [] });
});
