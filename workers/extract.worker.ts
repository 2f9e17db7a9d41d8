import { expose, transfer } from "comlink";
import { transferables } from "../src/base/transfer.ts";
import { installAbortTransfer } from "../src/jobs/abort-transfer.ts";
import type { BytesApi } from "../src/jobs/bytes-api.ts";
import { connectBytes } from "../src/jobs/bytes-client.ts";
import type { ExtractWorkerApi } from "../src/jobs/engine.ts";
import { openRemote } from "../src/jobs/remote-source.ts";
import { openRootFile } from "../src/root/open.ts";
import { openQcStore } from "../src/store/db.ts";
import { createExtractJob } from "./extract-job.ts";

installAbortTransfer();
let connected: (api: BytesApi) => void;
const bytes = new Promise<BytesApi>((resolve) => {
  connected = resolve;
});
const store = openQcStore().then((opened) => (opened.ok ? opened.value : undefined));
const job = createExtractJob({
  openBytes: async (ref, signal) => openRemote(await bytes, ref, signal),
  openRoot: openRootFile,
  store: () => store,
  now: () => Date.now(),
});
expose({
  ...job,
  connect: (port) => connected(connectBytes(port)),
  async measure(request, signal) {
    const got = await job.measure(request, signal);
    return transfer(got, transferables(got));
  },
} satisfies ExtractWorkerApi);
