import { expect, it, vi } from "vitest";
import { comparisonOf, periodOf } from "./set-routes.ts";
import { plainArrangement, type SetLink, type SetRoute } from "../../route/route.ts";
import { makeWorld, ScriptedEngine, type World } from "../testing/world.ts";

const urlOf = (name: string): string => `https://alice.cern.ch/2024/LHC24zz/apass2/${name}.root`;
const setOf = (...names: readonly string[]): SetLink => ({
  name: "",
  members: names.map((name) => ({ source: { kind: "url", url: urlOf(name) }, identity: undefined })),
});

async function open(engine: ScriptedEngine, ...names: readonly string[]): Promise<World> {
  const world = makeWorld(engine);
  await world.app.loadSets();
  world.app.go(periodOf(setOf(...names), {}));
  return world;
}

function engineWith(...names: readonly string[]): ScriptedEngine {
  const engine = new ScriptedEngine();
  for (const [i, name] of names.entries()) engine.files.set(urlOf(name), String(i).repeat(32));
  return engine;
}

const pace = (world: World) => world.app.sets.value?.a.state.value.pace;
const phases = (world: World) => world.app.sets.value?.a.state.value.runs.map(({ phase }) => phase.kind);

const three = ["559101", "559102", "559103"] as const;

it("a set is read and judged run by run, in the order of the runs", async () => {
  const world = await open(engineWith(...three), "559103", "559101", "559102");
  await expect.poll(() => pace(world)).toBe("done");
  await expect.poll(() => world.app.sets.value?.judged.value?.runs.map(({ label }) => label)).toEqual([...three]);
  const { judged, standings } = world.app.sets.value!.judged.value!;
  expect(judged.trends[0]!.points.map((point) => point?.entries)).toHaveLength(3);
  expect(standings.get(0)?.quality).toBeDefined();
});

it("a run that cannot be read costs its row, and is read when it is tried again", async () => {
  const engine = engineWith(...three);
  engine.files.set(urlOf("559102"), { kind: "not-found", url: urlOf("559102") });
  const world = await open(engine, ...three);
  await expect.poll(() => pace(world)).toBe("done");
  expect(phases(world)).toEqual(["ready", "failed", "ready"]);
  engine.files.set(urlOf("559102"), "f".repeat(32));
  world.app.sets.value!.a.retry();
  await expect.poll(() => phases(world)).toEqual(["ready", "ready", "ready"]);
});

it("what goes wrong while runs are compared is told, and does not end comparing", async () => {
  const engine = engineWith(...three);
  const judging = vi.spyOn(engine.compare, "judge").mockRejectedValue(new RangeError("no such bin"));
  const world = await open(engine, ...three);
  await expect.poll(() => pace(world)).toBe("done");
  await expect.poll(() => world.app.sets.value?.trouble.value?.kind).toBe("defect");
  judging.mockRestore();
  const { a } = world.app.sets.value!;
  world.app.go({ ...periodOf(a.link, {}), arrangement: { ...plainArrangement, raised: 1 } });
  await expect.poll(() => world.app.sets.value?.judged.value?.runs).toHaveLength(3);
  expect(world.app.sets.value?.trouble.value).toBeUndefined();
});

/** A check of a person's own, for which something is to be measured that no other wants. */
function keepCheck({ app }: World): void {
  const own = { object: "Tracks/hEta", panel: undefined, title: "", good: "mean > 1", medium: undefined };
  expect(app.changeChecks({ kind: "keep", own })).toBeUndefined();
}

/** As soon as the first run is read. */
const holdFirst = (world: World, hold: "pause" | "stop"): Promise<void> =>
  new Promise((held) => {
    const { a } = world.app.sets.value!;
    const end = a.state.subscribe(({ runs }) => {
      if (!runs.some(({ phase }) => phase.kind === "ready")) return;
      end();
      a[hold]();
      held();
    });
  });

const five = ["559101", "559102", "559103", "559104", "559105"] as const;

