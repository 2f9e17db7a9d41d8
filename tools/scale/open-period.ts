import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright";
import { categories, mainTasks, type MainTasks } from "./main-tasks.ts";
import { periodAddress, runsRead, runsReadOnce, type ServedRuns } from "./served-runs.ts";

export interface OpenedPeriod {
  /** Runs of which nearly all bytes came, and came once. */
  readonly readOnce: number;
  readonly tasks: MainTasks;
  /** Runs that were not read yet when the first trend was there. */
  readonly leftAtFirstTrend: number;
}

/** After the last bytes of the last run came it is decoded, measured and judged with all others. */
const judgedMs = 4000;

async function until(isSo: () => Promise<boolean>, within: number, every: number): Promise<void> {
  const end = performance.now() + within;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`The period was not read within ${Math.round(within / 1000)} s`);
    await sleep(every);
  }
}

/** Opens the period in a page that has nothing stored, with its trends in sight, and watches its main thread until all is read. */
export async function openPeriod(browser: Browser, served: ServedRuns): Promise<OpenedPeriod> {
  const { server, runs } = served;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  server.reset();
  await browser.startTracing(page, { categories });
  await page.goto(periodAddress(served), { waitUntil: "commit" });
  // Looking for something in the whole page takes its main thread tens of ms, which is measured too: seldom, and only for the
  // first trend.
  const trend = page.getByRole("application", { name: /^Trend of MIP/ }).first();
  await until(async () => (await trend.count()) > 0, 60_000, 250);
  const leftAtFirstTrend = runs.length - runsRead(served);
  await trend.scrollIntoViewIfNeeded();
  await until(() => Promise.resolve(runsRead(served) === runs.length), 20_000 + 6000 * runs.length, 250);
  await sleep(judgedMs);
  const tasks = mainTasks(await browser.stopTracing());
  const judged = page.getByRole("table", { name: "Runs" }).getByRole("img", { name: /^Quality/ });
  const words = page.getByText(/all runs read/);
  await until(async () => (await words.count()) > 0 && (await judged.count()) >= runs.length, 60_000, 500);
  await context.close();
  return { readOnce: runsReadOnce(served), tasks, leftAtFirstTrend };
}
