import { existsSync, readFileSync } from "node:fs";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** Counts of vitest's JSON report. */
export function countsOfUnit(report: string, exitCode: number): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read(report);
  return atLeastOneFailure(exitCode, {
    passed: count(numPassedTests),
    failed: count(numFailedTests),
    skipped: count(numPendingTests) + count(numTodoTests),
  });
}

/** Counts of Playwright's JSON report; a test that passed only when tried again has failed. */
export function countsOfE2e(report: string, exitCode: number): Counts {
  const stats = read(report)["stats"] as Readonly<Record<string, unknown>> | undefined;
  return atLeastOneFailure(exitCode, {
    passed: count(stats?.["expected"]),
    failed: count(stats?.["unexpected"]) + count(stats?.["flaky"]),
    skipped: count(stats?.["skipped"]),
  });
}

/** A run can fail without a failed test: an error between tests, a file that does not load, no report at all. */
const atLeastOneFailure = (exitCode: number, counts: Counts): Counts =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

const read = (path: string): Readonly<Record<string, unknown>> =>
  existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>) : {};

const count = (value: unknown): number => (typeof value === "number" ? value : 0);
