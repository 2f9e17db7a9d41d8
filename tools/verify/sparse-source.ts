import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fail, ok } from "../../src/base/result.ts";
import type { ByteSource } from "../../src/bytes/source.ts";

interface Sparse {
  readonly size: number;
  readonly segments: readonly { readonly offset: number; readonly length: number }[];
  readonly data: string;
}

/** A file kept as its pieces, with zeros between them: a JSON of places beside the bytes that follow each other. */
export function openSparse(path: string): ByteSource {
  const { size, segments, data } = JSON.parse(readFileSync(path, "utf8")) as Sparse;
  const stored = readFileSync(join(dirname(path), data));
  let at = 0;
  const pieces = segments.map(({ offset, length }) => ({ offset, bytes: stored.subarray(at, (at += length)) }));
  const name = basename(path, ".json");
  return {
    name,
    size,
    read(offset, length) {
      if (offset + length > size) {
        return Promise.resolve(fail({ kind: "truncated", source: name, size, expected: offset + length }));
      }
      const bytes = new Uint8Array(length);
      for (const piece of pieces) {
        const [from, to] = [
          Math.max(offset, piece.offset),
          Math.min(offset + length, piece.offset + piece.bytes.length),
        ];
        if (from < to) bytes.set(piece.bytes.subarray(from - piece.offset, to - piece.offset), from - offset);
      }
      return Promise.resolve(ok(bytes));
    },
    close() {},
  };
}
