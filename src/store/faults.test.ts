import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { unwrap, type Result } from "../base/result.ts";
import type { ObjectGroup } from "../hist/object.ts";
import type { Measurement } from "../qc/measurement.ts";
import { openQcStore } from "./db.ts";
import type { QcStore } from "./kept.ts";
import { upgrades } from "./schema.ts";
import { keptRun, noiseOf, noisyGroup } from "./testing/data.ts";
import { broken, failPut, full } from "./testing/fail-put.ts";

// A database that fails now and then, is held by another tab, or is another's: what was kept stays as it was.

let name = "";
let count = 0;
let store: QcStore;
beforeEach(async () => {
  name = `faults ${count++}`;
  store = unwrap(await openQcStore({ name }));
});
afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

const paths = ["int/TPC/Tracks", "int/TPC/PID", "int/TPC/TrackClusters"];
const sums: Measurement = { kind: "sector-sums", sums: [1, 2], median: 1 };
/** Two chunks for the first path, one for the others. */
const groupOf = (path: string, seed: number): ObjectGroup =>
  noisyGroup(path, path === paths[0] ? (1 << 20) + 99_000 : 4000, seed);
const seedOf = (identity: string): number => identity.length * 7 + 1;

/** Writes a run as the workers and the page do: every group and its record, what was measured, the summary. */
async function keep(identity: string, into = store): Promise<readonly Result<unknown>[]> {
  const wrote: Result<unknown>[] = [];
  for (const path of paths) {
    wrote.push(await into.putGroup(identity, groupOf(path, seedOf(identity))));
    wrote.push(await into.mergeRun(keptRun(identity)));
    wrote.push(await into.putMeasurements(identity, [[path, sums]]));
  }
  wrote.push(await into.updateRun(identity, (run) => ({ ...run, usedAt: 9 })));
  return wrote;
}

function expectSame(group: ObjectGroup | undefined, identity: string, path: string): void {
  expect(group?.path).toBe(path);
  expect(noiseOf(group)?.equals(noiseOf(groupOf(path, seedOf(identity)))!)).toBe(true);
}

/** Everything that is kept of a run is whole: what was written, or nothing; its record counts what is there. */
async function expectWhole(identity: string, kept = store): Promise<void> {
  let bytes = 0;
  for (const path of paths) {
    const group = unwrap(await kept.group(identity, path));
    if (group === undefined) continue;
    expectSame(group, identity, path);
    bytes += unwrap(await kept.putGroup("size", group));
    expect([undefined, sums]).toContainEqual(unwrap(await kept.measurements(identity, [path])).get(path));
  }
  const run = unwrap(await kept.run(identity));
  if (run !== undefined) expect(run.bytes).toBe(bytes);
}

describe.each([1, 2, 3, 5, 7])("writes that fail every time, or each %d. time", (k) => {
  it("leave what was kept before as it was, and write all or nothing", async () => {
    expect((await keep("earlier")).every((wrote) => wrote.ok)).toBe(true);
    failPut((call) => call % k === 0, broken);
    const wrote = await keep("later");
    vi.restoreAllMocks();
    const failed = wrote.filter((each) => !each.ok);
    expect(failed.length).toBeGreaterThan(0);
    for (const each of failed) expect(each).toEqual({ ok: false, error: { kind: "storage", detail: "disk" } });
    for (const path of paths) {
      expectSame(unwrap(await store.group("earlier", path)), "earlier", path);
      expect(unwrap(await store.measurements("earlier", [path])).get(path)).toEqual(sums);
    }
    expect(unwrap(await store.run("earlier"))).toMatchObject({ usedAt: 9 });
    await expectWhole("earlier");
    await expectWhole("later");
    expect((await keep("later")).every((each) => each.ok)).toBe(true);
  });
});

describe("a full disk", () => {
  it("gives up runs once at most, however often it is written to", async () => {
    for (const [i, identity] of ["a", "bb", "ccc", "dddd"].entries()) {
      await store.putRun(keptRun(identity, { usedAt: i }));
      await store.putGroup(identity, noisyGroup(paths[0]!, 3 << 20, i));
    }
    failPut(() => true, full);
    const wrote = [...(await keep("new")), ...(await keep("newer"))].filter((each) => !each.ok);
    vi.restoreAllMocks();
    expect(wrote.every((each) => !each.ok && each.error.kind === "storage-full")).toBe(true);
    expect(unwrap(await store.runs()).map(({ identity }) => identity)).toEqual(["ccc", "dddd"]);
  });
});

describe("another tab", () => {
  const later = [...upgrades, (): void => undefined];

  it("that does not let go holds up a newer program for a moment only, and nothing is lost", async () => {
    await keep("earlier");
    store.close();
    const held = await openDB(name, upgrades.length);
    const late = { kind: "database-blocked", seconds: 0.05 };
    expect(await openQcStore({ name, steps: later, timeoutMs: 50 })).toEqual({ ok: false, error: late });
    held.close();
    store = unwrap(await openQcStore({ name, steps: later }));
    await expectWhole("earlier");
    expect(unwrap(await store.runs()).map(({ identity }) => identity)).toEqual(["earlier"]);
  });

  it("of a newer program leaves its database to it, untouched", async () => {
    await keep("earlier");
    const newer = unwrap(await openQcStore({ name, steps: later }));
    for (const got of [await store.runs(), await store.putRun(keptRun("x")), await openQcStore({ name })]) {
      expect(got).toEqual({ ok: false, error: { kind: "database-newer" } });
    }
    await expectWhole("earlier", newer);
    newer.close();
  });

  it("that reads the same file writes the same run, whoever is first", async () => {
    const theirs = unwrap(await openQcStore({ name }));
    const wrote = await Promise.all([store, theirs].map((each) => keep("same", each)));
    expect(wrote.flat().every((each) => each.ok)).toBe(true);
    for (const each of [store, theirs]) await expectWhole("same", each);
    expect(unwrap(await store.runs()).map(({ identity }) => identity)).toEqual(["same"]);
    theirs.close();
  });
});
