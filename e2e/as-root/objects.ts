import { readFileSync, writeFileSync } from "node:fs";
import { unwrap } from "../../src/base/result.ts";
import { openRootFile } from "../../src/root/open.ts";
import { memorySource } from "../../src/root/testing/memory.ts";

/**
 * Writes all histograms and canvases of keys of files as one JSON file, a text by name: what the page gets of the workers.
 * Run by tools/run.mjs, which knows how to build what reads.
 *
 * @param args file to write, then "PATH:KEY" each.
 */
export async function main([out, ...places]: readonly string[]): Promise<number> {
  const texts: Record<string, string> = {};
  for (const place of places) {
    const [path, key] = place.split(":") as [string, string];
    const bytes = readFileSync(path);
    const file = unwrap(await openRootFile(memorySource(path, bytes.length, [{ offset: 0, bytes }])));
    const { objects } = unwrap(await file.read(key));
    for (const { kind, name } of objects) {
      if (kind === "histogram" || kind === "canvas") texts[`${key}/${name}`] = unwrap(await file.json(key, name));
    }
    file.close();
  }
  writeFileSync(out!, JSON.stringify(texts));
  return 0;
}
