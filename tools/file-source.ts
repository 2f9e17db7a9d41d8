import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { attempt, fail, ok, type Result } from "../src/base/result.ts";
import type { ByteSource } from "../src/bytes/source.ts";

/** A file on disk as a byte source, for tools in Node. */
export async function openNodeFile(path: string): Promise<Result<ByteSource>> {
  const name = basename(path);
  return attempt(
    async () => {
      const { size } = await stat(path);
      return {
        name,
        size,
        async read(offset, length) {
          if (offset + length > size) return fail({ kind: "truncated", source: name, size, expected: offset + length });
          const bytes = new Uint8Array(length);
          const file = await open(path);
          await file.read(bytes, 0, length, offset);
          await file.close();
          return ok(bytes);
        },
        close: () => undefined,
      };
    },
    (thrown) => ({
      kind: "file-unreadable",
      source: name,
      detail: thrown instanceof Error ? thrown.message : String(thrown),
    }),
  );
}
