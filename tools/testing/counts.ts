import { existsSync, readFileSync } from "node:fs";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, and what passed only when tried again: a line each, for the end of the output. */
  readonly told: readonly string[];
}

/** A browser on a busy machine may stumble over one test; over more of them it is the app or the tests that do. */
const mayBeTriedAgain = 2;

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0, told: [] };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  told: [...a.told, ...b.told],
});

interface UnitReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

interface E2eReport extends Suite {
  readonly stats?: {
    readonly expected?: number;
    readonly unexpected?: number;
    readonly flaky?: number;
    readonly skipped?: number;
  };
}

/** Counts of vitest's JSON report. */
export function countsOfUnit(path: string, exitCode: number): Counts {
  const report = read<UnitReport>(path);
  return atLeastOneFailure(exitCode, {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    told: (report.testResults ?? []).flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === "failed")
        .map(({ fullName }) => `failed: ${name} › ${fullName}`),
    ),
  });
}

/** Counts of Playwright's JSON report; tests that passed when tried again are named, and more than a few have failed. */
export function countsOfE2e(path: string, exitCode: number): Counts {
  const report = read<E2eReport>(path);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
  const enough = flaky <= mayBeTriedAgain;
  return atLeastOneFailure(exitCode, {
    passed: expected + (enough ? flaky : 0),
    failed: unexpected + (enough ? 0 : flaky),
    skipped,
    told: [
      ...named(report, "unexpected").map((name) => `failed: ${name}`),
      ...named(report, "flaky").map((name) => `passed only when tried again: ${name}`),
    ],
  });
}

const named = ({ suites = [], specs = [] }: Suite, status: string): string[] => [
  ...specs
    .filter(({ tests }) => tests.some((test) => test.status === status))
    .map((each) => `${each.file} › ${each.title}`),
  ...suites.flatMap((suite) => named(suite, status)),
];

/** A run can fail without a failed test: an error between tests, a file that does not load, no report at all. */
const atLeastOneFailure = (exitCode: number, counts: Counts): Counts =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

const read = <T extends object>(path: string): T =>
  (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {}) as T;
