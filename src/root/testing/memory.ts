import type { ByteSource, Purpose } from "../../bytes/source.ts";
import { fail, ok } from "../../base/result.ts";

export interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface RecordedRead {
  readonly offset: number;
  readonly length: number;
  readonly purpose: Purpose;
}

/** A source over pieces in memory, zeros between them, that records what was read. */
export function memorySource(
  name: string,
  size: number,
  pieces: readonly Piece[],
): ByteSource & { readonly reads: readonly RecordedRead[] } {
  const reads: RecordedRead[] = [];
  return {
    name,
    size,
    reads,
    read(offset, length, purpose, signal) {
      reads.push({ offset, length, purpose });
      if (signal?.aborted) return Promise.resolve(fail({ kind: "cancelled" }));
      if (offset + length > size) {
        return Promise.resolve(fail({ kind: "truncated", source: name, size, expected: offset + length }));
      }
      const bytes = new Uint8Array(length);
      for (const piece of pieces) {
        const from = Math.max(offset, piece.offset);
        const to = Math.min(offset + length, piece.offset + piece.bytes.length);
        if (from < to) bytes.set(piece.bytes.subarray(from - piece.offset, to - piece.offset), from - offset);
      }
      return Promise.resolve(ok(bytes));
    },
    close() {},
  };
}
