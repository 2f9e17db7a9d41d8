import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { unwrap } from "../../base/result.ts";
import { openMemory } from "../../bytes/memory-source.ts";
import type { RootFile } from "../file.ts";
import { openRootFile } from "../open.ts";

interface Objects {
  readonly file: string;
  /** Name, class and cycle of the keys of the top directory. */
  readonly keys: readonly (readonly [string, string, number])[];
  /** ROOT's numbers by key. */
  readonly expected: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Number of values and their sum by branch of the tree "tree". */
  readonly branches: Readonly<Record<string, readonly [number, number]>>;
}

/** A file of ROOT 6.40 with one object of each kind; made by testdata/objects.py. */
export const objects = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../testdata/objects.root-6.40.json"), "utf8"),
) as Objects;

export const objectsBytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(objects.file, "base64"));

export const openObjects = async (bytes = objectsBytes()): Promise<RootFile> =>
  unwrap(await openRootFile(openMemory("objects.root", bytes)));
