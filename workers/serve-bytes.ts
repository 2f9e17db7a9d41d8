import { expose, transfer } from "comlink";
import { installAbortTransfer } from "../src/jobs/abort-transfer.ts";
import type { PageBytesApi } from "../src/jobs/bytes-api.ts";
import type { BytesWorkerApi } from "../src/jobs/engine.ts";
import { holdLife } from "../src/jobs/life.ts";

/** The wiring of the worker that fetches: what it read is given away, not copied. */
export function serveBytes(job: PageBytesApi): void {
  installAbortTransfer();
  const api: PageBytesApi = {
    ...job,
    async read(handle, offset, length, purpose, signal) {
      const got = await job.read(handle, offset, length, purpose, signal);
      return got.ok ? transfer(got, [got.value.buffer]) : got;
    },
    async whole(ref, most, signal) {
      const got = await job.whole(ref, most, signal);
      return got.ok ? transfer(got, [got.value.buffer]) : got;
    },
  };
  expose({ ...api, live: holdLife, connect: (port) => expose(api, port) } satisfies BytesWorkerApi);
}
