import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { option } from "./arguments.ts";
import { headersFor } from "./headers.ts";
import { dist, noBuild } from "./process.ts";
import { startServer, type StaticServer } from "./serve/static-server.ts";

const usualPort = 4173;

/** Serves `dist` as it should be served, and nothing else: `[--port N] [--base /PATH/]`. */
export async function main(args: readonly string[]): Promise<number> {
  if (!existsSync(join(dist, "index.html"))) {
    console.error(noBuild);
    return 1;
  }
  const asked = option(args, "--port");
  const server = await serveAt(asked === undefined ? undefined : Number(asked), {
    folder: dist,
    base: option(args, "--base") ?? "/",
  });
  if (server === undefined) {
    console.error(`Port ${asked} is taken or is no port: choose another with --port.`);
    return 1;
  }
  console.log(`TPC QC Viewer is at ${server.address} (Ctrl-C ends it)`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await server.stop();
  return 0;
}

/** At the port asked for, or at the usual one or the next that is free. */
async function serveAt(
  port: number | undefined,
  place: { readonly folder: string; readonly base: string },
): Promise<StaticServer | undefined> {
  const last = port ?? usualPort + 100;
  for (let next = port ?? usualPort; next <= last; next += 1) {
    try {
      return await startServer({ ...place, port: next, headers: (path) => headersFor(path) });
    } catch (thrown) {
      if (!isPortTrouble(thrown)) throw thrown;
    }
  }
  return undefined;
}

const isPortTrouble = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  "code" in thrown &&
  ["EADDRINUSE", "EACCES", "ERR_SOCKET_BAD_PORT"].includes(String(thrown.code));
