import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Estimate } from "../../src/hist/hist.ts";
import { fitLine } from "../../src/stats/line-fit.ts";
import { RendererWatch, type Mark } from "./renderer-watch.ts";
import { periodAddress, runsRead, type ServedRuns } from "./served-runs.ts";

/** What a period costs. */
export interface WatchedPeriod {
  /** Processor time of the renderer, all its threads, from each run read to the next, in ms. */
  readonly cpuPerRun: readonly number[];
  /** Altogether, and of its main thread alone. */
  readonly cpu: number;
  readonly cpuOfMain: number;
  /** From the browser's start until all is judged, by the clock in s. */
  readonly seconds: number;
  /** How much more each run takes than the one before, in ms of the renderer. */
  readonly slope: Estimate | undefined;
  /** PSS of the renderer in MB: the largest. */
  readonly peak: number;
}

/**
 * Opens the period in a browser that nobody steers: one that is steered keeps the bytes of all answers for whoever steers it.
 * `undefined` where the kernel tells nothing of processes.
 */
export async function watchPeriod(executablePath: string, served: ServedRuns): Promise<WatchedPeriod | undefined> {
  const { server, runs } = served;
  server.reset();
  const profile = mkdtempSync(join(tmpdir(), "tpc-qc-profile-"));
  const args = [
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--window-size=1440,900",
    `--user-data-dir=${profile}`,
  ];
  const began = performance.now();
  const browser = spawn(executablePath, [...args, periodAddress(served)], { stdio: "ignore", detached: true });
  const ended = new Promise((resolve) => browser.once("close", resolve));
  const watch = new RendererWatch(browser.pid!, () => runsRead(served));
  try {
    const isRead = await watch.until(() => runsRead(served) === runs.length, 20_000 + 6000 * runs.length);
    if (!isRead) throw new Error(`${runsRead(served)} of ${runs.length} runs were read`);
    await watch.untilIdle();
    watch.stop();
    const { renderer, marks, peak } = watch;
    if (renderer === undefined) return undefined;
    const cpuPerRun = perRun(marks, runs.length);
    const seconds = (performance.now() - began) / 1000;
    return {
      cpuPerRun,
      cpu: renderer.cpu(),
      cpuOfMain: renderer.cpuOfMain(),
      seconds,
      slope: slopeOf(cpuPerRun),
      peak,
    };
  } finally {
    watch.stop();
    process.kill(-browser.pid!); // with all that it started
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Differences of processor time between the moments at which one run more was read; what follows the last is its own. */
function perRun(marks: readonly Mark[], runs: number): readonly number[] {
  const at = (read: number): number =>
    (read < runs ? marks.find((mark) => mark.read >= read) : marks.at(-1))?.cpu ?? NaN;
  return Array.from({ length: runs - 1 }, (_, i) => at(i + 2) - at(i + 1));
}

/** Least squares, each run with the same error: as large as they scatter. */
function slopeOf(values: readonly number[]): Estimate | undefined {
  const places = values.map((_, i) => i);
  const fit = fitLine(
    places,
    values,
    Float64Array.from(values, () => 1),
  );
  if (fit === undefined || fit.ndf < 1) return undefined;
  return { value: fit.slope.value, error: fit.slope.error * Math.sqrt(fit.chi2 / fit.ndf) };
}
