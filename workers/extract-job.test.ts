import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ok } from "../src/base/result.ts";
import type { MeasureRequest } from "../src/jobs/extract-api.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { recipeKey } from "../src/qc/recipe.ts";
import { openRootFile } from "../src/root/open.ts";
import { memoryStore } from "../src/store/memory.ts";
import { openNodeFile } from "../tools/file-source.ts";
import { createExtractJob } from "./extract-job.ts";

const demoFile = (run: number): string => resolve(import.meta.dirname, `../public/demo/${run}.root`);
const source = {
  kind: "url",
  url: "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root",
  withCredentials: false,
} as const;

function makeJob(store = memoryStore(), run = 559104) {
  const opened: string[] = [];
  const job = createExtractJob({
    openBytes: (ref) => {
      opened.push(ref.kind);
      return openNodeFile(demoFile(run));
    },
    openRoot: openRootFile,
    store: () => Promise.resolve(store),
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
    expect(file.guess).toMatchObject({ run: 559104, period: "LHC24zz", pass: "apass2" });
  });

  it("names all histograms of what it reads", async () => {
    const { job } = makeJob();
    const got = await job.measure(request(await open(job)));
    expect(got.ok && got.value.names).toContain("hPt");
    expect(got.ok && got.value.names.length).toBeGreaterThan(20);
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
    expect(mip.measurements).toMatchObject([[recipeKey(recipes[0]!), { kind: "windows", each: { length: 6 } }]]);
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
