import { installProbe } from "../../tools/bench/probe.ts";
import { categories, mainTasks } from "../../tools/scale/main-tasks.ts";
import { names, ReportPage, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

/**
 * Of processor time, in ms: with workers busy on all processors a task also waits for one, which the observer of long tasks
 * counts too; what it saw is printed.
 */
const longest = 100;

test("no task is long while a whole report is read, measured, drawn and scrolled through", async ({
  browser,
  newPerson,
}) => {
  const page = await (await newPerson()).newPage();
  await page.addInitScript(installProbe);
  await new StartPage(page).goto();
  await browser.startTracing(page, { categories });
  await new StartPage(page).openDemo(names.goodRun);
  const { figures } = await page.evaluate(() => window.probe.scrollThrough());
  expect(figures).toBeGreaterThan(100);
  await new ReportPage(page).settled(559101);
  const observed = Math.round(await page.evaluate(() => window.probe.longestTask()));
  const { longestCpu } = mainTasks(await browser.stopTracing());
  console.log(`longest task of the page: ${longestCpu.toFixed(0)} ms of processor, ${observed} ms by the clock`);
  expect(longestCpu).toBeLessThanOrEqual(longest);
});
