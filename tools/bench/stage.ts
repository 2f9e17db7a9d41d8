import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { chromium, type Page } from "playwright";
import { chromiumOptions } from "../chromium.ts";
import { headersFor } from "../headers.ts";
import { dist, runTool } from "../process.ts";
import { startServer, type StaticServer } from "../serve/static-server.ts";
import { installProbe } from "./probe.ts";

/** The app, the pages of the benchmark and the files, on one server, and a browser. */
export interface Stage {
  readonly server: StaticServer;
  /** Of what the server has; for files that are made. */
  readonly folder: string;
  /** The app, the page of this project's parts, JSROOT's, and the figures of several runs. */
  readonly addresses: Readonly<Record<"app" | "own" | "jsroot" | "setFigures", string>>;
  /** A copy of a file under a name that was never asked for. */
  readonly fresh: (file: string) => string;
  /** Does something in a browser that has nothing stored and runs nothing else. */
  readonly inPage: <T>(act: (page: Page) => Promise<T>) => Promise<T>;
  readonly dispose: () => Promise<void>;
}

export type Who = "own" | "jsroot";

/** The same by both, in turn: what else the machine does meets both. */
export async function inTurn<T>(
  runs: number,
  once: (who: Who) => Promise<T>,
): Promise<{ readonly own: readonly T[]; readonly jsroot: readonly T[] }> {
  const [own, jsroot]: [T[], T[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    own.push(await once("own"));
    jsroot.push(await once("jsroot"));
  }
  return { own, jsroot };
}

export async function setStage(executablePath: string): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-bench-"));
  cpSync(dist, join(folder, "app"), { recursive: true });
  mkdirSync(join(folder, "data"));
  for (const mode of ["own", "jsroot"]) {
    const args = ["build", "--config", join(import.meta.dirname, "pages.config.ts"), "--mode", mode];
    const outDir = ["--outDir", join(folder, mode), "--emptyOutDir", "--logLevel", "error"];
    const code = await runTool("vite/bin/vite.js", [...args, ...outDir], { NODE_ENV: "production" });
    if (code !== 0) throw new Error(`the pages of the benchmark (${mode}) were not built`);
  }
  const server = await startServer({
    folder,
    headers: (path) => (path.startsWith("app/") ? headersFor(path.slice("app/".length)) : {}),
  });
  let copies = 0;
  return {
    server,
    folder,
    addresses: {
      app: `${server.address}app/`,
      own: `${server.address}own/bench/own.html`,
      jsroot: `${server.address}jsroot/bench/jsroot.html`,
      setFigures: `${server.address}own/pages/set-figures.html`,
    },
    fresh(file) {
      const name = `data/${++copies}-${basename(file)}`;
      copyFileSync(file, join(folder, name));
      return server.address + name;
    },
    async inPage(act) {
      const browser = await chromium.launch({ executablePath, ...chromiumOptions });
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        page.setDefaultTimeout(120_000);
        // Whoever follows a link has a browser that runs: its own start is not measured.
        await page.goto(`${server.address}nothing`);
        server.reset();
        await page.addInitScript(installProbe);
        return await act(page);
      } finally {
        await browser.close();
        server.reset();
      }
    },
    async dispose() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
