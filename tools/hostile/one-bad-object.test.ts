import { describe, expect, it } from "vitest";
import { ok, unwrap } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { openRootFile } from "../../src/root/open.ts";
import { createExtractJob } from "../../workers/extract-job.ts";
import { randomNumbers, type Random } from "../fuzz/random.ts";
import { collection, hist } from "./histograms.ts";
import { writeInfos } from "./infos.ts";
import { writeThing, type Thing } from "./objects.ts";
import { writeRootFile, type Entry } from "./root-file.ts";
import { qcShapes, readShapes } from "./shapes.ts";
import { entryOf } from "./synthetic.ts";

// One bad object of a hundred costs that object and nothing else, in both layouts of a file.

const count = 100;
const run = 559_191;
const x = { bins: 30, lo: 0, hi: 1 };
const names = Array.from({ length: count }, (_, i) => `h${String(i).padStart(2, "0")}`);
/** Known to who writes the file; the file says nothing of it. */
const secret = new Map([...qcShapes, ...readShapes("TSecret 1 (TNamed) fMore int")]);

/** Ways in which an object can be bad though its record can be read. */
const bad: readonly ((name: string) => Thing)[] = [
  (name) => hist({ name, x: { ...x, lo: Number.NaN } }),
  (name) => hist({ name, x: { ...x, bins: 2 ** 30 }, cells: [1, 2, 3] }),
  (name) => hist({ name, x, more: { fNcells: 7 } }),
  (name) => ({ class: "TSecret", fName: name }),
];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Overwrites some bytes behind the name of an object: title, attributes, axes. */
function damage(payload: Uint8Array, name: string, random: Random): Uint8Array {
  const bytes = Uint8Array.from(payload);
  const at = Buffer.from(bytes).indexOf(encode(`\u0003${name}`)) + 4;
  bytes.fill(255, at + 40 + random(60), at + 120 + random(60));
  return bytes;
}

/** All objects in one key, as QC writes them. */
function together(random: Random, at: number): Entry {
  const ways = random(bad.length + 1);
  const things = names.map((name, i) => (i === at && ways < bad.length ? bad[ways]!(name) : hist({ name, x })));
  const entry = entryOf("int/TPC/Tracks", collection("Tracks", things, { run }), secret);
  return ways < bad.length ? entry : { ...entry, payload: damage(entry.payload, names[at]!, random) };
}

/** A key each, as they are extracted. */
function apart(random: Random, at: number): readonly Entry[] {
  return names.map((name, i): Entry => {
    const className = "TH1F";
    const path = `TracksQC/${name}`;
    const sound = { path, className, payload: writeThing(hist({ name, x }), secret) };
    if (i !== at) return sound;
    switch (random(4)) {
      case 0:
        return { ...sound, payload: damage(sound.payload, name, random) };
      case 1:
        return { ...sound, payload: sound.payload.subarray(0, random(sound.payload.length)) };
      case 2:
        return { ...sound, packing: "lz4", unpacked: sound.payload.length + 1 };
      default:
        return { ...entryOf(path, random.pick(bad)(name), secret) };
    }
  });
}

describe.each([
  ["together in one collection", (random: Random, at: number) => [together(random, at)]],
  ["in keys of their own", apart],
] as const)("a hundred objects %s", (_, entries) => {
  it("lose the one that is bad, in words, and no other, whichever it is and whatever is wrong with it", async () => {
    const random = randomNumbers(7);
    for (let i = 0; i < 15; i++) {
      const at = random(count);
      const file = writeRootFile({ name: `${run}.root`, entries: entries(random, at), infos: writeInfos(qcShapes) });
      const job = createExtractJob({
        openBytes: () => Promise.resolve(ok(openMemory(`${run}.root`, file.bytes))),
        openRoot: openRootFile,
        store: () => Promise.resolve(undefined),
        now: () => 0,
      });
      const source = { kind: "memory", name: `${run}.root`, bytes: new ArrayBuffer(0) } as const;
      const group = unwrap(
        await job.measure({
          file: unwrap(await job.open(source)),
          source,
          sourceName: `file:${run}.root`,
          group: { kind: "task", task: "Tracks", window: undefined },
          objects: names.map((name) => ({ name, recipes: [{ kind: "moments" } as const] })),
          keep: false,
        }),
      );
      const failed = group.objects.filter(({ object }) => !object.ok);
      expect(failed.map(({ name }) => name)).toEqual([names[at]]);
      expect(failed).toMatchObject([
        {
          object: {
            error: {
              kind: expect.stringMatching(/^(corrupt|class-not-decoded|limit-exceeded|object-missing)$/) as string,
            },
          },
        },
      ]);
      expect(group.objects.filter(({ measurements }) => measurements.length === 1)).toHaveLength(count - 1);
    }
  });
});
