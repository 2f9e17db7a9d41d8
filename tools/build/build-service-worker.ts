import { resolve } from "node:path";
import { build } from "vite";

export interface ServiceWorkerBuild {
  /** Folder of the repository. */
  readonly root: string;
  /** Where `sw.js` goes; what else is there stays. */
  readonly folder: string;
  /** Below `root`. */
  readonly source: string;
  readonly define: Readonly<Record<string, string>>;
}

/** One plain script: module service workers are not known to every browser. */
export async function buildServiceWorker({ root, folder, source, define }: ServiceWorkerBuild): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "warn",
    define,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2023",
      rolldownOptions: { input: resolve(root, source), output: { format: "iife", entryFileNames: "sw.js" } },
    },
  });
}
