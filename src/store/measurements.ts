import type { Measurement } from "../qc/measurement.ts";
import { sha256 } from "./compress.ts";
import type { StoredMeasurement } from "./schema.ts";
import { pack, unpack } from "./pack.ts";

export async function packMeasurement(value: Measurement): Promise<StoredMeasurement> {
  const bytes = pack(value);
  return { bytes, hash: await sha256(bytes) };
}

/** `undefined` where the bytes are not what was written: a miss. */
export async function unpackMeasurement({ bytes, hash }: StoredMeasurement): Promise<Measurement | undefined> {
  return (await sha256(bytes)) === hash ? (unpack(bytes) as Measurement) : undefined;
}
