import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { GivenParameters } from "../qc/run-parameters.ts";
import { openQcStore } from "./db.ts";
import type { QcStore } from "./kept.ts";
import { memoryStore } from "./memory.ts";
import { groups, keptRun, noiseOf, noisyGroup } from "./testing/data.ts";

const given = (average: number): GivenParameters => ({
  stored: { IRavg: average, Duration: Number.NaN },
  rates: { seconds: Float64Array.of(0, 10), hertz: Float64Array.of(average, average + 1) },
  doubts: ["BField is missing"],
});

// What both the database and its stand-in in memory hold to.
let count = 0;
const makers = {
  database: async (): Promise<QcStore> => unwrap(await openQcStore({ name: `store ${count++}` })),
  memory: async (): Promise<QcStore> => memoryStore(),
};

describe.each(Object.entries(makers))("a store in %s", (_name, make) => {
  let store: QcStore;
  beforeEach(async () => {
    store = await make();
  });
  afterEach(() => store.close());

  it("gives back the groups that were put", async () => {
    await fc.assert(
      fc.asyncProperty(groups, async (group) => {
        expect(unwrap(await store.putGroup("a", group))).toBeGreaterThan(0);
        expect(unwrap(await store.group("a", group.path))).toStrictEqual(group);
      }),
      { numRuns: 40 },
    );
  });

  it("gives back a group of several chunks", async () => {
    const group = noisyGroup("int/TPC/Tracks", 3 << 20, 7);
    expect(unwrap(await store.putGroup("a", group))).toBeGreaterThan(2.5 * (1 << 20));
    expect(noiseOf(unwrap(await store.group("a", group.path)))?.equals(noiseOf(group)!)).toBe(true);
  });

  it("has copied all arrays when a put first waits", async () => {
    const group = noisyGroup("int/TPC/Tracks", 4000, 7);
    const before = structuredClone(group);
    const putting = store.putGroup("a", group);
    const [object] = group.objects;
    if (object?.kind === "histogram" && object.hist.kind === "1d")
      structuredClone(0, { transfer: [object.hist.values.buffer] });
    await putting;
    expect(unwrap(await store.group("a", group.path))).toStrictEqual(before);
  });

  it("writes nothing before it may, and then what it was given", async () => {
    let begin = (): void => undefined;
    const after = new Promise<void>((resolve) => (begin = resolve));
    const group = noisyGroup("int/TPC/Tracks", 4000, 7);
    const before = structuredClone(group);
    const sums = { kind: "sector-sums", sums: [1, 2], median: 1 } as const;
    const changing = { ...sums, sums: [1, 2] };
    const putting = [store.putGroup("a", group, after), store.putMeasurements("a", [["k", changing]], after)];
    const [object] = group.objects;
    if (object?.kind === "histogram" && object.hist.kind === "1d") object.hist.values.fill(0);
    changing.sums[0] = 9;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unwrap(await store.group("a", group.path))).toBeUndefined();
    expect(unwrap(await store.measurements("a", ["k"])).get("k")).toBeUndefined();
    begin();
    for (const put of await Promise.all(putting)) expect(put.ok).toBe(true);
    expect(unwrap(await store.group("a", group.path))).toStrictEqual(before);
    expect(unwrap(await store.measurements("a", ["k"])).get("k")).toEqual(sums);
  });

  it("has no group that was not put", async () => {
    await store.putGroup("a", noisyGroup("int/TPC/Tracks", 400, 7));
    expect(unwrap(await store.group("a", "int/TPC/PID"))).toBeUndefined();
    expect(unwrap(await store.group("b", "int/TPC/Tracks"))).toBeUndefined();
  });

  it("tells which keys are kept of a run", async () => {
    await store.putGroup("a", noisyGroup("int/TPC/Tracks", 400, 7));
    await store.putGroup("a", noisyGroup("rates;1", 400, 7));
    await store.putGroup("ab", noisyGroup("int/TPC/PID", 400, 7));
    expect(unwrap(await store.paths("a")).toSorted()).toEqual(["int/TPC/Tracks", "rates;1"]);
    expect(unwrap(await store.paths("b"))).toEqual([]);
    await store.deleteRun("a");
    expect(unwrap(await store.paths("a"))).toEqual([]);
  });

  it("counts the bytes of a run, whatever the record said", async () => {
    await store.putRun(keptRun("a", { bytes: 99 }));
    expect(unwrap(await store.run("a"))?.bytes).toBe(0);
    const first = unwrap(await store.putGroup("a", noisyGroup("int/TPC/Tracks", 4000, 1)));
    const second = unwrap(await store.putGroup("a", noisyGroup("int/TPC/PID", 8000, 2)));
    await store.putGroup("a", noisyGroup("int/TPC/PID", 8000, 2));
    await store.updateRun("a", (run) => ({ ...run, usedAt: 5, bytes: 1 }));
    expect(unwrap(await store.run("a"))).toMatchObject({ usedAt: 5, bytes: first + second });
    expect(unwrap(await store.runs()).map((run) => run.bytes)).toEqual([first + second]);
  });

  it("finds the run last read at a source", async () => {
    await store.putRun(keptRun("new", { sources: ["file:x.root", "https://h/x.root"], readAt: 9 }));
    await store.putRun(keptRun("old", { sources: ["https://h/x.root"], readAt: 3 }));
    expect(unwrap(await store.runAt("https://h/x.root"))?.identity).toBe("new");
    expect(unwrap(await store.runAt("file:y.root"))).toBeUndefined();
  });

  it("merges what was read of a run", async () => {
    await store.mergeRun(keptRun("a", { sources: ["one"], usedAt: 7, readAt: 7 }));
    const summary = { counts: { good: 1, medium: 0, bad: 0, null: 0 }, standsOut: "Nothing" };
    await store.updateRun("a", (run) => ({ ...run, summary }));
    const more = keptRun("a", { sources: ["two", "one"], usedAt: 5, readAt: 8 });
    await store.mergeRun({ ...more, info: { ...more.info, run: undefined, from: "file-name" } });
    expect(unwrap(await store.run("a"))).toMatchObject({
      sources: ["two", "one"],
      usedAt: 7,
      readAt: 8,
      summary,
      info: { run: 1 },
    });
  });

  it("does not make a run by updating it", async () => {
    await store.updateRun("a", (run) => run);
    expect(unwrap(await store.run("a"))).toBeUndefined();
  });

  it("keeps measurements exactly, NaN included", async () => {
    const profile: Measurement = {
      kind: "median-profile",
      values: Float64Array.of(1, NaN, -0),
      errors: Float64Array.of(0.1, NaN, 0),
      entries: Float64Array.of(1, 2, 3),
      medianOfMedians: undefined,
    };
    await store.putMeasurements("a", [["Tracks/h|median-profile@1", profile]]);
    expect(
      unwrap(await store.measurements("a", ["Tracks/h|median-profile@1"])).get("Tracks/h|median-profile@1"),
    ).toStrictEqual(profile);
    expect(
      unwrap(await store.measurements("a", ["Tracks/h|median-profile@2"])).get("Tracks/h|median-profile@2"),
    ).toBeUndefined();
  });

  it("deletes everything of a run, and nothing of another", async () => {
    const moments: Measurement = { kind: "sector-sums", sums: [1], median: 1 };
    for (const identity of ["a", "ab"]) {
      await store.putRun(keptRun(identity));
      await store.putGroup(identity, noisyGroup("int/TPC/Tracks", 400, 7));
      await store.putMeasurements(identity, [["k", moments]]);
    }
    await store.deleteRun("a");
    expect(unwrap(await store.runs()).map((run) => run.identity)).toEqual(["ab"]);
    expect(unwrap(await store.group("a", "int/TPC/Tracks"))).toBeUndefined();
    expect(unwrap(await store.measurements("a", ["k"])).get("k")).toBeUndefined();
    expect(unwrap(await store.group("ab", "int/TPC/Tracks"))).toBeDefined();
    expect(unwrap(await store.measurements("ab", ["k"])).get("k")).toEqual(moments);
  });

  it("keeps what lay beside a run with it", async () => {
    const beside = { url: "https://h/runparameters.json", given: given(5000) };
    for (const identity of ["a", "ab"]) await store.putBeside(identity, beside);
    expect(unwrap(await store.beside("a"))).toStrictEqual(beside);
    await store.deleteRun("a");
    expect(unwrap(await store.beside("a"))).toBeUndefined();
    expect(unwrap(await store.beside("ab"))).toStrictEqual(beside);
  });

  it("keeps tables, the latest first, and their rows", async () => {
    const put = (name: string, ...runs: readonly number[]) =>
      store.putTable({ name, givenAt: 7, runs }, new Map(runs.map((run) => [run, given(run)])));
    await put("a.csv", 559101, 559102);
    await put("b.csv", 559101);
    const [b, a] = unwrap(await store.tables());
    expect([b, a]).toMatchObject([
      { name: "b.csv", runs: [559101] },
      { name: "a.csv", givenAt: 7, runs: [559101, 559102] },
    ]);
    expect(unwrap(await store.tableRow(a!.id, 559102))).toStrictEqual(given(559102));
    expect(unwrap(await store.tableRow(b!.id, 559102))).toBeUndefined();
    await store.deleteTable(a!.id);
    expect(unwrap(await store.tables())).toEqual([b]);
    expect(unwrap(await store.tableRow(a!.id, 559101))).toBeUndefined();
    expect(unwrap(await store.tableRow(b!.id, 559101))).toStrictEqual(given(559101));
  });

  it("has no table that a later one of its name is about all runs of", async () => {
    const put = (...runs: readonly number[]) =>
      store.putTable({ name: "runparameters.json", givenAt: 7, runs }, new Map(runs.map((run) => [run, given(run)])));
    await put(1, 2);
    await put(3, 4);
    await put(2, 1, 5);
    expect(unwrap(await store.tables()).map(({ runs }) => runs)).toEqual([
      [2, 1, 5],
      [3, 4],
    ]);
    await store.putTable({ name: "other.json", givenAt: 8, runs: [3, 4] }, new Map());
    expect(unwrap(await store.tables())).toHaveLength(3);
  });

  it("keeps settings", async () => {
    await store.putSetting("hosts", ["a.example"]);
    expect(unwrap(await store.setting("hosts"))).toEqual(["a.example"]);
    expect(unwrap(await store.setting("other"))).toBeUndefined();
  });

  it("changes settings one after another, so that none is lost", async () => {
    const add = (name: string) =>
      store.changeSetting("hosts", (kept) => [...(Array.isArray(kept) ? (kept as unknown[]) : []), name]);
    await Promise.all(["a", "b", "c"].map(add));
    expect(unwrap(await store.setting("hosts"))).toEqual(["a", "b", "c"]);
  });
});
