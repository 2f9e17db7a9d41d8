import { ok, type Result } from "../base/result.ts";
import { CachedSource } from "./block-cache.ts";
import { bytesDeps, type BytesDeps } from "./deps.ts";
import { openFile } from "./file-source.ts";
import { openHttp, type HttpSource } from "./http-source.ts";
import { openMemory } from "./memory-source.ts";
import type { ByteSource, FileRef } from "./source.ts";

/** Shared by all who bring none of their own: limits per host hold over all sources. */
const shared = bytesDeps();

export async function openBytes(
  ref: FileRef,
  deps: BytesDeps = shared,
  signal?: AbortSignal,
): Promise<Result<ByteSource>> {
  switch (ref.kind) {
    case "url": {
      const opened = await openHttp(ref, deps, signal);
      return opened.ok ? ok(cached(opened.value, deps)) : opened;
    }
    case "file":
      return ok(openFile(ref.file, deps.received));
    case "memory":
      return ok(openMemory(ref.name, new Uint8Array(ref.bytes)));
  }
}

/** What is in memory as a whole needs no cache. */
export function cached(source: HttpSource, { kept, limits }: BytesDeps): HttpSource | CachedSource {
  return source.whole ? source : new CachedSource(source, { kept, blockBytes: limits.blockBytes, head: source.head });
}
