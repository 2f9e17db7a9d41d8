import { test as base } from "../fixture.ts";
import type { Rig } from "./rig.ts";
import { serveRigged } from "./serve.ts";

export { expect } from "../fixture.ts";

/** Tests of the app whose workers do what a test wants; all else is as in tests of the app that is shipped. */
export const test = base.extend<{ readonly rig: (rig: Rig) => Promise<void> }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const rigged = await serveRigged();
      await use(rigged.server);
      await rigged.stop();
    },
    { scope: "worker" },
  ],
  rig: async ({ context }, use) => {
    await use(async (rig) => {
      await context.addInitScript((given) => Object.assign(window, { rig: given }), rig);
    });
  },
});
