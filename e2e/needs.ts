import { goldenDir } from "../tools/testing/golden.ts";
import { hasProgram } from "../tools/process.ts";
import { test } from "./fixture.ts";

/** Skips the tests of a file where a program they need is not installed; where everything is required they fail. */
export function needsProgram(name: "nginx" | "xrootd"): void {
  const there = hasProgram(name);
  if (!there && process.env["TPC_QC_REQUIRE_ALL"] === "1") throw new Error(`${name} is not installed`);
  test.skip(!there, `${name} is not installed`);
}

/** Skips where the golden files are not there. (`goldenDir` throws by itself where everything is required.) */
export function needsGolden(): void {
  test.skip(goldenDir === undefined, "The golden files are not there");
}
