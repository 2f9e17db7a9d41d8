import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { option } from "./arguments.ts";
import { headersFor } from "./headers.ts";
import { browserPath, buildApp, dist, noBrowser } from "./process.ts";
import { makeRuns } from "./scale/make-runs.ts";
import { openPeriod, type OpenedPeriod } from "./scale/open-period.ts";
import { startServer } from "./serve/static-server.ts";

/** What is wanted of a period of any length. */
const wanted = { peak: 600, longestCpu: 100 };

/**
 * `npm run scale -- [--runs 100] [--no-build]`: a period of many runs that were never read, in the built app: what each costs, how
 * that grows, memory and the longest task. Fails where a run is not read exactly once or a limit is passed.
 */
export async function main(args: readonly string[]): Promise<number> {
  const executablePath = browserPath();
  const count = Number(option(args, "--runs") ?? 100);
  if (executablePath === undefined || !Number.isInteger(count) || count < 3) {
    console.error(executablePath === undefined ? noBrowser : "--runs takes a number from 3 on.");
    return 1;
  }
  if (!args.includes("--no-build") || !existsSync(join(dist, "index.html"))) {
    const code = await buildApp();
    if (code !== 0) return code;
  }
  const folder = mkdtempSync(join(tmpdir(), "tpc-qc-scale-"));
  cpSync(dist, join(folder, "app"), { recursive: true });
  const runs = await makeRuns(count, join(folder, "runs"));
  const server = await startServer({
    folder,
    headers: (path) => (path.startsWith("app/") ? headersFor(path.slice("app/".length)) : {}),
  });
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    const opened = await openPeriod(browser, { server, app: `${server.address}app/`, folder: "runs", runs });
    const lines = linesOf(opened, count);
    for (const { words, ok } of lines)
      console.log(`${ok === undefined ? "      " : ok ? "yes   " : "MISSED"} ${words}`);
    const out = option(args, "--out");
    if (out !== undefined) writeFileSync(out, JSON.stringify(opened, undefined, 1));
    return lines.every(({ ok }) => ok !== false) ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Line {
  readonly words: string;
  /** `undefined`: nothing is wanted. */
  readonly ok?: boolean | undefined;
}

function linesOf(opened: OpenedPeriod, count: number): readonly Line[] {
  const { readOnce, cpu, cpuOfMain, seconds, slope, peak, tasks, leftAtFirstTrend, cpuPerRun } = opened;
  const fifth = Math.ceil(cpuPerRun.length / 5);
  return [
    { words: `${readOnce} of ${count} runs read in full, each once`, ok: readOnce === count },
    { words: `${leftAtFirstTrend} runs to be read when the first trend is drawn`, ok: leftAtFirstTrend > 0 },
    {
      words: `${seconds.toFixed(1)} s by the clock, ${(cpu / 1000).toFixed(1)} s of processor (main thread ${(cpuOfMain / 1000).toFixed(1)} s), ${ms(cpu / count)} a run`,
    },
    {
      words: `a run of the first fifth ${ms(mean(cpuPerRun.slice(0, fifth)))}, of the last ${ms(mean(cpuPerRun.slice(-fifth)))} of processor`,
    },
    {
      words:
        slope === undefined
          ? "slope not known"
          : `each run ${slope.value.toFixed(2)} ± ${slope.error.toFixed(2)} ms of processor more than the one before`,
    },
    {
      words:
        peak === undefined
          ? "memory not told here"
          : `memory ${peak.toFixed(0)} MB at most (PSS), wanted ≤ ${wanted.peak} MB`,
      ok: peak === undefined ? undefined : peak <= wanted.peak,
    },
    {
      words: `longest task of the main thread ${ms(tasks.longestCpu)} of processor (${ms(tasks.longest)} by the clock), wanted ≤ ${wanted.longestCpu} ms; ${tasks.long} above 50 ms`,
      ok: tasks.longestCpu <= wanted.longestCpu,
    },
  ];
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
