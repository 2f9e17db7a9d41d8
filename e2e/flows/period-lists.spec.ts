import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../accessible.ts";
import { names, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { SetPage } from "../set-page.ts";

const period = "period of 8 runs";

async function openPeriod(page: Page): Promise<SetPage> {
  await (await new StartPage(page).goto()).demos.getByRole("link", { name: period }).click();
  const set = new SetPage(page);
  await set.settled();
  return set;
}

async function saved(page: Page, name: string): Promise<{ readonly file: string; readonly json: unknown }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Save ${name} as JSON` }).click(),
  ]);
  return { file: download.suggestedFilename(), json: JSON.parse(await readFile(await download.path(), "utf8")) };
}

test("medians and overview of a period are saved; the period is listed on the start page, and opens without a server", async ({
  page,
}) => {
  const set = await openPeriod(page);
  await expect(set.standsOut.getByRole("listitem").filter({ hasText: "559107" })).toContainText("MIP mean");
  const medians = await saved(page, "Median histograms");
  expect(medians.file).toBe("LHC24zz_apass1_medianHists.json");
  expect(medians.json).toHaveProperty("medianHists.TracksQC.hEta.median");
  const overview = await saved(page, "Period overview");
  expect(overview.file).toBe("LHC24zz_apass1_periodOverview.json");
  expect(overview.json).toMatchObject({ qualityMatrix: { runs: expect.arrayContaining(["559107"]) as unknown } });

  await page.keyboard.press("Escape");
  const recent = page.getByRole("list", { name: "Recent sets of runs" }).getByRole("listitem");
  await expect(recent).toHaveCount(1);
  await expect(recent).toContainText("8 runs, 559100 to 559115");
  await expectAccessible(page);
  await page.route("**/demo/**", (route) => route.abort());
  await recent.getByRole("link", { name: "LHC24zz apass1" }).click();
  await set.settled();
  await expect(set.run("559107").getByRole("img", { name: names.bad })).toBeVisible();
  await page.keyboard.press("Escape");
  await recent.getByRole("button", { name: /^Remove LHC24zz apass1/ }).click();
  await expect(recent).toHaveCount(0);
});
