import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { TFile } from "jsroot/io";
import { unwrap } from "../../base/result.ts";
import type { PlainObject } from "../../hist/object.ts";
import type { Hist } from "../../hist/hist.ts";
import { golden } from "../../../tools/testing/golden.ts";
import type { RootFile } from "../file.ts";
import { headLength, readHeader } from "../header.ts";
import { openJsrootFile } from "../jsroot-file.ts";
import { Metadata } from "../metadata.ts";
import { openRootFile } from "../open.ts";
import { memorySource } from "./memory.ts";

/** A golden file in memory that records what is read of it. */
export function goldenSource(path: string) {
  const bytes = readFileSync(golden(path));
  return memorySource(basename(path), bytes.length, [{ offset: 0, bytes }]);
}

export async function openGolden(path: string): Promise<RootFile> {
  return unwrap(await openRootFile(goldenSource(path)));
}

/** What JSROOT knows of a golden file: its streamer infos. */
export async function jsrootGolden(path: string): Promise<TFile> {
  const source = goldenSource(path);
  const metadata = new Metadata(source);
  const head = await metadata.prefetch(0, headLength);
  await metadata.prefetchTail(readHeader(source.name, source.size, head));
  return openJsrootFile(source.name, source.size, metadata);
}

/** Cells of a histogram as the golden numbers hash them: 64-bit, in ROOT's global order. A profile has its means. */
export const cellsOf = (hist: Hist): Float64Array =>
  Float64Array.from(hist.kind === "profile" ? hist.sumsY : hist.values);

/** SHA-256 in hex. */
export async function sha256(...arrays: readonly ArrayBufferView<ArrayBuffer>[]): Promise<string> {
  const bytes = arrays.map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const digest = await crypto.subtle.digest("SHA-256", Buffer.concat(bytes));
  return Buffer.from(digest).toString("hex");
}

/** Golden numbers beside the files. */
export const expectedJson = (path: string): unknown => JSON.parse(readFileSync(golden(`expected/${path}`), "utf8"));

export const histOf = (object: PlainObject | undefined): Hist | undefined =>
  object?.kind === "histogram" ? object.hist : undefined;
