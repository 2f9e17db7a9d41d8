import { expose, releaseProxy, transfer, type Remote } from "comlink";
import { transferables } from "../src/base/transfer.ts";
import { installAbortTransfer } from "../src/jobs/abort-transfer.ts";
import type { BytesApi } from "../src/jobs/bytes-api.ts";
import { connectBytes } from "../src/jobs/bytes-client.ts";
import type { TellProgress } from "../src/jobs/extract-api.ts";
import type { ExtractWorkerApi } from "../src/jobs/engine.ts";
import { holdLife } from "../src/jobs/life.ts";
import { openRemote } from "../src/jobs/remote-source.ts";
import type { OpenRootFile } from "../src/root/file.ts";
import { openRootFile } from "../src/root/open.ts";
import { openQcStore } from "../src/store/db.ts";
import { createExtractJob } from "./extract-job.ts";

/** The wiring of an extract worker. The end-to-end tests have a reader of their own, in which workers end. */
export function serveExtract(openRoot: OpenRootFile = openRootFile): void {
  installAbortTransfer();
  let connected: (api: BytesApi) => void;
  const bytes = new Promise<BytesApi>((resolve) => {
    connected = resolve;
  });
  const store = openQcStore();
  const job = createExtractJob({
    openBytes: async (ref, signal) => openRemote(await bytes, ref, signal),
    openRoot,
    store: () => store,
    now: () => Date.now(),
  });
  expose({
    ...job,
    live: holdLife,
    connect: (port) => connected(connectBytes(port)),
    async measure(request, signal) {
      const got = await job.measure(request, signal);
      return transfer(got, transferables(got));
    },
    async medianMaps(request, tell, signal) {
      try {
        const got = await job.medianMaps(request, tell, signal);
        return transfer(got, got.ok ? got.value.written.map(([, json]) => json.buffer) : []);
      } finally {
        (tell as Remote<TellProgress>)[releaseProxy]();
      }
    },
    async measureRun(request, tell, signal) {
      try {
        const got = await job.measureRun(request, tell, signal);
        return transfer(got, transferables(got));
      } finally {
        (tell as Remote<TellProgress>)[releaseProxy]();
      }
    },
  } satisfies ExtractWorkerApi);
}
