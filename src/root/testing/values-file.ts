import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { unwrap } from "../../base/result.ts";
import { openMemory } from "../../bytes/memory-source.ts";
import type { RootFile } from "../file.ts";
import { openRootFile } from "../open.ts";

interface Values {
  readonly file: string;
  /** Points of ROOT's graph of an efficiency: x, y, errors in x (low, high), in y (low, high). */
  readonly graphs: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** Efficiencies of the map, by cell. */
  readonly map: readonly number[];
}

/** A file of ROOT 6.40 with efficiencies, and with what has no bins; made by testdata/values.py. */
export const values = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../testdata/values.root-6.40.json"), "utf8"),
) as Values;

export const openValues = async (): Promise<RootFile> =>
  unwrap(await openRootFile(openMemory("values.root", Uint8Array.from(Buffer.from(values.file, "base64")))));
