import { test as base, expect, type BrowserContext, type BrowserContextOptions } from "@playwright/test";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { headersFor } from "../tools/headers.ts";
import { reportPath, startServer, type StaticServer } from "../tools/serve/static-server.ts";
import { dist, noBuild } from "../tools/process.ts";
import { Quiet } from "./quiet.ts";

export { expect } from "@playwright/test";
export { dist } from "../tools/process.ts";

export interface SiteOptions {
  /** Where the app lies on its server: "/" or "/tpc/viewer/". */
  readonly base: string;
}

const headers = (path: string): Readonly<Record<string, string>> => headersFor(path, { reportUri: reportPath });

export interface WorkerFixtures extends SiteOptions {
  readonly server: StaticServer;
}

export interface TestFixtures {
  /** The app's server: slow it down, break it, stop it; afterwards it is as it was. */
  readonly site: StaticServer;
  readonly quiet: Quiet;
  /** Another person's browser: a context with nothing stored, listened to like the first. */
  readonly newPerson: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  base: ["/", { option: true, scope: "worker" }],

  server: [
    async ({ base }, use) => {
      if (!existsSync(resolve(dist, "index.html"))) throw new Error(noBuild);
      const server = await startServer({ folder: dist, base, headers });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  site: async ({ server }, use) => {
    await use(server);
    await server.resume();
    server.reset();
  },

  // Relative addresses in tests ("./#/…") are the app's.
  baseURL: async ({ server }, use) => {
    await use(server.address);
  },

  quiet: async ({ site }, use) => {
    const quiet = new Quiet(site);
    await use(quiet);
    expect(quiet.problems(), "the console and the policies must stay silent").toEqual([]);
  },

  context: async ({ context, quiet }, use) => {
    await quiet.listen(context);
    await use(context);
  },

  newPerson: async ({ browser, quiet, baseURL }, use) => {
    const made: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: baseURL ?? "", ...options });
      made.push(context);
      await quiet.listen(context);
      return context;
    });
    for (const context of made) await context.close();
  },
});
