import { sha256 } from "./compress.ts";
import type { StoredMeasurement } from "./schema.ts";
import { pack, unpack } from "./pack.ts";

export async function packStored(value: object): Promise<StoredMeasurement> {
  const bytes = pack(value);
  return { bytes, hash: await sha256(bytes) };
}

/** `undefined` where the bytes are not what was written: a miss. */
export async function unpackStored<T extends object>({ bytes, hash }: StoredMeasurement): Promise<T | undefined> {
  return (await sha256(bytes)) === hash ? (unpack(bytes) as T) : undefined;
}
