import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { headersFor } from "../../tools/headers.ts";
import { top } from "../../tools/process.ts";
import { reportPath, startServer, type StaticServer } from "../../tools/serve/static-server.ts";

/** The page of the app, started by our entry in place of the app's. */
const otherEntry = (): Plugin => ({
  name: "rigged-entry",
  transformIndexHtml: {
    order: "pre",
    handler(html) {
      const entry = "/src/main.ts";
      if (!html.includes(entry)) throw new Error(`index.html does not start by ${entry}`);
      return html.replace(entry, "/e2e/rigged/main.ts");
    },
  },
});

/** Builds the app with workers that do what a test wants, as it is built to be shipped, and serves it with its policies. */
export async function serveRigged(): Promise<{ readonly server: StaticServer; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-rigged-"));
  await build({
    configFile: join(top, "vite.config.ts"),
    root: top,
    logLevel: "warn",
    plugins: [otherEntry()],
    build: { outDir: folder, emptyOutDir: true, reportCompressedSize: false },
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
