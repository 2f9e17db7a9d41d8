import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import { golden, goldenDir } from "../../tools/testing/golden.ts";
import { openRootFile } from "./open.ts";
import { memorySource } from "./testing/memory.ts";

const shared = [Object, Array, Function, String, Number, Map, Promise];
const ownNames = () => shared.flatMap((type) => [Reflect.ownKeys(type), Reflect.ownKeys(type.prototype)]);

/** The same numbers from 0 to n − 1 in every run. */
function randomNumbers(): (n: number) => number {
  let state = 12_345;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

describe.skipIf(!goldenDir)("a file with bytes changed at random", () => {
  it("opens or fails in words, soon, and touches nothing that is shared", async () => {
    const bytes = Uint8Array.from(readFileSync(golden("codecs/none.root"))); // nothing packed: all bytes have a meaning
    const open = () => openRootFile(memorySource("f", bytes.length, [{ offset: 0, bytes }]));
    const key = unwrap(await unwrap(await open()).keys("int/TPC")).find((key) => key.name === "TrackClusters")!;
    const before = ownNames();
    const random = randomNumbers();
    // Head of the file, one collection, and the lists of keys and classes at the end.
    const regions = [
      [0, 400],
      [key.position, key.packed],
      [bytes.length - 40_000, 40_000],
    ] as const;
    const ends = new Set<string>();
    for (let i = 0; i < 400; i++) {
      const [start, length] = regions[i % regions.length]!;
      const changes = Array.from({ length: 1 + random(4) }, () => {
        const at = start + random(length);
        const was = bytes[at]!;
        bytes[at] = random(3) === 0 ? 255 : random(256);
        return { at, was };
      });
      const begun = performance.now();
      const file = await open();
      const content = file.ok ? await file.value.read(key.path) : file;
      expect(performance.now() - begun, JSON.stringify(changes)).toBeLessThan(5000);
      expect(content.ok || content.error.kind, JSON.stringify(content)).not.toBe("defect");
      structuredClone(content);
      ends.add(content.ok ? "read" : content.error.kind);
      for (const { at, was } of changes.toReversed()) bytes[at] = was;
    }
    expect([...ends]).toEqual(expect.arrayContaining(["read", "corrupt", "truncated"]));
    expect(ownNames()).toEqual(before);
  });
});
