import { expose, transfer } from "comlink";
import { installAbortTransfer } from "../src/jobs/abort-transfer.ts";
import type { BytesApi } from "../src/jobs/bytes-api.ts";
import type { BytesWorkerApi } from "../src/jobs/engine.ts";
import { createBytesJob } from "./bytes-job.ts";

installAbortTransfer();
const job = createBytesJob();
const api: BytesApi = {
  ...job,
  async read(handle, offset, length, purpose, signal) {
    const got = await job.read(handle, offset, length, purpose, signal);
    return got.ok ? transfer(got, [got.value.buffer]) : got;
  },
};
expose({ ...api, connect: (port) => expose(api, port) } satisfies BytesWorkerApi);
