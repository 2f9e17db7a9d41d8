import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, it } from "vitest";
import { ok, unwrap } from "../src/base/result.ts";
import { openMemory } from "../src/bytes/memory-source.ts";
import type { MeasuredGroup } from "../src/jobs/extract-api.ts";
import { openRootFile } from "../src/root/open.ts";
import { openQcStore } from "../src/store/db.ts";
import { randomNumbers } from "../tools/fuzz/random.ts";
import { writeRootFile } from "../tools/hostile/root-file.ts";
import { syntheticParts } from "../tools/hostile/synthetic.ts";
import { createExtractJob } from "./extract-job.ts";

const seed = 11;
const flips = 100;
const objects = {
  Tracks: ["hPhiAside", "hEta", "h2DNClustersEta", "crossedRows"],
  PID: ["hNClsPID"],
} as const;
const tasks = ["Tracks", "PID"] as const;

it(`${flips} of ${flips} bytes flipped in what is kept are noticed, and it is read anew (seed ${seed})`, async () => {
  const { bytes } = writeRootFile(syntheticParts());
  const store = unwrap(await openQcStore({ name: "flips" }));
  const source = { kind: "memory", name: "559190.root", bytes: new ArrayBuffer(0) } as const;
  const job = createExtractJob({
    openBytes: () => Promise.resolve(ok(openMemory(source.name, bytes))),
    openRoot: openRootFile,
    store: () => Promise.resolve(ok(store)),
    now: () => 1,
  });
  const file = unwrap(await job.open(source));
  const read = async (task: (typeof tasks)[number]): Promise<MeasuredGroup> => {
    const group = await job.measure({
      file,
      source,
      sourceName: source.name,
      group: { kind: "task", task, window: undefined },
      objects: objects[task].map((name) => ({ name, recipes: [{ kind: "moments" } as const] })),
      keep: true,
    });
    expect(await job.settle()).toEqual(ok(undefined));
    return unwrap(group);
  };

  const first = { Tracks: await read("Tracks"), PID: await read("PID") };
  const db = await openDB("flips");
  const random = randomNumbers(seed);
  let noticed = 0;
  for (let i = 0; i < flips; i++) {
    const task = random.pick(tasks);
    expect((await read(task)).from).toBe("kept");
    const key = [file.identity, `int/TPC/${task}`, 0];
    const chunk = Uint8Array.from((await db.get("chunks", key)) as Uint8Array);
    chunk[random(chunk.length)]! ^= 1 + random(255);
    await db.put("chunks", chunk, key);

    const again = await read(task);
    noticed += again.from === "file" ? 1 : 0;
    expect(again.objects).toEqual(first[task].objects);
  }
  expect(noticed).toBe(flips);
  db.close();
  store.close();
});
