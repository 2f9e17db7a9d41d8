import { expose, releaseProxy, type Remote } from "comlink";
import { installAbortTransfer } from "../src/jobs/abort-transfer.ts";
import type { TellPart } from "../src/jobs/compare-api.ts";
import type { CompareWorkerApi } from "../src/jobs/engine.ts";
import { holdLife } from "../src/jobs/life.ts";
import { createCompareJob } from "./compare-job.ts";

installAbortTransfer();
const job = createCompareJob();
expose({
  ...job,
  live: holdLife,
  async judge(request, tell, signal) {
    try {
      return await job.judge(request, tell, signal);
    } finally {
      (tell as Remote<TellPart>)[releaseProxy]();
    }
  },
} satisfies CompareWorkerApi);
