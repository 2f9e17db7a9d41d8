import { statSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { fitLine } from "../../src/stats/line-fit.ts";
import type { Estimate } from "../../src/hist/hist.ts";
import type { Served, StaticServer } from "../serve/static-server.ts";
import { categories, mainTasks, type MainTasks } from "./main-tasks.ts";
import { RendererWatch, type Mark } from "./renderer-watch.ts";

/** A folder of runs below the folder of a server. */
export interface ServedRuns {
  readonly server: StaticServer;
  /** Address of the app. */
  readonly app: string;
  /** Of the folder, from that of the server on, without slashes around it. */
  readonly folder: string;
  readonly runs: readonly number[];
}

export interface OpenedPeriod {
  /** Runs of which nearly all bytes came, and came once. */
  readonly readOnce: number;
  /** Processor time of the renderer, all its threads, from each run read to the next, in ms; not told everywhere: then NaN. */
  readonly cpuPerRun: readonly number[];
  /** Altogether, and of its main thread alone. */
  readonly cpu: number;
  readonly cpuOfMain: number;
  /** From the link followed to the last run, by the clock in s. */
  readonly seconds: number;
  /** How much more each run takes than the one before, in ms of the renderer. */
  readonly slope: Estimate | undefined;
  /** PSS of the renderer in MB: the largest while it reads. */
  readonly peak: number | undefined;
  readonly tasks: MainTasks;
  /** Runs that were not read yet when the first trend was drawn. */
  readonly leftAtFirstTrend: number;
}

/** Opens the period in a page that has nothing stored, with its trends in sight, and watches it until all is read and judged. */
export async function openPeriod(browser: Browser, served: ServedRuns): Promise<OpenedPeriod> {
  const { server, app, runs, folder } = served;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  server.reset();
  await browser.startTracing(page, { categories });
  const began = performance.now();
  const directory = `${server.address}${folder}/`;
  await page.goto(`${app}#/period?dir=${directory}&runs=${runs.join(",")}`, { waitUntil: "commit" });
  const watch = new RendererWatch(browser, () => filesRead(served, server.log).length);
  const trend = page.getByRole("application", { name: /^Trend of MIP/ }).first();
  await trend.waitFor({ timeout: 60_000 });
  const leftAtFirstTrend = runs.length - filesRead(served, server.log).length;
  await trend.scrollIntoViewIfNeeded();
  await page.getByText(/all runs read/).waitFor({ state: "attached", timeout: 20_000 + 6000 * runs.length });
  const seconds = (performance.now() - began) / 1000;
  await watch.untilIdle();
  watch.stop();
  const tasks = mainTasks(await browser.stopTracing());
  await context.close();
  const cpuPerRun = perRun(watch.marks, runs.length);
  return {
    readOnce: onceRead(served, server.log),
    cpuPerRun,
    cpu: watch.marks.at(-1)?.cpu ?? 0,
    cpuOfMain: watch.renderer?.cpuOfMain() ?? 0,
    seconds,
    slope: slopeOf(cpuPerRun),
    peak: watch.renderer && watch.peak,
    tasks,
    leftAtFirstTrend,
  };
}

/** Share of a file's bytes that a run takes: all but the records that nobody needs, and a few of its tail twice. */
const share = { least: 0.9, most: 1.1 };

const filesRead = (served: ServedRuns, log: readonly Served[]): readonly number[] =>
  shares(served, log).filter((each) => each >= share.least);

const onceRead = (served: ServedRuns, log: readonly Served[]): number =>
  filesRead(served, log).filter((each) => each <= share.most).length;

/** Bytes sent of each run, to those that it has. */
function shares({ server, folder, runs }: ServedRuns, log: readonly Served[]): readonly number[] {
  const sent = new Map<string, number>();
  for (const { path, bytes } of log) sent.set(path, (sent.get(path) ?? 0) + bytes);
  return runs.map((run) => {
    const name = `${folder}/${run}.root`;
    return (sent.get(`/${name}`) ?? 0) / statSync(join(server.folder, name)).size;
  });
}

/** Differences of processor time between the moments at which one run more was read. */
function perRun(marks: readonly Mark[], runs: number): readonly number[] {
  // What follows the last run is its own.
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
