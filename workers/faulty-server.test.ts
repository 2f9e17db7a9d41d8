import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { unwrap } from "../src/base/result.ts";
import { openBytes } from "../src/bytes/open.ts";
import type { ByteSource, SourceRef } from "../src/bytes/source.ts";
import { quick, quickDeps } from "../src/bytes/testing/deps.ts";
import { openRemote } from "../src/jobs/remote-source.ts";
import { openRootFile } from "../src/root/open.ts";
import { pack } from "../src/store/pack.ts";
import { randomOf } from "../tools/fuzz/random.ts";
import { writeRootFile } from "../tools/hostile/root-file.ts";
import { syntheticParts } from "../tools/hostile/synthetic.ts";
import { startFaultServer, type WireFault } from "../tools/serve/fault-server.ts";
import { createBytesJob } from "./bytes-job.ts";

// One answer in ten is faulty in a way that another try may mend. `FAULTS_SEED` chooses which, `FAULTS_COUNT` of how many files.

const seed = Number(process.env["FAULTS_SEED"] ?? 4);
const count = Number(process.env["FAULTS_COUNT"] ?? 200);
const atOnce = 8;

const faults: readonly WireFault[] = [
  { kind: "fin" },
  { kind: "reset" },
  { kind: "silence", after: "request" },
  { kind: "silence", after: "headers" },
  ...[408, 425, 429, 500, 502, 503, 504].map((status) => ({ kind: "status", status }) as const),
];

/** Hash of the content's identity and of everything that all keys of a file hold. */
async function hashOf(source: ByteSource): Promise<string> {
  const file = unwrap(await openRootFile(source));
  const hash = createHash("sha256").update(file.identity);
  for (const path of ["int/TPC/Tracks", "int/TPC/PID", "canvas"]) hash.update(pack(unwrap(await file.read(path))));
  file.close();
  return hash.digest("hex");
}

const hashCode = (text: string): number => createHash("sha256").update(text).digest().readInt32BE();

const name = `${count} of ${count} files are read right where one answer in ten is faulty (seed ${seed})`;

it(name, { timeout: 180_000 }, async () => {
  const { bytes } = writeRootFile(syntheticParts());
  const memory: SourceRef = { kind: "memory", name: "sound", bytes: bytes.slice().buffer };
  const wanted = await hashOf(unwrap(await openBytes(memory)));

  const server = await startFaultServer(bytes);
  let faulty = 0;
  server.fault = ({ path, range, before }) => {
    // The same answers are faulty, whatever order they are asked for in.
    const random = randomOf(seed, hashCode(`${path} ${range} ${before}`));
    if (!random.chance(10)) return undefined;
    faulty += 1;
    return random.pick(faults);
  };
  const job = createBytesJob(
    quickDeps({ limits: { ...quick, firstByteMs: 400, stallMs: 400, perHost: atOnce, inAll: atOnce } }),
  );
  const read: string[] = [];
  const waiting = Array.from({ length: count }, (_, i) => i);
  const reader = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const url = `${server.origin}/${next}.root`;
      const source = await openRemote(job, { kind: "url", url, withCredentials: false });
      read.push(source.ok ? await hashOf(source.value) : source.error.kind);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  const asked = server.asked.length;
  await server.stop();
  expect(read.filter((hash) => hash !== wanted)).toEqual([]);
  expect(read).toHaveLength(count);
  expect(faulty / asked).toBeGreaterThan(0.08);
});
