import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { goldenDir } from "../../tools/testing/golden.ts";
import { expectAccessible } from "../accessible.ts";
import { names, ReportPage, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";
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
  const maps = await saved(page, "Median maps");
  expect(maps.file).toBe("LHC24zz_apass1_medianMaps.json");
  expect(maps.json).toMatchObject({
    notRead: [],
    medianHists: {
      TracksQC: { h2DEtaPhi: { runs: expect.arrayContaining(["559107"]) as unknown } },
      PIDQC: { hdEdxTotVsP_TPC: { object: "PID/hdEdxTotVsP_TPC" } },
    },
  });
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

test("a pasted list of runs tells what is expected but not found, and what is there beyond it; the link keeps it", async ({
  page,
}) => {
  const set = await openPeriod(page);
  await page.getByRole("button", { name: "Compare with a list" }).click();
  const form = page.getByRole("form", { name: "List of expected runs" });
  const field = form.getByRole("textbox", { name: "Runs that are expected" });
  await expect(field).toBeFocused();
  await field.fill("week 12: none");
  await form.getByRole("button", { name: "Compare" }).click();
  await expect(form.getByRole("alert")).toContainText("no run number");
  await expectAccessible(page);
  await field.fill("559100-600000");
  await form.getByRole("button", { name: "Compare" }).click();
  await expect(form.getByRole("alert")).toContainText("are 40\u202f901 numbers; a list has room for 400.");
  await field.fill("559100 559102\n559103; 559105,559107-559108 559110 559117");
  await form.getByRole("button", { name: "Compare" }).click();
  const list = page.getByRole("group", { name: "List of expected runs" });
  await expect(list).toContainText("2 of the 8 runs of the list are not found.");
  await expect(list).toContainText("2 runs are not in the list: 559112, 559115.");
  await expect(set.standsOut).toContainText("Expected but not found: 559103, 559117");
  await expect(set.run("559112")).toContainText("not listed");
  await list.getByRole("button", { name: "Hide runs not in the list" }).click();
  await expect(page).toHaveURL(/hidden=6%2C7|hidden=6,7/);
  await expectAccessible(page);

  await page.reload();
  await set.settled();
  await expect(list).toContainText("2 of the 8 runs of the list are not found.");
  await list.getByRole("button", { name: "Show runs not in the list" }).press("Enter");
  await list.getByRole("button", { name: "Change the list" }).press("Enter");
  await page.getByRole("textbox", { name: "Runs that are expected" }).fill("559100, 559102");
  await page.getByRole("button", { name: "Compare", exact: true }).press("Enter");
  await expect(list).toContainText("All 2 runs of the list are here.");
  await list.getByRole("button", { name: "Remove the list" }).press("Enter");
  await expect(page.getByRole("button", { name: "Compare with a list" })).toBeFocused();
  await expect(page).not.toHaveURL(/expect=/);
});

test("another set is the reference of the overlays: its median, a comparison below, and the way without it", async ({
  page,
}) => {
  const start = await new StartPage(page).goto();
  const comparison = start.demos.getByRole("link", { name: "3 runs against simulation" });
  const address = new URL((await comparison.getAttribute("href"))!, page.url());
  const set = await openPeriod(page);
  await page.getByRole("button", { name: "Compare with another set" }).click();
  await page
    .getByRole("textbox", { name: "Link to a set or a run, or addresses of files" })
    .fill(simulationOf(address));
  await page.getByRole("button", { name: "Use as reference" }).click();
  const reference = page.getByRole("group", { name: "Reference" });
  await expect(reference).toContainText("shown against the median of LHC24z9", { timeout: 45_000 });
  await expect(page).toHaveURL(/reference=set/);
  await set.settled();
  const eta = set.panel("η");
  await eta.scrollIntoViewIfNeeded();
  await expect(eta.getByRole("img", { name: /dashed: median of LHC24z9/ })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.reload();
  await set.settled();
  await page.getByRole("button", { name: "Reference no more" }).click();
  await expect(reference).toHaveCount(0);
  await expect(page).not.toHaveURL(/reference=|dir-b=/);
});

test.describe("time slices", () => {
  needsGolden();

  test("files of one run are its time slices, in the order of time, without run parameters", async ({ page }) => {
    await new StartPage(page).goto();
    const files = ["1220", "1200", "1230", "1210"].map((time) => join(goldenDir!, `slices/559108/${time}.root`));
    await page.getByLabel(names.filesInput, { exact: true }).setInputFiles(files);
    await expect(page.getByText("12:00 to 12:30 · all time slices read")).toBeVisible({ timeout: 45_000 });
    const set = new SetPage(page);
    await expect(set.heading(/^559108 LHC24zz/)).toBeVisible();
    await expect(page.getByRole("heading", { name: "4 slices" })).toBeVisible();
    const labels = await set.runs.getByRole("button").allInnerTexts();
    expect(labels.map((label) => label.trim().slice(0, 5))).toEqual(["12:00", "12:10", "12:20", "12:30"]);
    await expect(set.panel("MIP mean, Qtot")).toBeAttached();
    await expect(page.getByRole("heading", { name: "Run parameters" })).toHaveCount(0);
    await test.step("each has its maps beside the others; its label opens them in its report", async () => {
      for (const map of ["Clusters per pad in φ and R, A side", "η vs φ", "dE/dx vs p, TPC"]) {
        const panel = set.panel(map);
        await panel.scrollIntoViewIfNeeded();
        await expect(panel.getByRole("img", { name: `${map}, 12:10: map of` })).toBeVisible({ timeout: 30_000 });
        await expect(panel.getByRole("figure")).toHaveCount(4);
      }
      // A slice without values per pad says so in its place.
      const last = set.panel("Clusters per pad in φ and R, A side").getByRole("figure", { name: "12:30" });
      await expect(last).toContainText("has no object");
      await expectAccessible(page);
      await set.panel("η vs φ").getByRole("button", { name: "12:20" }).click();
      await new ReportPage(page).opened(559108);
      await expect(page).toHaveURL(/panel=eta-phi/);
      await page.goBack();
      await expect(page.getByText("12:00 to 12:30 · all time slices read")).toBeVisible({ timeout: 45_000 });
    });
    await page.keyboard.press("Escape");
    const recent = page.getByRole("list", { name: "Recent sets of runs" }).getByRole("listitem");
    await expect(recent).toContainText("4 time slices of 559108");
  });
});

/** The second set of a comparison as a link to a period. */
function simulationOf(comparison: URL): string {
  const query = new URLSearchParams(comparison.hash.slice(comparison.hash.indexOf("?")));
  const period = new URLSearchParams({ dir: query.get("dir-b")!, runs: query.get("runs-b")! });
  return `${comparison.origin}/#/period?${period}`;
}
