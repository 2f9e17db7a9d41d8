import { createBytesJob } from "./bytes-job.ts";
import { serveBytes } from "./serve-bytes.ts";

serveBytes(createBytesJob());
