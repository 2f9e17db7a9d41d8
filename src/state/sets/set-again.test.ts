import { expect, it } from "vitest";
import { comparisonOf, periodOf } from "./set-routes.ts";
import type { SetLink, SetRoute } from "../../route/route.ts";
import { makeWorld, ScriptedEngine, type World } from "../testing/world.ts";

const urlOf = (name: string, host = "other.example"): string => `https://${host}/${name}.root`;
const setOf = (...urls: readonly string[]): SetLink => ({
  name: "",
  members: urls.map((url) => ({ source: { kind: "url", url }, identity: undefined })),
});

const runs = ["559101", "559102", "559121"] as const;
const cut = { kind: "truncated", source: "559121.root", size: 60, expected: 100 } as const;

function engineWith(...urls: readonly string[]): ScriptedEngine {
  const engine = new ScriptedEngine();
  for (const [i, url] of urls.entries()) engine.files.set(url, String(i).repeat(32));
  return engine;
}

async function open(engine: ScriptedEngine, route: SetRoute): Promise<World> {
  const world = makeWorld(engine);
  await world.app.loadSets();
  world.app.go(route);
  return world;
}

const state = (world: World) => world.app.sets.value?.a.state.value;
const phases = (world: World) => state(world)?.runs.map(({ phase }) => phase.kind);
const isOver = (world: World) => expect.poll(() => state(world)?.pace).toBe("done");

/** A period of another host that a person let in once, read to its end; one of its files is cut. */
async function readOnce(): Promise<World> {
  const urls = runs.map((run) => urlOf(run));
  const engine = engineWith(...urls);
  engine.files.set(urls[2]!, cut);
  const world = await open(engine, periodOf(setOf(...urls), {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host", "ask-host", "ask-host"]);
  world.app.sets.value!.a.allowHost("other.example", false);
  await isOver(world);
  expect(phases(world)).toEqual(["ready", "ready", "failed"]);
  return world;
}

it("a set that was let in once is as it was left, whatever was looked at meanwhile: nothing is asked or read", async () => {
  const world = await readOnce();
  const { app, engine } = world;
  const { route } = app.view.value;
  const before = state(world)!.runs;
  expect(app.openText(urlOf("559102"))).toBeUndefined();
  await expect.poll(() => app.session.value?.state.value.phase.kind).toBe("done");
  const read = engine.opened.length;
  app.go(route);
  await isOver(world);
  expect(state(world)!.runs).toEqual(before);
  expect(state(world)!.runs[2]!.phase).toEqual({ kind: "failed", error: cut });
  await expect.poll(() => app.sets.value?.judged.value?.runs.length).toBe(2);
  expect(engine.opened.slice(read)).toEqual([]);

  engine.files.set(urlOf("559121"), "c".repeat(32));
  app.sets.value!.a.retry();
  await expect.poll(() => phases(world)).toEqual(["ready", "ready", "ready"]);
  expect(engine.opened.slice(read)).toEqual([urlOf("559121")]);
});

it("a reload of the page asks again", async () => {
  const world = await readOnce();
  const again = makeWorld(world.engine, "", "", world.tab);
  await again.app.loadSets();
  again.app.go(world.app.view.value.route);
  await expect.poll(() => phases(again)).toEqual(["ready", "ready", "ask-host"]);
});

it("what is let in once are those files: no other host, and no other file of the same one", async () => {
  const [one, other] = [urlOf("559101"), urlOf("559102", "third.example")];
  const engine = engineWith(one, other, urlOf("559103"));
  const world = await open(engine, periodOf(setOf(one, other), {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host", "ask-host"]);
  world.app.sets.value!.a.allowHost("other.example", false);
  await expect.poll(() => phases(world)).toEqual(["ready", "ask-host"]);
  const { route } = world.app.view.value;
  world.app.go({ page: "start" });
  world.app.go(route);
  await isOver(world);
  expect(phases(world)).toEqual(["ready", "ask-host"]);
  world.app.go(periodOf(setOf(one, urlOf("559103")), {}));
  await isOver(world);
  expect(phases(world)).toEqual(["ready", "ask-host"]);
  expect(engine.opened).not.toContain(other);
  expect(engine.opened).not.toContain(urlOf("559103"));
});

it("a host that is always allowed is asked for when that is taken back", async () => {
  const engine = engineWith(urlOf("559101"));
  const world = await open(engine, periodOf(setOf(urlOf("559101")), {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host"]);
  world.app.sets.value!.a.allowHost("other.example", true);
  await expect.poll(() => phases(world)).toEqual(["ready"]);
  world.app.changeSettings({ allowedHosts: [] });
  engine.kept.clear();
  world.app.go(periodOf(setOf(urlOf("559101"), urlOf("559102")), {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host", "ask-host"]);
});

it("beside files of the app those of another host are let in", async () => {
  const engine = engineWith("https://viewer.example/tpc/demo/apass1/559101.root", urlOf("559101"));
  const route = comparisonOf(setOf("demo/apass1/559101.root"), setOf(urlOf("559101")), {});
  const world = await open(engine, route);
  const other = () => world.app.sets.value?.b?.state.value.runs.map(({ phase }) => phase.kind);
  await expect.poll(other).toEqual(["ask-host"]);
  world.app.sets.value!.b!.allowHost("other.example", false);
  await expect.poll(other).toEqual(["ready"]);
});

it("what was asked and not answered is asked when the set is opened again, also where its reading is held", async () => {
  const engine = engineWith(urlOf("559101"));
  const world = await open(engine, periodOf(setOf(urlOf("559101")), {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host"]);
  const { route } = world.app.view.value;
  world.app.go({ page: "start" });
  world.app.go(route);
  expect(phases(world)).toEqual(["ask-host"]);
  world.app.go({ page: "start" });
  world.app.changeSettings({ allowedHosts: ["other.example"] });
  world.app.go(route);
  await expect.poll(() => phases(world)).toEqual(["ready"]);
});

it("a link to other content than was read is not answered with that", async () => {
  const world = await readOnce();
  const { engine } = world;
  const [first, ...others] = setOf(...runs.map((run) => urlOf(run))).members;
  const linked = (identity: string): SetRoute =>
    periodOf({ name: "", members: [{ ...first!, identity }, ...others] }, {});
  const changed = () => state(world)!.runs.map((run) => run.changed);
  const read = engine.opened.length;
  world.app.go({ page: "start" });
  world.app.go(linked("00000000"));
  expect(phases(world)).toEqual(["ready", "ready", "failed"]);
  expect(changed()).toEqual([false, false, false]);
  expect(engine.opened.length).toBe(read);
  world.app.go({ page: "start" });
  engine.kept.clear();
  engine.files.set(urlOf("559101"), "d".repeat(32));
  world.app.go(linked("dddddddd"));
  expect(phases(world)).toEqual(["reading", "ready", "failed"]);
  await isOver(world);
  expect(phases(world)).toEqual(["ready", "ready", "failed"]);
  expect(changed()).toEqual([false, false, false]);
  expect(engine.opened.slice(read)).toEqual([urlOf("559101")]);
  // What the file was found to have is not looked for again.
  world.app.go({ page: "start" });
  engine.kept.clear();
  world.app.go(linked("eeeeeeee"));
  await isOver(world);
  expect(changed()).toEqual([true, false, false]);
  world.app.go({ page: "start" });
  const then = engine.opened.length;
  world.app.go(linked("eeeeeeee"));
  await isOver(world);
  expect(changed()).toEqual([true, false, false]);
  expect(engine.opened.length).toBe(then);
});
