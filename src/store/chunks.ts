import type { ObjectGroup } from "../hist/object.ts";
import { deflate, inflate, sha256 } from "./compress.ts";
import { pack, unpack } from "./pack.ts";

/** What is stored beside the chunks of a group. */
export interface Manifest {
  /** `groupFormat` of the program that wrote it. */
  readonly format: number;
  /** SHA-256 of every chunk, in order. */
  readonly hashes: readonly string[];
  /** Bytes of all chunks. */
  readonly bytes: number;
}

export interface PackedGroup {
  readonly manifest: Manifest;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
}

/** Version of the plain model and of its packing. A new number makes what older programs stored misses: it is read again. */
export const groupFormat = 3;

// A browser holds and copies a stored value as a whole: pieces keep that small.
const chunkBytes = 1 << 20;

/** Copied before it first waits, compressed once `after` is over. */
export async function packGroup(group: ObjectGroup, after?: Promise<void>): Promise<PackedGroup> {
  const copy = pack(group);
  await after;
  const packed = await deflate(copy);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < packed.length; at += chunkBytes) chunks.push(packed.slice(at, at + chunkBytes));
  const hashes = await Promise.all(chunks.map(sha256));
  return { manifest: { format: groupFormat, hashes, bytes: packed.length }, chunks };
}

/** `undefined` where a chunk is missing or not what was written, or another version wrote it: a miss. */
export async function unpackGroup({ manifest, chunks }: PackedGroup): Promise<ObjectGroup | undefined> {
  if (manifest.format !== groupFormat || chunks.length !== manifest.hashes.length) return undefined;
  const hashes = await Promise.all(chunks.map(sha256));
  if (hashes.some((hash, i) => hash !== manifest.hashes[i])) return undefined;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return unpack(await inflate(whole)) as ObjectGroup;
}
