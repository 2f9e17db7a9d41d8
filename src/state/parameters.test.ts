import { describe, expect, it } from "vitest";
import { ok } from "../base/result.ts";
import { runLabel } from "../qc/run-parameters.ts";
import type { ParametersState } from "./app.ts";
import { besideUrl } from "./besides.ts";
import { makeWorld, ScriptedEngine, type World } from "./testing/world.ts";

const directory = "https://qc.cern.ch/2024/LHC24zz/apass2";
const url = `${directory}/559104.root`;
const beside = `${directory}/runparameters.json`;
const idA = "a".repeat(32);
const idB = "b".repeat(32);
const link = `#/run/559104?src=${url}`;
const json = (average: number, run = 559104): string => JSON.stringify({ runs: { [run]: { IRavg: average } } });

function engineWith(text?: string): ScriptedEngine {
  const engine = new ScriptedEngine();
  engine.files.set(url, idA).set(`${directory}/559105.root`, idB).set("559104.root", idA);
  if (text !== undefined) engine.tables.set(beside, text);
  return engine;
}

const parametersOf = ({ app }: World): ParametersState | undefined => app.session.value?.parameters.value;
const averageOf = (world: World): number | undefined => parametersOf(world)?.known?.rate.average;
const originOf = (world: World): unknown => parametersOf(world)?.known?.origins.get("average");

async function opened(fragment: string, engine = engineWith()): Promise<World> {
  const world = makeWorld(engine, fragment);
  await expect.poll(() => world.app.session.value?.state.value.phase.kind).toBe("done");
  await expect.poll(() => parametersOf(world)?.complete).toBe(true);
  return world;
}

const csv = (...lines: readonly string[]): string => ["run,IRavg (kHz),BField", ...lines].join("\n");

async function give(world: World, name: string, text: string): Promise<string> {
  world.engine.tables.set(name, text);
  return world.app.addTables([new File([], name)]);
}

describe("runparameters.json beside a run", () => {
  it("is asked for once a directory, after the file was opened, and kept with the run for later", async () => {
    const engine = engineWith(JSON.stringify({ "559104": { IRavg: 5000 }, "559105": { IRavg: 6000 } }));
    const world = await opened(link, engine);
    expect([averageOf(world), originOf(world)]).toEqual([5000, { kind: "beside", url: beside }]);
    expect(parametersOf(world)?.beside).toEqual({ kind: "found" });
    world.type(`#/run/559105?src=${directory}/559105.root`);
    await expect.poll(() => averageOf(world)).toBe(6000);
    expect(engine.asked).toEqual([beside]);

    engine.tables.clear();
    const later = makeWorld(engine);
    later.setOnline(false);
    later.type(link);
    await expect.poll(() => averageOf(later)).toBe(5000);
    expect([originOf(later), parametersOf(later)?.beside]).toEqual([
      { kind: "beside", url: beside },
      { kind: "not-asked" },
    ]);
    expect(engine.asked).toEqual([beside]);
  });

  it("is not asked for before the host is allowed, nor for files from disk", async () => {
    const engine = engineWith();
    const foreign = "https://elsewhere.example/qc/559104.root?authz=secret";
    engine.files.set(foreign, idA);
    engine.tables.set("https://elsewhere.example/qc/runparameters.json", json(5000));
    const world = makeWorld(engine, `#/run?src=${encodeURIComponent(foreign)}`);
    await expect.poll(() => world.app.session.value?.state.value.phase.kind).toBe("ask-host");
    expect(engine.asked).toEqual([]);
    world.app.session.value?.allowHost(false);
    await expect.poll(() => averageOf(world)).toBe(5000);

    const disk = makeWorld(engineWith());
    disk.app.openFiles([{ path: "559104.root", file: new File([], "559104.root") }]);
    await expect.poll(() => parametersOf(disk)?.complete).toBe(true);
    expect([disk.engine.asked, parametersOf(disk)?.known]).toEqual([[], undefined]);
  });

  it("need not be there, need not know the run, and is told of where it is broken", async () => {
    expect(parametersOf(await opened(link))).toEqual({ complete: true, known: undefined, beside: { kind: "absent" } });
    const other = await opened(link, engineWith(json(5000, 559101)));
    expect(parametersOf(other)).toEqual({ complete: true, known: undefined, beside: { kind: "other-runs" } });
    const engine = engineWith("{");
    const broken = await opened(link, engine);
    expect(parametersOf(broken)?.beside).toMatchObject({ kind: "failed", error: { kind: "not-parameters" } });
    engine.tables.set(beside, json(5000));
    broken.app.session.value?.retry();
    await expect.poll(() => averageOf(broken)).toBe(5000);
  });

  it("is asked for again after a server gave no answer", async () => {
    const engine = engineWith();
    engine.tables.set(beside, { kind: "unreachable", url: beside, status: 503 });
    const world = await opened(link, engine);
    expect(parametersOf(world)?.beside).toMatchObject({ kind: "failed", error: { kind: "unreachable" } });
    engine.tables.set(beside, json(6000, 559105));
    world.type(`#/run/559105?src=${directory}/559105.root`);
    await expect.poll(() => averageOf(world)).toBe(6000);
  });

  it("is in the same directory, whatever follows the path", () => {
    expect(besideUrl("https://h/a/b/559104.root?authz=x#y")).toBe("https://h/a/b/runparameters.json");
    expect(besideUrl("https://h/559104.root")).toBe("https://h/runparameters.json");
  });
});

