import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { option } from "./arguments.ts";
import { chromiumOptions } from "./chromium.ts";
import { browserPath, buildApp, dist, noBrowser } from "./process.ts";
import { openPeriod, type OpenedPeriod } from "./scale/open-period.ts";
import { watchPeriod, type WatchedPeriod } from "./scale/watch-period.ts";
import { stageRuns } from "./scale/stage-runs.ts";

/** What is wanted of a period of any length. */
const wanted = { peak: 600, longest: 100 };

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
  const served = await stageRuns(count);
  try {
    const watched = await watchPeriod(executablePath, served);
    const browser = await chromium.launch({ executablePath, ...chromiumOptions });
    const opened = await openPeriod(browser, served);
    await browser.close();
    const lines = [...linesOf(opened, count), ...(watched === undefined ? [notTold] : costLines(watched, count))];
    for (const { words, ok } of lines) console.log(`${marks[String(ok) as keyof typeof marks]} ${words}`);
    const out = option(args, "--out");
    if (out !== undefined) writeFileSync(out, JSON.stringify({ ...opened, ...watched }, undefined, 1));
    return lines.every(({ ok }) => ok !== false) ? 0 : 1;
  } finally {
    await served.dispose();
  }
}

const marks = { true: "yes   ", false: "MISSED", undefined: "      " };

interface Line {
  readonly words: string;
  /** `undefined`: nothing is wanted. */
  readonly ok?: boolean | undefined;
}

const notTold: Line = { words: "The kernel tells nothing of processes here: neither processor time nor memory." };

function linesOf({ readOnce, tasks, leftAtFirstTrend }: OpenedPeriod, count: number): readonly Line[] {
  const longest = `${ms(tasks.longest)} (${ms(tasks.longestCpu)} of processor)`;
  return [
    { words: `${readOnce} of ${count} runs read in full, each once`, ok: readOnce === count },
    { words: `${leftAtFirstTrend} runs to be read when the first trend is there`, ok: leftAtFirstTrend > 0 },
    {
      words: `longest task of the main thread ${longest}, wanted ≤ ${ms(wanted.longest)}; ${tasks.long} above 50 ms`,
      ok: tasks.longest <= wanted.longest,
    },
  ];
}

function costLines(watched: WatchedPeriod, count: number): readonly Line[] {
  const { cpu, cpuOfMain, seconds, slope, peak, cpuPerRun } = watched;
  const fifth = Math.ceil(cpuPerRun.length / 5);
  const [first, last] = [mean(cpuPerRun.slice(0, fifth)), mean(cpuPerRun.slice(-fifth))];
  const ofMain = `its main thread ${(cpuOfMain / 1000).toFixed(1)} s`;
  return [
    {
      words: `${seconds.toFixed(1)} s by the clock, ${(cpu / 1000).toFixed(1)} s of processor (${ofMain}), ${ms(cpu / count)} a run`,
    },
    { words: `a run of the first fifth ${ms(first)}, of the last ${ms(last)} of processor` },
    {
      words:
        slope === undefined
          ? "too few runs to tell how that grows"
          : `each run ${slope.value.toFixed(2)} ± ${slope.error.toFixed(2)} ms of processor more than the one before`,
    },
    { words: `memory ${peak.toFixed(0)} MB at most (PSS), wanted ≤ ${wanted.peak} MB`, ok: peak <= wanted.peak },
  ];
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
