import { fail, ok } from "../base/result.ts";
import { pastEnd } from "./range.ts";
import type { ByteSource } from "./source.ts";

/** Bytes that are in memory already. */
export function openMemory(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  const size = bytes.length;
  return {
    name,
    size,
    read(offset, length, _purpose, signal) {
      const wrong = pastEnd({ name, size }, offset, length);
      if (wrong !== undefined) return Promise.resolve(fail(wrong));
      if (signal?.aborted === true) return Promise.resolve(fail({ kind: "cancelled" }));
      return Promise.resolve(ok(bytes.slice(offset, offset + length)));
    },
    close() {},
  };
}
