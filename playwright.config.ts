import { defineConfig, type LaunchOptions } from "@playwright/test";
import type { SiteOptions } from "./e2e/fixture.ts";
import { chromiumOptions } from "./tools/chromium.ts";
import { browserPath, shellPath } from "./tools/process.ts";

const launch = (path = "/usr/bin/chromium"): LaunchOptions => ({ executablePath: path, ...chromiumOptions });

export default defineConfig<object, SiteOptions>({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  // A test opens some runs, each a few seconds of two processors.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Named at the end of `npm test`, which takes no more than a few.
  retries: 1,
  reporter: [["list"], ["json", { outputFile: "node_modules/.tmp/e2e.json" }]],
  use: {
    viewport: { width: 1440, height: 900 },
    // Times as in the golden files' making; the same on every machine.
    locale: "en-GB",
    timezoneId: "Europe/Zurich",
    // Pictures of every step cost a quarter of the time: they are taken when asked for.
    trace: process.env["TRACE"] === undefined ? "off" : "retain-on-failure",
    launchOptions: launch(browserPath()),
  },
  projects: [
    // Without the window around the page, of which no test is: a fifth faster.
    { name: "top", use: { base: "/", launchOptions: launch(shellPath() ?? browserPath()) }, testIgnore: "alone/**" },
    // The same build below a path: what depends on where the app lies. All else runs at the top only.
    { name: "sub-path", use: { base: "/tpc/viewer/" }, grep: /@path/, testIgnore: "alone/**" },
    // What is measured in time has the machine for itself, after all others.
    {
      name: "alone",
      use: { base: "/" },
      testMatch: "alone/**/*.spec.ts",
      dependencies: ["top", "sub-path"],
      workers: 1,
    },
  ],
});
