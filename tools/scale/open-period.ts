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

/** Opens the period in a page that has nothing stored, with its trends in sight, and watches its main thread until all is read. */
export async function openPeriod(browser: Browser, served: ServedRuns): Promise<OpenedPeriod> {
  const { server, runs } = served;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  server.reset();
  await browser.startTracing(page, { categories });
  await page.goto(periodAddress(served), { waitUntil: "commit" });
  const trend = page.getByRole("application", { name: /^Trend of MIP/ }).first();
  await trend.waitFor({ timeout: 60_000 });
  const leftAtFirstTrend = runs.length - runsRead(served);
  await trend.scrollIntoViewIfNeeded();
  await page.getByText(/all runs read/).waitFor({ state: "attached", timeout: 20_000 + 6000 * runs.length });
  const last = page.getByRole("table", { name: "Runs" }).getByRole("img", { name: /^Quality/ });
  await last.nth(runs.length - 1).waitFor({ timeout: 60_000 });
  const tasks = mainTasks(await browser.stopTracing());
  await context.close();
  return { readOnce: runsReadOnce(served), tasks, leftAtFirstTrend };
}
