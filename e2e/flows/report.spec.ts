import { golden } from "../../tools/testing/golden.ts";
import { expectAccessible } from "../accessible.ts";
import { names, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";

test("a good run has no bad verdict, and nothing reaches beyond a window of 1440 or 420 px", async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
  await report.settled(559101);
  await expect(page.getByText("Nothing stands out.")).toBeVisible();
  await expect(page.getByRole("img", { name: names.bad })).toHaveCount(0);
  await expect(report.sections.getByRole("link")).not.toHaveCount(0);
  await report.marked(names.mip, names.good);
  const fits = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(await fits()).toBe(true);
  await page.setViewportSize({ width: 420, height: 900 });
  await report.drawn();
  await expect.poll(fits).toBe(true);
});

for (const width of [1280, 420])
  test(`a window of ${width} px: figures have their room before they are drawn, so that the page keeps its height`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
    await report.settled(559101);
    await expect(page.locator("qc-run-page[laidout]")).toBeAttached();
    const heights = await page.evaluate(async () => {
      const { documentElement: whole } = document;
      const seen = [whole.scrollHeight];
      for (let at = 0; at < whole.scrollHeight; at += innerHeight) {
        scrollTo(0, at);
        for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
        seen.push(whole.scrollHeight);
      }
      return seen;
    });
    await report.drawn();
    heights.push(await page.evaluate(() => document.documentElement.scrollHeight));
    // Parts of a pixel are rounded where a panel is left out of layout.
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(2);
  });

test(
  "one click shows a run: a dead sector is bad, named, and linked to its figure; back leads to the start page, which lists it",
  { tag: "@path" },
  async ({ page }) => {
    const start = await new StartPage(page).goto();
    const report = await start.openDemo(names.deadSector);
    await report.settled(559104);
    await report.marked(names.phiA, names.bad);
    await expect(report.figure(names.phiC).getByRole("img", { name: names.bad })).toHaveCount(0);
    const row = page.getByRole("listitem").filter({ hasText: /sector (A0)?5/i });
    await expect(row.first()).toBeVisible();
    await row.first().getByRole("link").first().click();
    await expect(report.figure(names.phiA)).toBeInViewport();
    await page.goBack();
    await page.goBack();
    await expect(start.heading).toBeVisible();
    await expect(start.recent.getByRole("link", { name: "559104" })).toBeVisible();
  },
);

test("low gain is bad by the mean of the fit", async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.lowGain);
  await report.marked(names.mip, names.bad);
  await expect(report.figure(names.mip)).toContainText("46.6");
  await expect(page.getByRole("listitem").filter({ hasText: "48 to 52" }).first()).toBeVisible();
});

test.describe("from disk", () => {
  needsGolden();

  test("a file opens, and its run and period are in the header", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559105.root"));
    await report.settled(559105);
    await expect(page.getByRole("banner")).toContainText("LHC24zz");
    await expect(page.getByRole("banner")).toContainText("apass2");
  });

  test("an extracted file opens like the one it is from, with the values of all pads", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559104_QC.root"));
    await report.opened(559104);
    await report.marked(names.phiA, names.bad);
    await report.marked(names.clustersPerPad, /map in x and y/);
    const view = report.figure(names.clustersPerPad).getByRole("group", { name: "View" });
    await view.getByRole("radio", { name: "Pad plane", exact: true }).check();
    await report.marked(names.clustersPerPad, /every pad in its place/);
  });

  test("a cut file ends in a sentence", async ({ page }) => {
    await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559121.root"));
    await expect(page.getByRole("heading", { name: names.notRead })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: "559121.root is truncated" })).toBeVisible();
  });

  test("a run without the TPC says so, of its pads too, judges nothing, and is accessible", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559117.root"));
    await report.settled(559117);
    await expect(page.getByText(/The TPC was not in this run/).first()).toBeVisible();
    await expect(page.getByRole("img", { name: names.bad })).toHaveCount(0);
    await expect(page.getByRole("img", { name: names.good })).toHaveCount(0);
    const pads = report.figure(names.clustersPerPad);
    await pads.scrollIntoViewIfNeeded();
    await expect(pads.getByText(/^No clusters\. The TPC was not in this run/)).toBeVisible();
    await expect(pads.getByText("Regions were not judged.")).toBeVisible();
    await expect(pads.getByRole("img", { name: names.clustersPerPad })).toHaveCount(0);
    await expectAccessible(page);
  });

  test("few tracks are not judged", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559115.root"));
    await report.settled(559115);
    await expect(page.getByRole("img", { name: names.bad })).toHaveCount(0);
  });
});
