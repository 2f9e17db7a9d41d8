import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { headersFor } from "../headers.ts";
import { dist } from "../process.ts";
import { startServer } from "../serve/static-server.ts";
import { makeRuns } from "./make-runs.ts";
import type { ServedRuns } from "./served-runs.ts";

export interface StagedRuns extends ServedRuns {
  readonly dispose: () => Promise<void>;
}

/** Runs that are made, beside the built app, on a server of their own. */
export async function stageRuns(count: number): Promise<StagedRuns> {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-scale-"));
  cpSync(dist, join(folder, "app"), { recursive: true, filter: (path) => path !== join(dist, "demo") });
  const runs = await makeRuns(count, join(folder, "runs"));
  const server = await startServer({ folder, headers });
  return {
    server,
    app: `${server.address}app/`,
    folder: "runs",
    runs,
    async dispose() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

const headers = (path: string): Readonly<Record<string, string>> =>
  path.startsWith("app/") ? headersFor(path.slice("app/".length)) : {};
