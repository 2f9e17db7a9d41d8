import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { fail, ok, unwrap, type Result } from "../src/base/result.ts";
import { openMemory } from "../src/bytes/memory-source.ts";
import type { MeasureRequest } from "../src/jobs/extract-api.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { recipeKey } from "../src/qc/recipe.ts";
import type { RootFile } from "../src/root/file.ts";
import { openRootFile } from "../src/root/open.ts";
import { objectsBytes } from "../src/root/testing/objects-file.ts";
import type { QcStore } from "../src/store/kept.ts";
import { memoryStore } from "../src/store/memory.ts";
import { openNodeFile } from "../tools/file-source.ts";
import { createExtractJob } from "./extract-job.ts";

const demoFile = (run: number): string => resolve(import.meta.dirname, `../public/demo/${run}.root`);
const source = {
  kind: "url",
  url: "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root",
  withCredentials: false,
} as const;

function makeJob(
  store = memoryStore(),
  run = 559104,
  openStore: () => Promise<Result<QcStore>> = async () => ok(store),
) {
  const opened: string[] = [];
  const job = createExtractJob({
    openBytes: (ref) => {
      opened.push(ref.kind);
      return openNodeFile(demoFile(run));
    },
    openRoot: openRootFile,
    store: openStore,
    now: () => 7,
  });
  return { job, store, opened };
}

async function open(job: ReturnType<typeof makeJob>["job"]): Promise<RunFile> {
  const file = await job.open(source);
  if (!file.ok) throw new Error(file.error.kind);
  return file.value;
}

const request = (file: RunFile, more: Partial<MeasureRequest> = {}): MeasureRequest => ({
  file,
  source,
  sourceName: source.url,
  group: { kind: "task", task: "Tracks", window: undefined },
  objects: [{ name: "hEta", recipes: [{ kind: "moments" }] }],
  keep: true,
  ...more,
});

