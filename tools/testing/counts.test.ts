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

const spec = (title: string, status: string) => ({ title, file: "a.spec.ts", tests: [{ status }] });

it("reads both reports, and names what failed or was tried again", () => {
  const unit = countsOfUnit(
    report({
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { name: "b.test.ts", assertionResults: [{ fullName: "breaks", status: "failed" }] },
        { name: "c.test.ts", assertionResults: [{ fullName: "holds", status: "passed" }] },
      ],
    }),
    1,
  );
  const e2e = countsOfE2e(
    report({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [{ specs: [spec("opens", "unexpected")], suites: [{ specs: [spec("draws", "flaky")] }] }],
    }),
    1,
  );
  const told = [
    "failed: b.test.ts › breaks",
    "failed: a.spec.ts › opens",
    "passed only when tried again: a.spec.ts › draws",
  ];
  expect(addCounts(unit, e2e)).toEqual({ passed: 10, failed: 2, skipped: 5, told });
});

it("takes a few tests that passed when tried again, not many", () => {
  expect(countsOfE2e(report({ stats: { expected: 4, flaky: 2 } }), 0)).toMatchObject({ passed: 6, failed: 0 });
  expect(countsOfE2e(report({ stats: { expected: 4, flaky: 3 } }), 0)).toMatchObject({ passed: 4, failed: 3 });
});

it("counts a run that ended badly without a failed test", () => {
  expect(countsOfUnit(report({ numPassedTests: 5, numFailedTests: 0 }), 1).failed).toBe(1);
  expect(countsOfE2e(join(folder, "none.json"), 1)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
});
