import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";
import { buildIdOf, precacheOf } from "./precache.ts";

/**
 * After the build: lists what the service worker keeps, writes the id of the build into the page, and builds
 * `sw.js` (a fixed name: browsers look for its next version there) and `sw-kill.js`, which ends it.
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
        const define = {
          PRECACHE: JSON.stringify(precacheOf(folder)),
          BUILD_ID: JSON.stringify(buildId),
          "process.env.NODE_ENV": '"production"',
        };
        for (const name of ["sw", "sw-kill"]) await buildScript(config.root, folder, name, define);
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

async function buildScript(root: string, outDir: string, name: string, define: Record<string, string>): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "warn",
    define,
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2023",
      rolldownOptions: {
        input: resolve(root, `workers/${name}.ts`),
        output: { format: "iife", entryFileNames: `${name}.js` },
      },
    },
  });
}
