import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin, ResolvedConfig } from "vite";
import { buildServiceWorker } from "./build-service-worker.ts";
import { buildIdOf, precacheOf } from "./precache.ts";

/**
 * After the build: lists what the service worker keeps, writes the id of the build into the page, and builds
 * `sw.js` (a fixed name: browsers look for its next version there).
 */
export function serviceWorkerPlugin(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "service-worker",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        const folder = resolve(config.root, config.build.outDir);
        const buildId = buildIdOf(precacheOf(folder));
        stampPage(join(folder, "index.html"), buildId);
        await buildServiceWorker({
          root: config.root,
          folder,
          source: "workers/sw.ts",
          define: {
            PRECACHE: JSON.stringify(precacheOf(folder)),
            BUILD_ID: JSON.stringify(buildId),
            "process.env.NODE_ENV": '"production"', // workbox talks on the console in development
          },
        });
      },
    },
  };
}

/** The id cannot come from the code: it is a hash of it. */
function stampPage(page: string, buildId: string): void {
  const place = '<meta name="build" content="development" />';
  const html = readFileSync(page, "utf8");
  if (!html.includes(place)) throw new Error(`${page} has no place for the id of the build: ${place}`);
  writeFileSync(page, html.replace(place, `<meta name="build" content="${buildId}" />`));
}
