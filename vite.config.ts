import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { jsrootPlugin } from "./tools/build/jsroot-plugin.ts";
import { serviceWorkerPlugin } from "./tools/build/service-worker-plugin.ts";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };

export default defineConfig({
  base: "./",
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [jsrootPlugin(), serviceWorkerPlugin()],
  ssr: { noExternal: ["jsroot"] },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: "index.html",
      // One file for all that is needed before the first page, instead of twenty small ones.
      output: { codeSplitting: { groups: [{ name: "app", tags: ["$initial"] }] } },
    },
  },
  worker: {
    format: "es",
    plugins: () => [jsrootPlugin()],
    rolldownOptions: {
      output: { entryFileNames: "workers/[name]-[hash].js", chunkFileNames: "workers/[name]-[hash].js" },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts", "workers/**/*.test.ts", "tools/**/*.test.ts"],
    server: { deps: { inline: ["jsroot"] } },
    setupFiles: ["tools/testing/properties.ts"],
    testTimeout: 20_000,
    // A machine that does other things too is slow, not wrong.
    expect: { poll: { timeout: 10_000 } },
    // Files share what they import: a third of the time was importing it anew for each.
    isolate: false,
    maxWorkers: "100%",
    // A quiet suite: whatever is printed by the code under test ends the run.
    onConsoleLog(log) {
      throw new Error(`Printed by a test: ${log}`);
    },
  },
});
