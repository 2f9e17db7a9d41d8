import { installProbe } from "../../tools/bench/probe.ts";
import { categories, mainTasks } from "../../tools/scale/main-tasks.ts";
import { names, ReportPage, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

/**
 * Of processor time, in ms: with workers busy on all processors a task also waits for one, which the observer of long tasks
 * counts too; what it saw is printed.
 */
const longest = 100;

test("no task is long while a whole report is read, measured, drawn and scrolled through, and what was passed is given up", async ({
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
  await page.evaluate(async () => {
    // By faster than is drawn.
    for (let y = document.documentElement.scrollHeight; y > 0; y -= 700) {
      scrollTo({ top: y, behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
  });
  await expect.poll(() => page.getByRole("figure").locator("canvas").evaluateAll(paintedOutOfSight)).toEqual([]);
});

/** Sizes of canvases that hold a drawing farther away than anybody soon scrolls. */
function paintedOutOfSight(canvases: readonly Element[]): readonly string[] {
  const isFar = ({ top, bottom }: DOMRect): boolean => bottom < -2000 || top > innerHeight + 2000;
  return (canvases as HTMLCanvasElement[])
    .filter((canvas) => canvas.width > 0 && canvas.height > 0 && !(canvas.width === 300 && canvas.height === 150))
    .filter((canvas) => isFar(canvas.getBoundingClientRect()))
    .map(({ width, height, ariaLabel }) => `${width} x ${height} ${ariaLabel ?? ""}`);
}
