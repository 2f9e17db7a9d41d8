import { attempt, fail, ok, type QcError } from "../base/result.ts";
import { untilAborted } from "./clock.ts";
import { pastEnd } from "./range.ts";
import type { ByteSource } from "./source.ts";

/** Bytes of a file that the user chose, or of any blob with a name. */
export function openFile(
  file: Blob & { readonly name: string },
  received: (bytes: number) => void = () => undefined,
): ByteSource {
  const { name, size } = file;
  return {
    name,
    size,
    async read(offset, length, _purpose, signal) {
      const wrong = pastEnd(file, offset, length);
      if (wrong !== undefined) return fail(wrong);
      if (signal?.aborted === true) return fail({ kind: "cancelled" });
      const reading = file.slice(offset, offset + length).arrayBuffer();
      const got = await attempt(
        () => (signal === undefined ? reading : untilAborted(reading, signal)),
        (thrown) => unreadable(name, thrown),
      );
      if (!got.ok) return got;
      if (got.value.byteLength !== length) return fail(unreadable(name, "it is shorter than it was"));
      received(length);
      return ok(new Uint8Array(got.value));
    },
    close() {},
  };
}

/** The names that browsers give: the file was changed, moved or deleted after it was chosen, or may not be read. */
function unreadable(source: string, thrown: unknown): QcError {
  const name = typeof thrown === "object" && thrown !== null && "name" in thrown ? thrown.name : undefined;
  const detail =
    name === "NotFoundError"
      ? "it was moved or deleted"
      : name === "NotReadableError"
        ? "it was changed after it was chosen, or may not be read"
        : thrown instanceof Error
          ? thrown.message
          : String(thrown);
  return { kind: "file-unreadable", source, detail };
}
