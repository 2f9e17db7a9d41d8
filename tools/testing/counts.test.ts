import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { addCounts, countsOfE2e, countsOfUnit } from "./counts.ts";

const folder = mkdtempSync(join(tmpdir(), "tpc-qc-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it("reads both reports", () => {
  const unit = countsOfUnit(report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }), 1);
  const e2e = countsOfE2e(report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }), 1);
  expect(unit).toEqual({ passed: 5, failed: 1, skipped: 3 });
  expect(e2e).toEqual({ passed: 4, failed: 2, skipped: 2 });
  expect(addCounts(unit, e2e)).toEqual({ passed: 9, failed: 3, skipped: 5 });
});

it("counts a run that ended badly without a failed test", () => {
  expect(countsOfUnit(report({ numPassedTests: 5, numFailedTests: 0 }), 1).failed).toBe(1);
  expect(countsOfE2e(join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
