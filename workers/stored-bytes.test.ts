import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { unwrap } from "../src/base/result.ts";
import { openRootFile } from "../src/root/open.ts";
import { memorySource } from "../src/root/testing/memory.ts";
import { packGroup, unpackGroup } from "../src/store/chunks.ts";
import { pack } from "../src/store/pack.ts";

// A whole run, every collection and moving window of it, is kept in less than its file (0.65 of it), and given back to the byte.
it("a run with moving windows is stored in less than its file", async () => {
  const name = "559101.root";
  const bytes = readFileSync(resolve(import.meta.dirname, "../public/demo", name));
  const root = unwrap(await openRootFile(memorySource(name, bytes.length, [{ offset: 0, bytes }])));
  let stored = 0;
  const store = async (directory: string): Promise<void> => {
    for (const key of unwrap(await root.keys(directory))) {
      if (key.isDirectory) await store(key.path);
      else {
        const group = unwrap(await root.read(key.path));
        const packed = await packGroup(group);
        stored += packed.manifest.bytes;
        expect(Buffer.compare(pack(await unpackGroup(packed)), pack(group)), key.path).toBe(0);
      }
    }
  };
  await store("");
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(0.8 * bytes.length);
});
