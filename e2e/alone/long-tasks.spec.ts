import { installProbe } from "../../tools/bench/probe.ts";
import { names, ReportPage, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

/**
 * In ms, on two cores with workers busy on both; on a machine with more the longest is about half: it makes all panels of the
 * report at once.
 */
const longest = 400;

test("no task is long while a whole report is read, measured, drawn and scrolled through", async ({ newPerson }) => {
  // A busy machine makes a task long by itself: once of three times there must be none.
  const seen: number[] = [];
  while (seen.length < 3 && !seen.some((each) => each <= longest)) {
    const context = await newPerson();
    const page = await context.newPage();
    await page.addInitScript(installProbe);
    await (await new StartPage(page).goto()).openDemo(names.goodRun);
    const { figures } = await page.evaluate(() => window.probe.scrollThrough());
    expect(figures).toBeGreaterThan(100);
    await new ReportPage(page).settled(559101);
    seen.push(Math.round(await page.evaluate(() => window.probe.longestTask())));
    await context.close();
  }
  console.log(`longest task of the page: ${seen.join(", then ")} ms`);
  expect(Math.min(...seen)).toBeLessThanOrEqual(longest);
});
