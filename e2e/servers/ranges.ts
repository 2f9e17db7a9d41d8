import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { startServer, type StaticServer } from "../../tools/serve/static-server.ts";

/** Our server on another origin, with copies of files that a test may replace. */
export interface DataServer {
  readonly server: StaticServer;
  /** Puts a copy of `file` there under `name`, in place of what had that name; gives its address. */
  put(file: string, name?: string): string;
  /** The same with bytes. */
  write(bytes: Uint8Array, name: string): string;
  dispose(): Promise<void>;
}

export async function startDataServer(cors = true): Promise<DataServer> {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-data-"));
  const server = await startServer({ folder, cors });
  return {
    server,
    put(file, name = basename(file)) {
      copyFileSync(file, join(folder, name));
      return server.address + name;
    },
    write(bytes, name) {
      writeFileSync(join(folder, name), bytes);
      return server.address + name;
    },
    async dispose() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