describe("extract job", () => {
  it("tells where the tasks lie and what the file is", async () => {
    const file = await open(makeJob().job);
    expect(file.layout).toBe("int");
    expect(file.tasks.map((place) => place.task).toSorted()).toEqual(["Clusters", "PID", "TrackClusters", "Tracks"]);
    expect(file.identity).toMatch(/^[0-9a-f]{32}$/);
    expect(file.runKeys).toEqual([]);
    expect(file.guess).toMatchObject({ run: 559104, period: "LHC24zz", pass: "apass2" });
  });

  it("names all histograms of what it reads", async () => {
    const { job } = makeJob();
    const got = await job.measure(request(await open(job)));
    expect(got.ok && got.value.names).toContain("hPt");
    expect(got.ok && got.value.names.length).toBeGreaterThan(20);
  });

  it("keeps an object to itself where only what is measured of it is wanted", async () => {
    const { job } = makeJob();
    const objects = [{ name: "hEta", recipes: [{ kind: "moments" } as const], measuredOnly: true }];
    const got = await job.measure(request(await open(job), { objects }));
    expect(got.ok && got.value.objects[0]).toMatchObject({
      object: { ok: true, value: { kind: "measured-only", name: "hEta" } },
      measurements: [["moments@1", { kind: "moments" }]],
    });
  });

  it("reads, measures and keeps a collection, and needs no source afterwards", async () => {
    const { job, store } = makeJob();
    const file = await open(job);
    const first = await job.measure(request(file));
    expect(await job.settle()).toEqual(ok(undefined));
    expect(first).toMatchObject({
      ok: true,
      value: { from: "file", info: { run: 559104, from: "activity" }, notes: [] },
    });
    const later = makeJob(store);
    const second = await later.job.measure(request(file, { source: undefined }));
    expect(later.opened).toEqual([]);
    expect(second).toMatchObject({ ok: true, value: { from: "kept" } });
    if (first.ok && second.ok) expect(second.value.objects).toEqual(first.value.objects);
    expect(await store.run(file.identity)).toMatchObject({ ok: true, value: { sources: [source.url], readAt: 7 } });
  });

  it("reads without a database, and says why nothing is kept", async () => {
    const blocked = fail({ kind: "database-blocked", seconds: 5 });
    const { job } = makeJob(memoryStore(), 559104, () => Promise.resolve(blocked));
    const got = await job.measure(request(await open(job)));
    expect(got).toMatchObject({ ok: true, value: { from: "file", objects: [{ object: { ok: true } }] } });
    expect(await job.settle()).toEqual(blocked);
  });

  it("says what could not be kept, measurements too", async () => {
    const full = fail({ kind: "storage-full" });
    for (const method of ["putGroup", "putMeasurements"] as const) {
      const store: QcStore = { ...memoryStore(), [method]: () => Promise.resolve(full) };
      const { job } = makeJob(store);
      expect((await job.measure(request(await open(job)))).ok).toBe(true);
      expect(await job.settle()).toEqual(full);
      expect(await job.settle()).toEqual(ok(undefined));
    }
  });

  it("copies what it hands over, and writes it when nothing is left to do", async () => {
    const events: string[] = [];
    const store: QcStore = {
      ...memoryStore(),
      putGroup: async (_, { path }, after) => {
        events.push(`copy ${path}`);
        await after;
        events.push(`write ${path}`);
        return ok(1);
      },
    };
    const { job } = makeJob(store);
    const file = await open(job);
    const group = { kind: "task", task: "PID", window: undefined } as const;
    await job.measure(request(file));
    await job.measure(request(file, { group, objects: [{ name: "hNClsPID", recipes: [] }] }));
    const of = (done: string): readonly string[] => ["int/TPC/Tracks", "int/TPC/PID"].map((path) => `${done} ${path}`);
    expect(events).toEqual(of("copy"));
    await job.settle();
    expect(events).toEqual([...of("copy"), ...of("write")]);
  });

  it("misses an object alone, in words, and measures the others", async () => {
    const { job } = makeJob();
    const file = await open(job);
    const objects = [
      { name: "hNothing", recipes: [] },
      { name: "hPt", recipes: [{ kind: "moments" } as const] },
    ];
    const got = await job.measure(request(file, { objects }));
    expect(got).toMatchObject({
      ok: true,
      value: {
        objects: [
          { object: { ok: false, error: { kind: "object-missing", path: "Tracks/hNothing" } } },
          { object: { ok: true }, measurements: [["moments@1", { kind: "moments" }]] },
        ],
      },
    });
  });

  it("reads all moving windows of a task in the order of time, with their true ends, and measures each", async () => {
    const { job, store } = makeJob(memoryStore(), 559101);
    const file = await open(job);
    const recipes = [{ kind: "windows", each: { kind: "gaussian-fit", lo: 40, hi: 60 } } as const];
    const more = {
      group: { kind: "task", task: "PID", window: "all" } as const,
      objects: [
        { name: "hdEdxTotMIP_TPC", recipes },
        { name: "hNothing", recipes },
      ],
    };
    const got = await job.measure(request(file, more));
    if (!got.ok) throw new Error(got.error.kind);
    const [mip, nothing] = got.value.objects;
    expect(nothing).toMatchObject({
      object: { ok: false, error: { kind: "object-missing", path: "PID/hNothing@all" } },
    });
    if (!mip?.object.ok || mip.object.value.kind !== "windows") throw new Error("no windows");
    const { windows, failed } = mip.object.value;
    expect(failed).toEqual([]);
    expect(windows.map(({ start, end }) => end! - start)).toEqual(Array<number>(6).fill(300_000));
    expect(windows.slice(1).map(({ start }, i) => start - windows[i]!.start)).toEqual(Array<number>(5).fill(300_000));
    expect(mip.measurements).toMatchObject([[recipeKey(recipes[0]!), { kind: "windows", windows: { length: 6 } }]]);
    await job.settle();
    const kept = await makeJob(store, 559101).job.measure(request(file, { ...more, source: undefined }));
    expect(kept.ok && kept.value.objects).toEqual(got.value.objects);
  });

  it("takes other objects of a group together with one", async () => {
    const { job } = makeJob();
    const file = await open(job);
    const recipes = [{ kind: "map-ratio", by: "hdEdxTotVsP_Neg_TPC", rebinX: 2 } as const];
    const group = { kind: "task", task: "PID", window: undefined } as const;
    const got = await job.measure(request(file, { group, objects: [{ name: "hdEdxTotVsP_Pos_TPC", recipes }] }));
    expect(got).toMatchObject({
      ok: true,
      value: { objects: [{ measurements: [[recipeKey(recipes[0]!), { ratio: { x: { n: 100 } } }]] }] },
    });
  });

  describe("with what lies elsewhere in the file", () => {
    const group = { kind: "task", task: "PID", window: undefined } as const;
    const recipes = [{ kind: "bethe-bloch" } as const];
    const objects = [{ name: "hdEdxTotVsP_TPC", recipes }];
    const parameters = [0.20445, 4.1918, 0.0101263, 2.27821, 0.98074];
    const foundIn = (got: Awaited<ReturnType<ReturnType<typeof makeJob>["job"]["measure"]>>) =>
      got.ok ? got.value.objects[0]?.measurements[0]?.[1] : got.error;

    it("takes it by its address, keeps what came of it, and needs no source afterwards", async () => {
      const { job, store } = makeJob();
      const file = await open(job);
      const got = await job.measure(request(file, { group, objects }));
      expect(foundIn(got)).toMatchObject({ found: { kind: "stored", values: parameters } });
      expect(got.ok && got.value.info).toMatchObject({ run: 559104, from: "activity" });
      await job.settle();
      const later = makeJob(store);
      const second = await later.job.measure(request(file, { group, objects, source: undefined }));
      expect(second).toEqual({ ok: true, value: { ...(got.ok && got.value), from: "kept" } });
      expect(later.opened).toEqual([]);
    });

    it("does not read it where what came of it is kept, and keeps nothing where it could not be read", async () => {
      const reads: string[] = [];
      const store = memoryStore();
      const broken = { kind: "corrupt", path: "BetheBlochParameters", source: "f", detail: "checksum" } as const;
      let isBroken = true;
      const job = createExtractJob({
        openBytes: () => openNodeFile(demoFile(559104)),
        openRoot: async (bytes, signal) => {
          const opened = await openRootFile(bytes, signal);
          if (!opened.ok) return opened;
          const read: RootFile["read"] = (path, ...more) => {
            reads.push(path);
            const fails = isBroken && path === "BetheBlochParameters";
            return fails ? Promise.resolve(fail(broken)) : opened.value.read(path, ...more);
          };
          return ok(Object.create(opened.value, { read: { value: read } }) as RootFile);
        },
        store: () => Promise.resolve(ok(store)),
        now: () => 7,
      });
      const file = await open(job);
      const asked = request(file, { group, objects, keep: false });
      expect(foundIn(await job.measure(asked))).toMatchObject({ found: { kind: "unread" } });
      isBroken = false;
      expect(foundIn(await job.measure(asked))).toMatchObject({ found: { kind: "stored" } });
      await job.settle();
      reads.length = 0;
      expect(foundIn(await job.measure(asked))).toMatchObject({ found: { kind: "stored" } });
      expect(reads).toEqual(["int/TPC/PID"]);
    });
  });

  it("refuses to mix a file with another that lies in its place", async () => {
    const { job } = makeJob();
    const file = await open(job);
    const got = await job.measure(request({ ...file, identity: "0".repeat(32) }));
    expect(got).toEqual({ ok: false, error: { kind: "file-changed", source: "559104.root" } });
  });

  it("says that nothing is kept where there is no source", async () => {
    const { job } = makeJob();
    const file = await open(job);
    const got = await job.measure(request(file, { source: undefined }));
    expect(got).toEqual({ ok: false, error: { kind: "not-kept", source: "559104.root" } });
  });
});

