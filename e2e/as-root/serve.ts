import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { jsrootPlugin } from "../../tools/build/jsroot-plugin.ts";
import { headersFor } from "../../tools/headers.ts";
import { reportPath, startServer, type StaticServer } from "../../tools/serve/static-server.ts";

/** A page that draws as ROOT does and does nothing else, built and served like the app, with its policies. */
export async function serveAsRoot(): Promise<{ readonly server: StaticServer; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-as-root-"));
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: "./",
    publicDir: false,
    logLevel: "warn",
    plugins: [jsrootPlugin()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
    },
  });
  const server = await startServer({ folder, headers: (path) => headersFor(path, { reportUri: reportPath }) });
  return {
    server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