describe("parameters in the file", () => {
  it("come first, and where they are whole nothing else is asked for", async () => {
    const engine = engineWith(json(5000));
    engine.runKeys = ["RunParameters", "RatesCanva"];
    const world = await opened(link, engine);
    expect(runLabel(559104, parametersOf(world)?.known)).toBe("559104 (−) 7.0 7.0 7.0 (kHz)");
    expect([originOf(world), engine.asked]).toEqual([{ kind: "file" }, []]);
    expect(engine.measured).toContain(`${idA}//RunParameters`);
  });
});

describe("a table of a person", () => {
  it("applies to every run in it, at once and later, in all tabs, until it is removed", async () => {
    const world = await opened(link);
    const other = await opened(link, world.engine);
    expect(await give(world, "mine.csv", csv("559104,5,-30000", "559105,6,"))).toBe(
      "Run parameters of 2 runs taken from mine.csv",
    );
    await expect.poll(() => averageOf(world)).toBe(5000);
    await expect.poll(() => averageOf(other)).toBe(5000);
    expect(originOf(world)).toEqual({ kind: "table", name: "mine.csv" });
    world.type(`#/run/559105?src=${directory}/559105.root`);
    await expect.poll(() => averageOf(world)).toBe(6000);
    const later = await opened(link, world.engine);
    expect(averageOf(later)).toBe(5000);
    await later.app.removeTable(later.app.tables.value.tables[0]!.id);
    await expect.poll(() => parametersOf(later)?.known).toBeUndefined();
    await expect.poll(() => averageOf(world)).toBeUndefined();
  });

  it("says what the file and what lies beside it do not say, and is told of where they come first", async () => {
    const world = await opened(link, engineWith(json(5000)));
    expect(await give(world, "one.csv", csv("559104,1,12000"))).toBe(
      "Run parameters of 1 run taken from one.csv; 559104 keeps those of runparameters.json",
    );
    await expect.poll(() => parametersOf(world)?.known?.current).toBe(12_000);
    expect(averageOf(world)).toBe(5000);
    expect(parametersOf(world)?.known?.origins.get("current")).toEqual({ kind: "table", name: "one.csv" });
    expect(parametersOf(world)?.known?.doubts).toEqual([
      "Not shown of one.csv: average rate. What is in runparameters.json comes first",
    ]);
    const engine = engineWith();
    engine.runKeys = ["RunParameters", "RatesCanva"];
    const whole = await opened(link, engine);
    expect(await give(whole, "over.json", json(1000))).toBe("over.json was kept; 559104 keeps those of its file");
  });

  it("is of the runs in it the only one: what earlier tables said of them is not mixed in", async () => {
    const world = await opened(link);
    await give(world, "one.csv", csv("559104,1,12000", "559105,1,12000"));
    expect(await give(world, "two.csv", csv("559104,2,"))).toBe(
      "Run parameters of 1 run taken from two.csv, in place of those of one.csv",
    );
    await expect.poll(() => averageOf(world)).toBe(2000);
    expect(parametersOf(world)?.known?.current).toBeUndefined();
    expect(world.app.tables.value.tables.map(({ name }) => name)).toEqual(["two.csv", "one.csv"]);
    await world.app.removeTable(world.app.tables.value.tables[0]!.id);
    await expect.poll(() => [averageOf(world), parametersOf(world)?.known?.current]).toEqual([1000, 12_000]);
  });

  it("says of each run what of it was refused, and is of those of which something was taken", async () => {
    const world = await opened(link);
    await give(world, "good.csv", csv("559104,5,-30000"));
    const none = { "559104": { IRavg: -5, Duration: -1, BField: "NaN" } };
    expect(await give(world, "none.json", JSON.stringify(none))).toBe("");
    expect(world.app.tables.value.wrong).toEqual([
      "none.json, run 559104: IRavg is -5 Hz, which is no interaction rate; " +
        "Duration is -1, which stands for what is not known; BField is NaN, which stands for what is not known.",
    ]);
    expect(averageOf(world)).toBe(5000);
    const some = { ...none, "559105": { IRavg: 6000, BField: "high" }, "559106": { remark: 1 } };
    expect(await give(world, "some.json", JSON.stringify(some))).toBe("Run parameters of 1 run taken from some.json");
    expect(world.app.tables.value.wrong.slice(1)).toEqual([
      'some.json, run 559105: BField is "high", which is no number.',
      "some.json, run 559106: no parameter that this page knows is given.",
    ]);
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [559_110 + i, { IRavg: -5 }]));
    await give(world, "many.json", JSON.stringify(many));
    expect(world.app.tables.value.wrong.slice(5)).toEqual(["many.json: something was refused of 4 more runs."]);
  });

  it("is refused in words, and the others are taken", async () => {
    const world = await opened(link);
    world.engine.tables.set("bad.csv", csv("559104,1")).set("good.csv", csv("559104,5,"));
    const said = await world.app.addTables(["bad.csv", "good.csv"].map((name) => new File([], name)));
    expect(said).toBe("Run parameters of 1 run taken from good.csv");
    expect(world.app.tables.value.wrong).toEqual([
      expect.stringContaining("bad.csv holds no run parameters: line 2 has 2 of 3 columns."),
    ]);
    await give(world, "other.csv", csv("559105,1,"));
    expect(world.app.tables.value.wrong).toEqual([]);
    await give(world, "bad.csv", csv("559104,1"));
    expect(world.app.tables.value.wrong).toHaveLength(1);
    world.app.go({ page: "start" });
    expect(world.app.tables.value.wrong).toEqual([]);
  });

  it("is not said to be kept where it could not be", async () => {
    const world = await opened(link);
    world.engine.store.putTable = () =>
      Promise.resolve({ ok: false, error: { kind: "storage", detail: "its storage is full" } });
    expect(await give(world, "mine.csv", csv("559104,5,"))).toBe("");
    expect(world.app.tables.value).toEqual({
      tables: [],
      wrong: [expect.stringContaining("its storage is full") as string],
    });
  });
});

it("is of the run that the objects of the file say", async () => {
  const engine = engineWith(JSON.stringify({ "559104": { IRavg: 5000 }, "559199": { IRavg: 9000 } }));
  engine.activityRun = 559199;
  const world = await opened(link, engine);
  await expect.poll(() => averageOf(world)).toBe(9000);
  const kept = await engine.store.beside(idA);
  expect(kept).toMatchObject(ok({ given: { stored: { IRavg: 9000 } } }));
});
