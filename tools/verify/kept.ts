import { packGroup } from "../../src/store/chunks.ts";
import type { GoldenFile } from "./read-file.ts";
import type { Ledger } from "./ledger.ts";

/** What the browser may keep of a run, in bytes of its file. */
const mostKept = 2;

/** Bytes that are kept of a file once all of it was looked at: every task and every window. */
export async function compareKept(ledger: Ledger, path: string, file: GoldenFile): Promise<void> {
  let kept = 0;
  for (const { task, windows } of file.tasks) {
    for (const window of [undefined, ...windows.map(({ start }) => start)]) {
      kept += (await packGroup(await file.collection(task, window))).manifest.bytes;
    }
  }
  const share = kept / file.root.size;
  ledger.also("bytes kept of a run: at most twice the file", path, share <= mostKept, true);
  ledger.kept.push({ path, kept, size: file.root.size });
}