it("what is paused begins nothing more, and what is stopped ends; both go on", async () => {
  const world = await open(engineWith(...five), ...five);
  const { a } = world.app.sets.value!;
  await holdFirst(world, "pause");
  await expect.poll(() => phases(world)?.includes("reading")).toBe(false);
  expect(phases(world)).toContain("waiting");
  a.resume();
  a.stop();
  expect(phases(world)).not.toContain("reading");
  expect(pace(world)).toBe("stopped");
  a.resume();
  await expect.poll(() => pace(world)).toBe("done");
  expect(phases(world)).toEqual(Array.from({ length: 5 }, () => "ready"));
});

/** Runs that are read from their files, of which the last ones wait; numbers are kept for what was asked, as by the workers. */
async function heldAfter(hold: "pause" | "stop") {
  const engine = engineWith(...five, "559109");
  const read: string[] = [];
  const kept = new Map<string, Awaited<ReturnType<ScriptedEngine["measureRun"]>>>();
  const measureRun = engine.measureRun.bind(engine);
  engine.measureRun = async (request, tell, signal) => {
    const key = `${request.sourceName} ${JSON.stringify(request.groups)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (request.source === undefined) return { ok: false, error: { kind: "not-kept", source: request.sourceName } };
    if (five.some((name) => urlOf(name) === request.sourceName)) read.push(request.sourceName);
    const got = await measureRun(request, tell, signal);
    if (got.ok) kept.set(key, got);
    return got;
  };
  const world = await open(engine, ...five);
  const route = () => world.app.view.value.route as SetRoute;
  await holdFirst(world, hold);
  await expect.poll(() => phases(world)?.includes("reading")).toBe(false);
  const ready = phases(world)!.filter((phase) => phase === "ready").length;
  expect(ready).toBeLessThan(five.length);
  const before = read.length;
  return {
    world,
    ready,
    /** Files that were read so far. */
    reads: () => read.length,
    go: (change: Partial<SetRoute>) => world.app.go({ ...route(), ...change } as SetRoute),
    /** Nothing was read since, and all is as it was. */
    isHeld: async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(read.length).toBe(before);
      expect(pace(world)).toBe(hold === "pause" ? "paused" : "stopped");
      expect(phases(world)!.filter((phase) => phase === "ready")).toHaveLength(ready);
      expect(phases(world)).not.toContain("reading");
    },
  };
}

it.each(["pause", "stop"] as const)(
  "after a %s nothing is read until it is resumed, whatever changes",
  async (hold) => {
    const { world, ready, go, isHeld } = await heldAfter(hold);
    const dues = () =>
      world.app.sets.value!.a.state.value.runs.filter(({ phase }) => phase.kind === "ready" && phase.due !== undefined)
        .length;
    await expect.poll(() => world.app.sets.value!.judged.value?.runs.length).toBe(ready);

    go({ rule: "parity" });
    await isHeld();
    // The runs that are there are judged by it, from what is known of them.
    await expect.poll(() => world.app.sets.value!.judged.value?.judging.rule).toBe("parity");
    expect(world.app.sets.value!.judged.value?.runs).toHaveLength(ready);
    expect(dues()).toBe(0);

    go({ rule: "robust" });
    await isHeld();
    expect(dues()).toBe(0);

    const { app } = world;
    expect(app.changeChecks({ kind: "limit", check: "mip-mean", limit: "low", value: 47 })).toBeUndefined();
    await isHeld();
    keepCheck(world);
    await isHeld();
    await expect.poll(() => dues()).toBe(ready);

    world.app.sets.value!.a.attach([{ path: "559109.root", file: new File([], "559109.root") }]);
    world.app.sets.value!.a.allowHost("other.example", false);
    await isHeld();

    // The reference itself is read: it is another set, and was asked for now.
    const b = setOf("559109");
    go({ b, arrangement: { ...plainArrangement, reference: "set" } });
    await isHeld();
    await expect.poll(() => world.app.sets.value!.judged.value?.runs.length).toBe(ready);
    await expect.poll(() => world.app.sets.value!.b?.state.value.pace).toBe("done");

    const { route } = world.app.view.value;
    world.app.go({ page: "start" });
    world.app.go(route);
    await isHeld();

    world.app.sets.value!.a.resume();
    await expect.poll(() => pace(world)).toBe("done");
    expect(phases(world)).toEqual(five.map(() => "ready"));
  },
);

it.each(["pause", "stop"] as const)(
  "a %s outlives a reload of the page: what is kept is there, nothing is read",
  async (hold) => {
    const { world, ready, reads } = await heldAfter(hold);
    const before = reads();
    const { route } = world.app.view.value;
    const again = makeWorld(world.engine, "", "", world.tab);
    await again.app.loadSets();
    again.app.go(route);
    await expect.poll(() => again.app.sets.value!.judged.value?.runs.length).toBe(ready);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(pace(again)).toBe(hold === "pause" ? "paused" : "stopped");
    expect(phases(again)!.filter((phase) => phase === "waiting")).toHaveLength(five.length - ready);
    expect(reads()).toBe(before);
    again.app.sets.value!.a.resume();
    await expect.poll(() => phases(again)).toEqual(five.map(() => "ready"));

    const third = makeWorld(world.engine, "", "", world.tab);
    await third.app.loadSets();
    third.app.go(route);
    await expect.poll(() => pace(third)).toBe("done");
  },
);

it("numbers that other checks want are read when it goes on", async () => {
  const { world, isHeld } = await heldAfter("stop");
  keepCheck(world);
  await isHeld();
  world.app.sets.value!.a.resume();
  await expect.poll(() => pace(world)).toBe("done");
  expect(world.app.sets.value!.a.state.value.runs.map(({ phase }) => phase.kind === "ready" && phase.due)).toEqual(
    five.map(() => undefined),
  );
});

it("what is kept is not read again, also without network", async () => {
  const engine = engineWith(...three);
  const first = await open(engine, ...three);
  await expect.poll(() => pace(first)).toBe("done");
  const read = engine.opened.length;
  const second = makeWorld(engine);
  await second.app.loadSets();
  second.setOnline(false);
  second.app.go(periodOf(setOf(...three), {}));
  await expect.poll(() => pace(second)).toBe("done");
  expect(phases(second)).toEqual(["ready", "ready", "ready"]);
  expect(engine.opened.length).toBe(2 * read); // by the scripted engine, which opens what it keeps
});

it("a host that nobody allowed is asked for once, of all its runs", async () => {
  const engine = engineWith();
  engine.files.set("https://other.example/559101.root", "a".repeat(32));
  engine.files.set("https://other.example/559102.root", "b".repeat(32));
  const world = makeWorld(engine);
  await world.app.loadSets();
  const members = ["559101", "559102"].map((name) => ({
    source: { kind: "url", url: `https://other.example/${name}.root` } as const,
    identity: undefined,
  }));
  world.app.go(periodOf({ name: "", members }, {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host", "ask-host"]);
  expect(engine.opened).toEqual([]);
  world.app.sets.value!.a.allowHost("other.example", false);
  await expect.poll(() => phases(world)).toEqual(["ready", "ready"]);
  // The report of one of them asks no more; that of another file of the host does.
  const open = (name: string): unknown => world.app.openText(`https://other.example/${name}.root`);
  open("559102");
  await expect.poll(() => world.app.session.value?.state.value.phase.kind).toBe("done");
  open("559103");
  await expect.poll(() => world.app.session.value?.state.value.phase.kind).toBe("ask-host");
});

it("a leave that is given while what is kept is looked for is not lost", async () => {
  const engine = engineWith();
  const names = ["559101", "559102", "559103"];
  for (const name of names) engine.files.set(`https://other.example/${name}.root`, name.repeat(6).slice(0, 32));
  const measureRun = engine.measureRun.bind(engine);
  let found = (): void => undefined;
  const looked = new Promise<void>((resolve) => {
    found = resolve;
  });
  engine.measureRun = async (request, tell, signal) => {
    // Of the last one it takes long.
    if (request.source === undefined && request.sourceName.includes("559103")) await looked;
    return measureRun(request, tell, signal);
  };
  const world = makeWorld(engine);
  await world.app.loadSets();
  const members = names.map((name) => ({
    source: { kind: "url", url: `https://other.example/${name}.root` } as const,
    identity: undefined,
  }));
  world.app.go(periodOf({ name: "", members }, {}));
  await expect.poll(() => phases(world)).toEqual(["ask-host", "ask-host", "reading"]);
  world.app.sets.value!.a.allowHost("other.example", false);
  found();
  await expect.poll(() => phases(world)).toEqual(["ready", "ready", "ready"]);
});

it("runs of two sets are in both, or in one, whether they are read or not", async () => {
  const engine = engineWith("559101", "559102", "559103");
  engine.files.set(urlOf("559103"), { kind: "not-found", url: urlOf("559103") });
  const world = makeWorld(engine);
  await world.app.loadSets();
  world.app.go(comparisonOf(setOf("559101", "559103"), setOf("559101", "559102", "559103"), {}));
  const paired = () => world.app.sets.value?.compared.value?.matched;
  await expect.poll(() => paired()?.matched.map(({ run }) => run)).toEqual([559101]);
  await expect.poll(() => paired()?.unread.map(({ run }) => run)).toEqual([559103]);
  expect(paired()?.onlyA).toEqual([]);
  await expect.poll(() => paired()?.onlyB.map(({ label }) => label)).toEqual(["559102"]);
});

it("a host that is allowed for one set is allowed for the other", async () => {
  const engine = engineWith();
  const of = (run: string): SetLink => {
    const url = `https://other.example/${run}.root`;
    engine.files.set(url, run.repeat(6).slice(0, 32));
    return { name: "", members: [{ source: { kind: "url", url }, identity: undefined }] };
  };
  const world = makeWorld(engine);
  await world.app.loadSets();
  world.app.go(comparisonOf(of("559101"), of("559102"), {}));
  const { a, b } = world.app.sets.value!;
  await expect.poll(() => b!.state.value.runs.map(({ phase }) => phase.kind)).toEqual(["ask-host"]);
  a.allowHost("other.example", false);
  await expect.poll(() => [a, b!].map(({ state }) => state.value.runs[0]!.phase.kind)).toEqual(["ready", "ready"]);
});

it("a raw and an extracted file of a run count once", async () => {
  const world = await open(engineWith("559101"), "559101", "559101_QC");
  expect(world.app.sets.value!.a.state.value.runs.map(({ name }) => name)).toEqual(["559101.root"]);
});

it("two sets are matched by run and compared", async () => {
  const engine = engineWith(...three);
  for (const run of ["559101", "559103"])
    engine.files.set(`https://alice.cern.ch/apass1/${run}.root`, run.repeat(6).slice(0, 32));
  const b: SetLink = {
    name: "",
    members: ["559101", "559103"].map((run) => ({
      source: { kind: "url", url: `https://alice.cern.ch/apass1/${run}.root` },
      identity: undefined,
    })),
  };
  const world = makeWorld(engine);
  await world.app.loadSets();
  world.app.go(comparisonOf(setOf(...three), b, {}));
  await expect
    .poll(() => world.app.sets.value?.compared.value?.matched.matched.map(({ run }) => run))
    .toEqual([559101, 559103]);
  const { matched, differences } = world.app.sets.value!.compared.value!;
  await expect
    .poll(() => world.app.sets.value?.compared.value?.matched.onlyA.map(({ label }) => label))
    .toEqual(["559102"]);
  expect(matched.onlyB).toEqual([]);
  expect(differences.length).toBeGreaterThan(10);
});
