import { isDeepStrictEqual } from "node:util";
import type { FileParts, Span } from "../hostile/root-file.ts";
import { writeRootFile } from "../hostile/root-file.ts";
import type { Base } from "./bases.ts";
import { readAll, type Reading } from "./read-all.ts";
import type { Random } from "./random.ts";

export type Codec = "zlib" | "lz4";

/** Outcome of a flipped bit in packed data. "same": the bit means nothing (padding behind the last code of deflate). */
export type Flip = "detected" | "same" | "missed";

/** Block header of ROOT: two letters, version, two lengths of three bytes. */
const blockHeader = 9;

const longest = 200_000;

export interface FlipBase {
  readonly codec: Codec;
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly span: Span;
  readonly sound: Reading;
}

/** Every key of the small files, packed by each codec whose checksum a flipped bit must not pass. */
export async function flipBases(bases: readonly Base[]): Promise<readonly FlipBase[]> {
  const made: FlipBase[] = [];
  for (const base of bases) {
    if (base.kind !== "parts") continue;
    for (const codec of ["zlib", "lz4"] as const) {
      for (const entry of base.parts.entries.filter(({ payload }) => payload.length < longest)) {
        const flipped = await flipBase(base.parts, entry.path, codec);
        if (flipped !== undefined) made.push(flipped);
      }
    }
  }
  return made;
}

async function flipBase(parts: FileParts, path: string, codec: Codec): Promise<FlipBase | undefined> {
  const entry = parts.entries.find((each) => each.path === path)!;
  const { bytes, spans } = writeRootFile({ ...parts, entries: [{ ...entry, packing: codec }], infosPacking: codec });
  const span = spans.find((each) => each.kind === "object")!;
  if (span.end - span.payload >= entry.payload.length) return undefined; // did not get smaller: ROOT would not pack it
  const sound = await readAll([bytes]);
  const read = sound.groups.get(path)?.objects.some((object) => object.kind !== "failed") === true;
  return read ? { codec, path, bytes, span, sound } : undefined;
}

export async function flipOne({ bytes, span, path, sound }: FlipBase, random: Random): Promise<Flip> {
  const from = span.payload + blockHeader;
  const at = from + random(span.end - from);
  const bit = 1 << random(8);
  bytes[at]! ^= bit;
  const got = await readAll([bytes], random);
  bytes[at]! ^= bit;
  const group = got.groups.get(path);
  if (group === undefined) return got.ends.has("corrupt") ? "detected" : "missed";
  return isDeepStrictEqual(group, sound.groups.get(path)) ? "same" : "missed";
}
