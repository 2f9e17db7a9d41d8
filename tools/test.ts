import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browserPath, buildApp, hasProgram, noBrowser, runTool, top } from "./process.ts";
import { main as sizeGate } from "./size.ts";
import { goldenDir } from "./testing/golden.ts";
import { addCounts, countsOfE2e, countsOfUnit, noTests, type Counts } from "./testing/counts.ts";

const reports = join(top, "node_modules/.tmp");
const failedOnce: Counts = { ...noTests, failed: 1 };

interface Step {
  readonly name: string;
  /** Needs the build of an earlier step. */
  readonly afterBuild: boolean;
  readonly run: () => Promise<Counts>;
}

/** A step without tests of its own counts only when it fails, so that the last line never hides a failure. */
const gate = (run: () => Promise<number>) => async (): Promise<Counts> => ((await run()) === 0 ? noTests : failedOnce);

async function inOrder(...runs: readonly (() => Promise<number>)[]): Promise<number> {
  let worst = 0;
  for (const run of runs) worst = Math.max(worst, await run());
  return worst;
}

const steps: readonly Step[] = [
  {
    name: "lint",
    afterBuild: false,
    run: gate(() =>
      inOrder(
        () => runTool("oxlint/bin/oxlint", ["--type-aware"]),
        () => runTool("prettier/bin/prettier.cjs", ["--check", "."]),
      ),
    ),
  },
  { name: "types", afterBuild: false, run: gate(() => runTool("typescript/bin/tsc", ["-b"])) },
  { name: "unit", afterBuild: false, run: unit },
  { name: "build", afterBuild: false, run: gate(buildApp) },
  { name: "size", afterBuild: true, run: gate(sizeGate) },
  { name: "e2e", afterBuild: true, run: e2e },
];

/** `npm test`: everything, in order; goes on after a failure so that one run tells all there is to mend. */
export async function main(): Promise<number> {
  const browser = browserPath();
  if (browser === undefined) {
    console.error(noBrowser);
    return 1;
  }
  mkdirSync(reports, { recursive: true });
  const everything = process.env["TPC_QC_REQUIRE_ALL"] === "1";
  for (const missing of missingParts()) console.log(`${missing}: tests that need it are skipped.`);

  let total = noTests;
  const failed: string[] = [];
  for (const step of steps) {
    if (step.afterBuild && failed.includes("build")) continue;
    console.log(`\n== ${step.name}`);
    const began = performance.now();
    const counts = await step.run();
    console.log(`== ${step.name}: ${Math.round((performance.now() - began) / 1000)} s`);
    if (counts.failed > 0) failed.push(step.name);
    total = addCounts(total, counts);
  }
  for (const line of total.told) console.log(line);
  console.log(failed.length === 0 ? "\nNothing failed." : `\nFailed: ${failed.join(", ")}.`);
  if (everything && total.skipped > 0) console.log("Skipped tests count as failures here (TPC_QC_REQUIRE_ALL=1).");
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return failed.length > 0 || (everything && total.skipped > 0) ? 1 : 0;
}

function missingParts(): string[] {
  return [
    ...["nginx", "xrootd"].filter((name) => !hasProgram(name)).map((name) => `${name} is not installed`),
    ...(goldenDir === undefined ? ["The golden files (GOLDEN_DIR, else ../shared/golden) are not there"] : []),
  ];
}

async function unit(): Promise<Counts> {
  const report = fresh("unit.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // The tools run in Vite's development mode; the tests choose theirs.
  const code = await runTool("vitest/vitest.mjs", args, { NODE_ENV: "test" });
  return countsOfUnit(report, code);
}

async function e2e(): Promise<Counts> {
  const report = fresh("e2e.json");
  // Pages for tests alone are built as the app is: with the packages' versions for production.
  const code = await runTool("@playwright/test/cli.js", ["test"], { NODE_ENV: "production" });
  return countsOfE2e(report, code);
}

/** Where a report goes; that of an earlier run must not be taken for it. */
function fresh(name: string): string {
  const path = join(reports, name);
  if (existsSync(path)) rmSync(path);
  return path;
}