describe("extract job, any file", () => {
  const objectsJob = () => {
    const job = createExtractJob({
      openBytes: () => Promise.resolve(ok(openMemory("objects.root", objectsBytes()))),
      openRoot: openRootFile,
      store: () => Promise.resolve(ok(memoryStore())),
      now: () => 7,
    });
    return job.openAny(source).then((opened) => ({ job, file: unwrap(opened), source }));
  };

  it("opens one without objects of the TPC only where it is told to", async () => {
    const { job, file } = await objectsJob();
    expect(file).toMatchObject({ layout: "other", tasks: [], name: "objects.root" });
    expect(await job.open(source)).toEqual({
      ok: false,
      error: { kind: "no-tpc-objects", source: "objects.root" },
    });
    expect(unwrap(await makeJob().job.openAny(source)).tasks).toHaveLength(4);
  });

  it("lists directories with all cycles, and what keys hold", async () => {
    const { job, file } = await objectsJob();
    const listed = unwrap(await job.list({ file, source, directory: "deep/er" }));
    expect(listed.map(({ path, title }) => [path, title])).toEqual([
      ["deep/er/again", "cycle 3"],
      ["deep/er/again;2", "cycle 2"],
      ["deep/er/again;1", "cycle 1"],
    ]);
    expect(await job.list({ file, source, directory: "none" })).toMatchObject({ error: { kind: "object-missing" } });
    expect(await job.list({ file, source: undefined, directory: "" })).toMatchObject({ error: { kind: "not-kept" } });
    const members = async (path: string) => unwrap(await job.members({ file, source, path }));
    expect(await members("cube")).toMatchObject([{ className: "TH3F", facts: "6 histograms", parts: { length: 6 } }]);
    expect(await members("tree")).toMatchObject([{ facts: "600 entries, 23 branches", parts: { length: 23 } }]);
    expect(await members("text")).toMatchObject([{ kind: "words", className: "TNamed", facts: "a title" }]);
    expect(await members("surface")).toMatchObject([{ kind: "failed", error: { kind: "class-not-shown" } }]);
    const { job: qc } = makeJob();
    const collection = unwrap(await qc.members({ file: await open(qc), source, path: "int/TPC/TrackClusters" }));
    expect(new Set(collection.map(({ name, className }) => `${name} ${className}`))).toEqual(
      new Set(["crossedRows TH1F", "sharedClusters TH1F"]),
    );
  });

  it("tells of a key that is kept without the file", async () => {
    const { job, store } = makeJob();
    const file = await open(job);
    await job.measure(request(file));
    await job.settle();
    const later = makeJob(store);
    const members = unwrap(await later.job.members({ file, source: undefined, path: "int/TPC/Tracks" }));
    expect(members.map(({ name }) => name)).toContain("hEta");
    expect(later.opened).toEqual([]);
  });

  it("measures any object, any part of one, and branches of trees", async () => {
    const { job, file } = await objectsJob();
    const measured = async (path: string, name: string) => {
      const group = { kind: "key", path } as const;
      const got = unwrap(
        await job.measure(request(file, { group, objects: [{ name, recipes: [{ kind: "moments" }] }] })),
      );
      return got.objects[0]!;
    };
    expect(await measured("cube", "cube_yx")).toMatchObject({
      object: { value: { kind: "histogram", hist: { kind: "2d", entries: 300 } } },
      measurements: [["moments@1", { entries: 300 }]],
    });
    expect(await measured("canvas", "plain")).toMatchObject({ object: { value: { kind: "graph" } } });
    expect(await measured("deep/er/again;1", "")).toMatchObject({ object: { value: { hist: { title: "cycle 1" } } } });
    expect(await measured("tree", "")).toMatchObject({ object: { value: { kind: "tree" } }, measurements: [] });
    const branch = await measured("tree", "vector");
    expect(branch).toMatchObject({ measurements: [["moments@1", { entries: 900 }]] });
    expect(branch.object).toEqual(await job.branch({ file, source, path: "tree", branch: "vector" }));
    expect(await measured("tree", "none")).toMatchObject({ object: { error: { kind: "object-missing" } } });
    expect(await measured("cube", "none")).toMatchObject({ object: { error: { kind: "object-missing" } } });
  });
});
