import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { unwrap, type Result } from "../base/result.ts";
import { openQcStore } from "./db.ts";
import type { QcStore } from "./kept.ts";
import { upgrades } from "./schema.ts";
import { keptRun, noiseOf, noisyGroup } from "./testing/data.ts";
import { broken, failPut, full } from "./testing/fail-put.ts";

let name = "";
let count = 0;
let store: QcStore;
beforeEach(async () => {
  name = `db ${count++}`;
  store = unwrap(await openQcStore({ name }));
});
afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

/** Why the database refused: the browser's own words where it has any, else the kind. */
const detailOf = (result: Result<unknown>): string =>
  result.ok ? "fine" : result.error.kind === "storage" ? result.error.detail : result.error.kind;

async function flip(what: "chunks" | "groups" | "measurements", change: (value: never) => unknown): Promise<void> {
  const db = await openDB(name);
  const [key] = await db.getAllKeys(what);
  await db.put(what, change((await db.get(what, key!)) as never), key);
  db.close();
}
const flipByte = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

describe("what is damaged on disk", () => {
  it.each([0, 100, 399])("is a miss and dropped, wherever the bit flipped (byte %d)", async (at) => {
    await store.putRun(keptRun("a"));
    await store.putGroup("a", noisyGroup("int/TPC/Tracks", 4000, 3));
    await flip("chunks", (chunk: Uint8Array) => flipByte(chunk, at));
    expect(await store.group("a", "int/TPC/Tracks")).toEqual({ ok: true, value: undefined });
    expect(unwrap(await store.run("a"))?.bytes).toBe(0);
    const db = await openDB(name);
    expect([await db.count("groups"), await db.count("chunks")]).toEqual([0, 0]);
    db.close();
  });

  it("is a miss where a chunk is gone or cut short, or the manifest is wrong", async () => {
    const damages = [
      () => flip("chunks", (chunk: Uint8Array) => chunk.slice(1)),
      () => flip("groups", (manifest: object) => ({ ...manifest, hashes: [] })),
      () => flip("groups", (manifest: object) => ({ ...manifest, format: 0 })),
    ];
    for (const damage of damages) {
      await store.putGroup("a", noisyGroup("int/TPC/Tracks", 4000, 3));
      await damage();
      expect(await store.group("a", "int/TPC/Tracks")).toEqual({ ok: true, value: undefined });
    }
  });

  it("is a miss for a measurement too", async () => {
    await store.putMeasurements("a", [["k", { kind: "sector-sums", sums: [1], median: 1 }]]);
    await flip("measurements", (value: { bytes: Uint8Array }) => ({ ...value, bytes: flipByte(value.bytes, 20) }));
    expect(await store.measurements("a", ["k"])).toEqual({ ok: true, value: new Map() });
  });
});

