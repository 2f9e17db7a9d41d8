import { transportLimits } from "../../src/bytes/transport-limits.ts";
import { createBytesJob } from "../../workers/bytes-job.ts";
import { serveBytes } from "../../workers/serve-bytes.ts";
import { rigOf } from "./rig.ts";

const { limits } = rigOf(self.name);
serveBytes(createBytesJob({ limits: { ...transportLimits, ...limits } }));
