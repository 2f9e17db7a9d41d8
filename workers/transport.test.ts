import { resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ExtractApi } from "../src/jobs/extract-api.ts";
import { openRemote } from "../src/jobs/remote-source.ts";
import type { RunFile, TaskName } from "../src/qc/run-file.ts";
import { openRootFile } from "../src/root/open.ts";
import { startServer, type StaticServer } from "../tools/serve/static-server.ts";
import { goldenDir } from "../tools/testing/golden.ts";
import { createBytesJob } from "./bytes-job.ts";
import { createExtractJob } from "./extract-job.ts";

let server: StaticServer;
beforeAll(async () => {
  server = await startServer({ folder: resolve(import.meta.dirname, "../public/demo") });
});
afterEach(() => server.reset());
afterAll(() => server.stop());

/** Two extract jobs that read through one bytes job, as the workers do. */
function connect(): readonly [ExtractApi, ExtractApi] {
  const bytes = createBytesJob();
  const job = (): ExtractApi =>
    createExtractJob({
      openBytes: (ref, signal) => openRemote(bytes, ref, signal),
      openRoot: openRootFile,
      store: () => Promise.resolve(undefined),
      now: () => 0,
    });
  return [job(), job()];
}

const source = (name: string, at = server) =>
  ({ kind: "url", url: `${at.address}${name}`, withCredentials: false }) as const;

async function open(job: ExtractApi, from: ReturnType<typeof source>): Promise<RunFile> {
  const file = await job.open(from);
  if (!file.ok) throw new Error(file.error.kind);
  return file.value;
}

const read = (
  job: ExtractApi,
  file: RunFile,
  from: ReturnType<typeof source>,
  task: TaskName,
  names: readonly string[],
) =>
  job.measure({
    file,
    source: from,
    sourceName: from.url,
    group: { kind: "task", task, window: undefined },
    objects: names.map((name) => ({ name, recipes: [] })),
    keep: false,
  });

describe("two extract workers on one bytes worker", () => {
  it("open a file and read one object of a cold directory in at most 4 round trips", async () => {
    const [job] = connect();
    const from = source("559104.root");
    const got = await read(job, await open(job, from), from, "Tracks", ["hEta"]);
    expect(got).toMatchObject({ ok: true, value: { objects: [{ object: { ok: true } }] } });
    expect(server.log.length).toBeLessThanOrEqual(4);
    expect(server.log.every(({ status, range }) => status === 206 && /^bytes=\d+-\d+$/.test(range ?? ""))).toBe(true);
  });

  it("fetch no byte twice for both", async () => {
    const jobs = connect();
    const from = source("559104.root");
    const files = await Promise.all(jobs.map((job) => open(job, from)));
    await Promise.all(jobs.map((job, i) => read(job, files[i]!, from, "Tracks", ["hEta"])));
    const ranges = server.log.map(({ range }) => range);
    expect(new Set(ranges).size).toBe(ranges.length);
  });

  it("fetch what will be measured ahead, once nobody waits for bytes, and read it without another request", async () => {
    const jobs = connect();
    const from = source("559104.root");
    const [file] = await Promise.all(jobs.map((job) => open(job, from)));
    server.latency = 15;
    server.reset();
    const ahead = (task: TaskName) =>
      jobs[0].ahead({ file: file!, source: from, group: { kind: "task", task, window: undefined } });
    await Promise.all([read(jobs[0], file!, from, "Tracks", ["hEta"]), ahead("PID"), ahead("TrackClusters")]);
    expect(server.log).toHaveLength(3);
    expect(Math.max(...server.log.map(({ parallel }) => parallel))).toBe(1);
    const got = await read(jobs[1], file!, from, "PID", ["hdEdxTotMIP_TPC"]);
    expect(got).toMatchObject({ ok: true, value: { objects: [{ object: { ok: true } }] } });
    expect(server.log).toHaveLength(3);
  });

  it("fetch nothing ahead any more once that is given up", async () => {
    const [job] = connect();
    const from = source("559104.root");
    const file = await open(job, from);
    server.reset();
    server.latency = 30;
    const stop = new AbortController();
    const ahead = (task: TaskName) =>
      job.ahead({ file, source: from, group: { kind: "task", task, window: undefined } }, stop.signal);
    const all = [read(job, file, from, "Tracks", ["hEta"]), ahead("PID"), ahead("TrackClusters")];
    stop.abort();
    await Promise.all(all);
    expect(server.log).toHaveLength(1);
    expect(await read(job, file, from, "PID", ["hdEdxTotMIP_TPC"])).toMatchObject({ ok: true });
  });

  it("send at most 4 requests to a host and 6 in all at a time", async () => {
    const other = await startServer({ folder: resolve(import.meta.dirname, "../public/demo") });
    // Another name of this machine is another host.
    const otherName = { ...other, address: other.address.replace("127.0.0.1", "localhost") };
    for (const each of [server, other]) each.latency = 15;
    const jobs = connect();
    const froms = ["559101", "559104", "559107"].flatMap((run) => [
      source(`${run}.root`),
      source(`${run}.root`, otherName),
    ]);
    await Promise.all(
      froms.map(async (from, i) => {
        const job = jobs[i % 2]!;
        const file = await open(job, from);
        await Promise.all(
          (["Tracks", "PID", "TrackClusters"] as const).map((task) => read(job, file, from, task, ["hEta"])),
        );
      }),
    );
    const parallel = [server, other].map(({ log }) => Math.max(...log.map((each) => each.parallel)));
    await other.stop();
    expect(Math.max(...parallel)).toBeLessThanOrEqual(4);
    expect(parallel[0]! + parallel[1]!).toBeLessThanOrEqual(8);
    expect(mostAtOnce([...server.log, ...other.log])).toBeLessThanOrEqual(6);
  });

  it.skipIf(goldenDir === undefined)(
    "read 16 objects of a cold directory in as few rounds as the limit allows",
    async () => {
      const golden = await startServer({ folder: resolve(goldenDir!, "2024/LHC24zz/apass2") });
      golden.latency = 15;
      const [job] = connect();
      const from = source("559101_QC.root", golden);
      const names = [
        "hEta",
        "hPt",
        "hSign",
        "hQOverPt",
        "hPhiAside",
        "hPhiCside",
        "hNClustersAfterCuts",
        "hNClustersBeforeCuts",
      ];
      const maps = ["h2DEtaPhi", "h2DNClustersEta", "h2DNClustersPt", "h2DNClustersPhiAside", "h2DNClustersPhiCside"];
      const more = ["hDCAr_A_Pos", "hDCAr_A_Neg", "hDCAr_C_Pos"];
      const got = await read(job, await open(job, from), from, "Tracks", [...names, ...maps, ...more]);
      expect(got.ok && got.value.objects.filter(({ object }) => object.ok)).toHaveLength(16);
      const objects = golden.log.slice(2);
      await golden.stop();
      expect(objects).toHaveLength(16);
      expect(Math.max(...objects.map(({ parallel }) => parallel))).toBe(4);
    },
  );
});

/** Requests that were under way together, by when each came and how long the server waits before it answers. */
function mostAtOnce(log: readonly { readonly at: number }[]): number {
  const shortest = 14; // ms: the latency set above, less the clock's resolution
  return Math.max(...log.map(({ at }) => log.filter((other) => other.at <= at && at < other.at + shortest).length));
}
