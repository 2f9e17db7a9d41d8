import { fail, ok } from "../src/base/result.ts";
import { bytesDeps, type BytesDeps } from "../src/bytes/deps.ts";
import { SourcePool } from "../src/bytes/source-pool.ts";
import type { ByteSource } from "../src/bytes/source.ts";
import { readWhole } from "../src/bytes/whole.ts";
import type { PageBytesApi } from "../src/jobs/bytes-api.ts";

/** The job of the worker that fetches: sources by number, for whoever is connected. */
export function createBytesJob(given: Partial<BytesDeps> = {}): PageBytesApi {
  let bytes = 0;
  const deps = bytesDeps({
    ...given,
    received(more) {
      bytes += more;
      given.received?.(more);
    },
  });
  const pool = new SourcePool(deps);
  const sources = new Map<number, ByteSource>();
  let handles = 0;
  return {
    async open(ref, signal) {
      const opened = await pool.open(ref, signal);
      if (!opened.ok) return opened;
      if (signal?.aborted === true) {
        opened.value.close(); // nobody will
        return fail({ kind: "cancelled" });
      }
      const handle = (handles += 1);
      sources.set(handle, opened.value);
      return ok({ handle, name: opened.value.name, size: opened.value.size });
    },
    async read(handle, offset, length, purpose, signal) {
      const source = sources.get(handle);
      // Handed out by a worker before this one, which is no more.
      if (source === undefined) return fail({ kind: "worker-lost", doing: "reading the file" });
      return source.read(offset, length, purpose, signal);
    },
    async close(handle) {
      sources.get(handle)?.close();
      sources.delete(handle);
    },
    whole: (ref, most, signal) => readWhole(ref, most, deps, signal),
    async counters() {
      return { ...deps.scheduler.load, bytes };
    },
  };
}
