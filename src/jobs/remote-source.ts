import { ok, type Result } from "../base/result.ts";
import type { ByteSource, FileRef } from "../bytes/source.ts";
import type { BytesApi } from "./bytes-api.ts";

/** A source that is open in the bytes worker, as one like any other. */
export function remoteSource(
  api: Pick<BytesApi, "read" | "close">,
  handle: number,
  name: string,
  size: number,
): ByteSource {
  return {
    name,
    size,
    read: (offset, length, purpose, signal) => api.read(handle, offset, length, purpose, signal),
    close() {
      void api.close(handle);
    },
  };
}

export async function openRemote(
  api: Pick<BytesApi, "open" | "read" | "close">,
  ref: FileRef,
  signal?: AbortSignal,
): Promise<Result<ByteSource>> {
  const opened = await api.open(ref, signal);
  if (!opened.ok) return opened;
  const { handle, name, size } = opened.value;
  return ok(remoteSource(api, handle, name, size));
}
