import { expose } from "comlink";
import { installAbortTransfer } from "../src/jobs/abort-transfer.ts";
import type { CompareWorkerApi } from "../src/jobs/engine.ts";
import { holdLife } from "../src/jobs/life.ts";
import { createCompareJob } from "./compare-job.ts";

installAbortTransfer();
expose({ ...createCompareJob(), live: holdLife } satisfies CompareWorkerApi);
