import { expect, it, vi } from "vitest";
import { ownId } from "../../qc/own-check.ts";
import type { SetLink, SetRoute } from "../../route/route.ts";
import { makeWorld, ScriptedEngine, type World } from "../testing/world.ts";
import { periodOf } from "./set-routes.ts";
import type { SetsJudged } from "./set-session.ts";

const urlOf = (name: string, host = "alice.cern.ch"): string => `https://${host}/apass2/${name}.root`;
const setOf = (...urls: readonly string[]): SetLink => ({
  name: "",
  members: urls.map((url) => ({ source: { kind: "url", url }, identity: undefined })),
});
const names = ["559101", "559102", "559103"] as const;

/** Numbers are kept for what was asked, as by the workers. */
async function openSet(urls: readonly string[]) {
  const engine = new ScriptedEngine();
  for (const [i, url] of urls.entries()) engine.files.set(url, String(i).repeat(32));
  const kept = new Map<string, Awaited<ReturnType<ScriptedEngine["measureRun"]>>>();
  /** Files that were read, and runs that were looked for among what is kept. */
  const calls = { read: [] as string[], sought: 0 };
  const measureRun = engine.measureRun.bind(engine);
  engine.measureRun = async (request, tell, signal) => {
    const key = `${request.sourceName} ${JSON.stringify(request.groups)}`;
    const known = kept.get(key);
    if (request.source === undefined) {
      calls.sought += 1;
      return known ?? { ok: false, error: { kind: "not-kept", source: request.sourceName } };
    }
    calls.read.push(request.sourceName);
    const got = await measureRun(request, tell, signal);
    if (got.ok) kept.set(key, got);
    return got;
  };
  const world = makeWorld(engine);
  await world.app.loadSets();
  world.app.go(periodOf(setOf(...urls), {}));
  return { world, engine, calls };
}

const state = (world: World) => world.app.sets.value!.a.state.value;
const isJudged = (world: World, runs: number) =>
  expect.poll(() => world.app.sets.value!.judged.value?.runs.length).toBe(runs);
const go = (world: World, change: Partial<SetRoute>): void =>
  world.app.go({ ...world.app.view.value.route, ...change } as SetRoute);

const dueOf = (world: World): number =>
  state(world).runs.filter(({ phase }) => phase.kind === "ready" && phase.due !== undefined).length;

const own = { object: "Tracks/hEta", panel: undefined, title: "", good: "mean > 1", medium: undefined };
const keepCheck = ({ app }: World): void => expect(app.changeChecks({ kind: "keep", own })).toBeUndefined();

it("by the other rule nothing is read, looked for or compared again, and until it judges all is as it was", async () => {
  const { world, engine, calls } = await openSet(names.map((name) => urlOf(name)));
  await expect.poll(() => state(world).pace).toBe("done");
  await isJudged(world, 3);
  const before = { read: calls.read.length, sought: calls.sought };
  const compare = vi.spyOn(engine.compare, "judge");
  const { judged } = world.app.sets.value!;
  const seen: (SetsJudged | undefined)[] = [judged.value];
  judged.subscribe((value) => seen.push(value));
  for (const rule of ["parity", "robust", "parity", "robust"] as const) {
    const { runs } = state(world);
    const old = judged.value;
    go(world, { rule });
    expect(judged.value).toBe(old);
    await expect.poll(() => judged.value?.judging.rule).toBe(rule);
    expect(state(world).runs).toBe(runs);
  }
  expect(seen.map((each) => each?.judging.rule)).toEqual(["robust", "parity", "robust", "parity", "robust"]);
  expect(seen[2]!.judged).toEqual(seen[0]!.judged);
  expect(seen[3]!.judged.trends).toEqual(seen[1]!.judged.trends);
  expect({ read: calls.read.length, sought: calls.sought }).toEqual(before);
  expect(compare).not.toHaveBeenCalled();
});

it("a run that is highlighted is told of by the robust rule, and once", async () => {
  const { world, engine } = await openSet(names.map((name) => urlOf(name)));
  await expect.poll(() => state(world).pace).toBe("done");
  await isJudged(world, 3);
  const compare = vi.spyOn(engine.compare, "judge");
  const { judged } = world.app.sets.value!;
  const { arrangement } = world.app.view.value.route as SetRoute;
  go(world, { arrangement: { ...arrangement, raised: 1 } });
  await expect.poll(() => judged.value?.judged.unlike.has(1)).toBe(true);
  for (const rule of ["parity", "robust"] as const) {
    go(world, { rule });
    await expect.poll(() => judged.value?.judging.rule).toBe(rule);
    expect(judged.value!.judged.unlike.has(1)).toBe(rule === "robust");
  }
  expect(compare).toHaveBeenCalledTimes(1);
});

it("numbers of a new check are read while runs stay with those they have; without the check nothing is read", async () => {
  const { world, calls } = await openSet(names.map((name) => urlOf(name)));
  await expect.poll(() => state(world).pace).toBe("done");
  await isJudged(world, 3);
  const phases: string[] = [];
  const counts: number[] = [];
  world.app.sets.value!.a.state.subscribe(({ runs }) => phases.push(...runs.map(({ phase }) => phase.kind)));
  world.app.sets.value!.judged.subscribe((value) => counts.push(value!.runs.length));
  keepCheck(world);
  expect(dueOf(world)).toBe(3);
  await expect.poll(() => dueOf(world)).toBe(0);
  expect(calls.read).toHaveLength(6);
  expect(world.app.changeChecks({ kind: "remove", own: ownId(own) })).toBeUndefined();
  await expect.poll(() => dueOf(world)).toBe(0);
  expect(calls.read).toHaveLength(6);
  expect(new Set(phases)).toEqual(new Set(["ready"]));
  expect(new Set(counts)).toEqual(new Set([3]));
});

it("runs whose file cannot be read for a new check stay with the numbers they have", async () => {
  const [near, far, gone] = [urlOf("559101"), urlOf("559102", "other.example"), urlOf("559103")];
  const { world, engine, calls } = await openSet([near, far, gone]);
  await expect.poll(() => state(world).runs[1]!.phase.kind).toBe("ask-host");
  world.app.sets.value!.a.allowHost("other.example", true);
  await isJudged(world, 3);
  world.app.changeSettings({ allowedHosts: [] });
  engine.files.set(gone, { kind: "not-found", url: gone });
  keepCheck(world);
  await expect.poll(() => state(world).pace).toBe("done");
  const dues = () => state(world).runs.map(({ phase }) => phase.kind === "ready" && phase.due?.kind);
  expect(dues()).toEqual([undefined, "ask-host", "failed"]);
  await isJudged(world, 3);

  // All is so when one comes back, too.
  const { route } = world.app.view.value;
  const read = calls.read.length;
  world.app.go({ page: "start" });
  world.app.go(route);
  expect(dues()).toEqual([undefined, "ask-host", "failed"]);
  await isJudged(world, 3);
  expect(calls.read.length).toBe(read);
  engine.files.set(gone, "2".repeat(32));
  world.app.sets.value!.a.allowHost("other.example", false);
  world.app.sets.value!.a.retry();
  await expect.poll(dues).toEqual([undefined, undefined, undefined]);
});
