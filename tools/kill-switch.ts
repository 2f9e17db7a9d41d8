import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildServiceWorker } from "./build/build-service-worker.ts";

const usage = "node tools/run.mjs tools/kill-switch.ts FOLDER: replaces sw.js in the folder that a server serves.";

/** Ends the service worker of everybody who comes by: for a release whose service worker went wrong. */
export async function main(args: readonly string[]): Promise<number> {
  const [given] = args;
  const folder = given === undefined ? undefined : resolve(given);
  if (folder === undefined || !existsSync(join(folder, "index.html"))) {
    console.error(folder === undefined ? usage : `${folder} holds no build of the app (no index.html). ${usage}`);
    return 1;
  }
  await buildServiceWorker({
    root: resolve(import.meta.dirname, ".."),
    folder,
    source: "workers/sw-kill.ts",
    define: {},
  });
  console.log(`${join(folder, "sw.js")} now ends the service worker. The next build brings one again.`);
  return 0;
}
