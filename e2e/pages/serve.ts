import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { jsrootPlugin } from "../../tools/build/jsroot-plugin.ts";
import { startServer } from "../../tools/serve/static-server.ts";

/** Pages for tests alone, built like the app but never shipped. */
export interface TestPages {
  readonly address: string;
  dispose(): Promise<void>;
}

export async function serveTestPages(): Promise<TestPages> {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-pages-"));
  const root = import.meta.dirname;
  await build({
    configFile: false,
    root,
    base: "./",
    publicDir: false,
    logLevel: "warn",
    plugins: [jsrootPlugin()],
    worker: { format: "es", plugins: () => [jsrootPlugin()] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2023",
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: ["contact-sheet.html", "workers.html", "check-rail.html", "set-figures.html"].map((page) =>
          join(root, page),
        ),
      },
    },
  });
  const server = await startServer({ folder });
  return {
    address: server.address,
    async dispose() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
