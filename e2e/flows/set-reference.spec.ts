import { readFile } from "node:fs/promises";
import { expectAccessible } from "../accessible.ts";
import { openLink } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { SetPage } from "../set-page.ts";

/** Runs that are good, of low gain and off in DCA, against the median of simulated ones. */
const link =
  "./#/period?dir=demo/apass1/&runs=559102,559107,559110&dir-b=demo/sim/&runs-b=559102,559107,559110&reference=set";
const name = /median of LHC24z9/;

test("runs beside a reference: its point in trends, its column, how far each run is from it; nothing without it", async ({
  page,
  newPerson,
}) => {
  await page.goto(link);
  const set = new SetPage(page);
  await set.settled();
  const trend = set.panel("MIP mean, Qtot");
  const panel = set.panel("Deviations of a run, every trend");
  await test.step("a trend has its point left of the runs, and tells each run against it", async () => {
    await expect(trend).toContainText(name, { timeout: 45_000 });
    await expect(trend.getByRole("img", { name: /^MIP mean/ })).toHaveAccessibleName(/◇ reference 50\.\d+.*median of/);
    const drawing = trend.getByRole("application", { name: /^Trend of/ });
    await drawing.focus();
    await page.keyboard.press("ArrowRight");
    await expect(drawing.getByRole("status")).toContainText(/reference.*median of LHC24z9.*of 3 runs.*takes no part/s);
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
    await expect(drawing.getByRole("status")).toContainText(/559107.*to reference\s*−4\.\d+.*errors/s);
    await page.keyboard.press("Escape");
  });
  await test.step("the matrix has its column before those of the runs", async () => {
    const matrix = page.getByRole("application", { name: "Matrix of Quantities of tracks" });
    await matrix.focus();
    await page.keyboard.press("ArrowRight");
    await expect(matrix.getByRole("status")).toContainText(/reference, median of LHC24z9.*not judged\s*takes no part/s);
    await page.keyboard.press("ArrowRight");
    await expect(matrix.getByRole("status")).toContainText("559102");
    await page.keyboard.press("Escape");
  });
  await test.step("its numbers stand beside those of the run that is furthest off, sorted, read by keys", async () => {
    const table = panel.getByRole("table", { name: "Deviations of 559110" });
    await expect(table.getByRole("row")).toHaveCount(15);
    await table.getByRole("button", { name: "In s" }).click();
    await expect(table.getByRole("columnheader", { name: "In s" })).toHaveAttribute("aria-sort", "descending");
    await expect(page).toHaveURL(/deviations=spreads/);
    const first = table.getByRole("row").nth(1);
    await expect(first).toContainText(/Mean DCA.*bad/s);
    await first.getByRole("button").focus();
    await page.keyboard.press("ArrowDown");
    await expect(table.getByRole("row").nth(2).getByRole("button")).toBeFocused();
    await page.keyboard.press("End");
    await expect(table.getByRole("row").last().getByRole("button")).toBeFocused();
    await panel.getByRole("combobox", { name: "Run of the deviations" }).selectOption("559107");
    await expect(page).toHaveURL(/raised=1/);
    const low = panel.getByRole("table", { name: "Deviations of 559107" });
    await expect(low.getByRole("row", { name: /MIP mean, Qtot/ })).toContainText("bad");
  });
  await test.step("numbers of all runs are a file", async () => {
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("button", { name: "CSV" }).click(),
    ]);
    const lines = (await readFile(await saved.path(), "utf8")).trim().split("\n");
    expect([saved.suggestedFilename(), lines.length]).toEqual(["LHC24zz_apass1_period_deviations.csv", 1 + 3 * 14]);
  });
  await test.step("it has a page of its own", async () => {
    await panel.getByRole("link", { name: "Enlarge" }).click();
    await expect(page).toHaveURL(/#\/period\/deviations\?.*reference=set/);
    await expect(panel.getByRole("table", { name: "Deviations of 559107" })).toBeVisible();
    await expectAccessible(page);
  });
  await test.step("a colleague sees the same run in the same order", async () => {
    const theirs = new SetPage((await openLink(await newPerson(), page.url())).page);
    const table = theirs.panel("Deviations of a run, every trend").getByRole("table", { name: "Deviations of 559107" });
    await expect(table.getByRole("columnheader", { name: "In s" })).toHaveAttribute("aria-sort", "descending", {
      timeout: 45_000,
    });
    await expect(table.getByRole("row").nth(1)).toContainText("MIP mean, Qtot");
    await theirs.page.close();
  });
  await test.step("by the rule of today's tool it takes part", async () => {
    await page.goto(`${link}&rule=parity`);
    await set.settled();
    const drawing = trend.getByRole("application", { name: /^Trend of/ });
    await expect(trend).toContainText(name, { timeout: 45_000 });
    await drawing.focus();
    await page.keyboard.press("ArrowRight");
    await expect(drawing.getByRole("status")).toContainText(/median of LHC24z9.*takes part/s);
    await page.keyboard.press("Escape");
  });
  await test.step("without a reference there is no table", async () => {
    await page.getByRole("button", { name: "Reference no more" }).click();
    await expect(panel).toHaveCount(0);
    await expect(trend).not.toContainText(name);
  });
});