describe("a write that fails", () => {
  it.each([1, 2, 3, 4])("leaves what was there intact and writes nothing (put %d of a transaction)", async (k) => {
    const before = noisyGroup("int/TPC/Tracks", 2 << 20, 3);
    await store.putRun(keptRun("a"));
    const bytes = unwrap(await store.putGroup("a", before));
    failPut((call) => call === k, broken);
    expect(detailOf(await store.putGroup("a", noisyGroup("int/TPC/Tracks", 2 << 20, 4)))).toBe("disk");
    expect(noiseOf(unwrap(await store.group("a", "int/TPC/Tracks")))?.equals(noiseOf(before)!)).toBe(true);
    expect(unwrap(await store.run("a"))?.bytes).toBe(bytes);
  });

  it("is a value for every kind of write", async () => {
    failPut(
      () => true,
      () => new Error("disk"),
    );
    const writes = [
      store.putRun(keptRun("a")),
      store.mergeRun(keptRun("a")),
      store.putGroup("a", noisyGroup("int/TPC/Tracks", 400, 1)),
      store.putMeasurements("a", [["k", { kind: "sector-sums", sums: [1], median: 1 }]]),
      store.putSetting("x", 1),
      store.putBeside("a", {
        url: "https://h/runparameters.json",
        given: { stored: {}, rates: undefined, doubts: [] },
      }),
      store.putTable({ name: "a.csv", givenAt: 1, runs: [559101] }, new Map()),
    ];
    for (const write of writes) expect(detailOf(await write)).toBe("disk");
    expect([unwrap(await store.runs()), unwrap(await store.tables())]).toEqual([[], []]);
  });

  it("gives up the run least used when the storage is full, and is tried once more", async () => {
    for (const [i, identity] of ["old", "older", "new"].entries()) {
      await store.putRun(keptRun(identity, { usedAt: [2, 1, 3][i]! }));
      await store.putGroup(identity, noisyGroup("int/TPC/Tracks", 5 << 20, i));
    }
    failPut((call) => call === 2, full);
    expect((await store.putGroup("new", noisyGroup("int/TPC/PID", 400, 9))).ok).toBe(true);
    expect(unwrap(await store.runs()).map((run) => run.identity)).toEqual(["new", "old"]);
    expect(unwrap(await store.group("new", "int/TPC/Tracks"))).toBeDefined();
  });

  it("says that the storage is full when nothing else can be given up, and keeps the run in use", async () => {
    await store.putRun(keptRun("a"));
    await store.putGroup("a", noisyGroup("int/TPC/Tracks", 400, 1));
    failPut(() => true, full);
    expect(detailOf(await store.putGroup("a", noisyGroup("int/TPC/PID", 400, 2)))).toBe("storage-full");
    expect(unwrap(await store.group("a", "int/TPC/Tracks"))).toBeDefined();
  });
});

describe("a database of an earlier program", () => {
  it("keeps what is in it, and takes what is new", async () => {
    const earlier = await openDB("earlier", 1, {
      upgrade(db) {
        db.createObjectStore("runs", { keyPath: "identity" }).createIndex("bySource", "sources", { multiEntry: true });
        for (const each of ["groups", "chunks", "measurements", "settings"]) db.createObjectStore(each);
      },
    });
    await earlier.put("runs", keptRun("a"));
    earlier.close();
    const now = unwrap(await openQcStore({ name: "earlier" }));
    expect(unwrap(await now.run("a"))).toEqual(keptRun("a"));
    await now.putTable({ name: "a.csv", givenAt: 1, runs: [559101] }, new Map());
    expect(unwrap(await now.tables())).toMatchObject([{ name: "a.csv" }]);
    now.close();
  });
});

describe("several connections", () => {
  it("see what each other wrote", async () => {
    const other = unwrap(await openQcStore({ name }));
    await Promise.all([store.putRun(keptRun("a")), other.putRun(keptRun("b"))]);
    expect(unwrap(await store.runs()).map((run) => run.identity)).toEqual(["a", "b"]);
    other.close();
  });

  it("make way for a newer program, and then say why nothing can be stored", async () => {
    const newer = await openDB(name, upgrades.length + 1);
    expect(detailOf(await store.putRun(keptRun("a")))).toBe("database-newer");
    expect(detailOf(await openQcStore({ name }))).toBe("database-newer");
    newer.close();
  });

  it("start empty after site data were cleared", async () => {
    await store.putRun(keptRun("a"));
    await deleteDB(name);
    expect(unwrap(await store.runs())).toEqual([]);
    expect((await store.putRun(keptRun("a"))).ok).toBe(true);
  });

  it("fail in words once closed", async () => {
    store.close();
    expect(detailOf(await store.runs())).toBe("it was closed");
  });
});

describe("a browser that gives no database", () => {
  it("is told from one that is slow to", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => new IDBOpenDBRequest());
    const late = { kind: "database-blocked", seconds: 0.01 };
    expect(await openQcStore({ name: "slow", timeoutMs: 10 })).toEqual({ ok: false, error: late });
  });

  it("is a value, whether it refuses or has none", async () => {
    vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
    expect(detailOf(await openQcStore())).toBe("it does not allow this page to store anything");
    vi.stubGlobal("indexedDB", undefined);
    expect(detailOf(await openQcStore())).toBe("it has no database");
    vi.unstubAllGlobals();
  });
});
