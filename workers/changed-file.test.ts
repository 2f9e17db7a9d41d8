import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../src/base/result.ts";
import { transportLimits } from "../src/bytes/transport-limits.ts";
import type { ExtractApi } from "../src/jobs/extract-api.ts";
import { openRemote } from "../src/jobs/remote-source.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import { openRootFile } from "../src/root/open.ts";
import { startFaultServer, type FaultServer } from "../tools/serve/fault-server.ts";
import { createBytesJob } from "./bytes-job.ts";
import { createExtractJob } from "./extract-job.ts";

// A file that is written anew while it is read: all of the old one is dropped, the new one is opened once.

const demo = (run: number): Uint8Array => readFileSync(resolve(import.meta.dirname, `../public/demo/${run}.root`));

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer(demo(559104));
});
afterEach(() => server.reset());
afterAll(() => server.stop());

/** Extract jobs on one bytes job, as the workers are. */
function connect(count: number): readonly ExtractApi[] {
  const bytes = createBytesJob({ limits: { ...transportLimits, freshMs: 0 } });
  return Array.from({ length: count }, () =>
    createExtractJob({
      openBytes: (ref, signal) => openRemote(bytes, ref, signal),
      openRoot: openRootFile,
      store: () => Promise.resolve(undefined),
      now: () => 0,
    }),
  );
}

const source = () => ({ kind: "url", url: `${server.origin}/559104.root`, withCredentials: false }) as const;

const objectOf = { Tracks: "hEta", PID: "hNClsPID", TrackClusters: "crossedRows" } as const;

const measure = (job: ExtractApi, file: RunFile, task: keyof typeof objectOf = "Tracks") =>
  job.measure({
    file,
    source: source(),
    sourceName: source().url,
    group: { kind: "task", task, window: undefined },
    objects: [{ name: objectOf[task], recipes: [] }],
    keep: false,
  });

describe("a file that changes while it is read", () => {
  it("is read on when its content is the same", async () => {
    const [job] = connect(1);
    const file = unwrap(await job!.open(source()));
    server.fault = () => ({ kind: "etag", etag: '"touched"' });
    expect(await measure(job!, file)).toMatchObject({ ok: true, value: { objects: [{ object: { ok: true } }] } });
  });

  it("is read on by all who read it at once", async () => {
    const [first, second] = connect(2);
    const file = unwrap(await first!.open(source()));
    server.fault = () => ({ kind: "etag", etag: '"touched"' });
    const got = await Promise.all([
      measure(first!, file).then(async (tracks) => [tracks, await measure(first!, file, "TrackClusters")]),
      measure(second!, file, "PID"),
    ]);
    for (const each of got.flat())
      expect(each).toMatchObject({ ok: true, value: { objects: [{ object: { ok: true } }] } });
  });

  it("is said to have changed when its content is another, and nothing of the two is mixed", async () => {
    const [job] = connect(1);
    const file = unwrap(await job!.open(source()));
    server.bytes = demo(559107);
    server.fault = () => ({ kind: "etag", etag: '"other"' });
    expect(await measure(job!, file)).toEqual({ ok: false, error: { kind: "file-changed", source: "559104.root" } });
    const now = unwrap(await job!.open(source()));
    expect(now.identity).not.toBe(file.identity);
    expect((await measure(job!, now)).ok).toBe(true);
  });

  it("is given up when it changes without end", async () => {
    const [job] = connect(1);
    const file = unwrap(await job!.open(source()));
    server.fault = () => ({ kind: "etag", etag: `"${server.asked.length}"` });
    expect(await measure(job!, file)).toEqual({ ok: false, error: { kind: "file-changed", source: "559104.root" } });
    expect(server.asked.length).toBeLessThan(12);
  });

  it("is opened anew by a worker that has the old one open", async () => {
    const [first, second] = connect(2);
    const old = unwrap(await first!.open(source()));
    await measure(first!, old);
    server.bytes = demo(559107);
    server.fault = () => ({ kind: "etag", etag: '"other"' });
    const now = unwrap(await second!.open(source()));
    expect(now.identity).not.toBe(old.identity);
    expect((await measure(first!, now)).ok).toBe(true);
  });
});
