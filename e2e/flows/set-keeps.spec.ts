import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "../accessible.ts";
import { names, openLink } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { SetPage } from "../set-page.ts";

const fewRuns = "./#/period?dir=demo/apass1/&runs=559102,559107,559110";
const twoSets = `./#/compare?dir=demo/apass1/&runs=559102,559107,559110&dir-b=demo/sim/&runs-b=559102,559107,559110`;

const mipRow = (differs: Locator): Locator => differs.getByRole("row").filter({ hasText: "MIP dE/dx, TPC" });

/** All runs of both sets are. */
async function compared(page: Page): Promise<void> {
  const differs = page.getByRole("region", { name: /^What differs most/ });
  await expect(mipRow(differs)).toContainText("3 of 3", { timeout: 45_000 });
}

/** What a panel saves, without quotes. */
async function savedCsv(
  page: Page,
  panel: Locator,
): Promise<{ readonly file: string; readonly rows: readonly (readonly string[])[] }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "CSV", exact: true }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  const rows = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, a, b]) => a ?? b!),
  );
  return { file: download.suggestedFilename(), rows };
}

async function rename(page: Page, words: string, name: string): Promise<void> {
  await page.getByRole("button", { name: `Rename ${words}` }).press("Enter");
  await page.getByRole("textbox", { name: `Name of ${words}` }).fill(name);
  await page.keyboard.press("Enter");
}

test("a set is called otherwise by keys, in its title, its link, its files and the list of recent sets", async ({
  page,
  newPerson,
}) => {
  const set = new SetPage(page);
  await page.goto(fewRuns);
  await set.settled();
  const button = page.getByRole("button", { name: "Rename the set" });
  await button.press("Enter");
  const field = page.getByRole("textbox", { name: "Name of the set" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("LHC24zz apass1");
  await expectAccessible(page);
  await field.fill("not this");
  await page.keyboard.press("Escape");
  await expect(set.heading("LHC24zz apass1")).toBeVisible();
  await expect(button).toBeFocused();
  await rename(page, "the set", "  Low gain, May ü/2 ");
  await expect(set.heading("Low gain, May ü/2")).toBeVisible();
  await expect(button).toBeFocused();
  await expect(page).toHaveTitle(/^Low gain, May ü\/2 · /);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save Period overview as JSON" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("Low_gain-_May_ü-2_periodOverview.json");
  const theirs = new SetPage((await openLink(await newPerson(), page.url())).page);
  await expect(theirs.heading("Low gain, May ü/2")).toBeVisible();
  await page.keyboard.press("Escape");
  const recent = page.getByRole("list", { name: "Recent sets of runs" });
  await recent.getByRole("link", { name: "Low gain, May ü/2" }).click();
  await set.settled();
  await rename(page, "the set", "");
  await expect(set.heading("LHC24zz apass1")).toBeVisible();
  await expect(page).not.toHaveURL(/name=/);
});

test("both sets of a comparison are called otherwise", async ({ page }) => {
  const set = new SetPage(page);
  await page.goto(twoSets);
  await compared(page);
  await expect(set.heading(/A LHC24zz apass1 against B LHC24z9/)).toBeVisible();
  await rename(page, "set A", "data");
  await rename(page, "set B", "anchored MC");
  await expect(set.heading("A data against B anchored MC")).toBeVisible();
  await expect(page).toHaveURL(/name=data.*name-b=anchored\+MC/);
  await page.getByRole("button", { name: names.copyLink }).press("Escape");
  await expect(
    page.getByRole("list", { name: "Recent sets of runs" }).getByRole("link", { name: "data against anchored MC" }),
  ).toBeVisible();
});

test("runs of a comparison are ordered, narrowed, hidden and highlighted; the link shows the same to somebody else", async ({
  page,
  newPerson,
}) => {
  const set = new SetPage(page);
  await page.goto(twoSets);
  await compared(page);
  await expect(set.runs.getByRole("row")).toHaveCount(3);
  await expect(set.run("559107")).toContainText("480 kHz");
  await page.getByRole("combobox", { name: "Order of the runs" }).selectOption({ label: "By rate" });
  await expect(page).toHaveURL(/order=rate/);
  await expect(set.runs.getByRole("row").last()).toContainText("559107");
  const matched = page.getByRole("table", { name: "Matched runs" }).getByRole("row");
  await expect(matched.last()).toContainText("559107");

  const chosen = await set.highlight("559107");
  await expect(page).toHaveURL(/raised=1/);
  await expect(chosen.getByRole("listitem").first()).toContainText("MIP");
  await expect(chosen.getByRole("button", { name: "Make reference" })).toHaveCount(0);
  await expect(page.getByRole("complementary", { name: "Runs in both sets" })).toContainText(
    "compared with the same run of B",
  );
  await expect(set.panel("MIP dE/dx, TPC")).toContainText("559107");
  await chosen.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(page).toHaveURL(/hidden=1/);
  const differs = page.getByRole("region", { name: /^What differs most/ });
  await expect(differs).toContainText("1 of 3 runs in both sets is hidden: it takes no part in the ranking");
  await expect(mipRow(differs)).toContainText(/\d of 2/);
  await expect(matched.last()).toContainText("559107, hidden");
  await expectAccessible(page);
  await expect(set.panel("Mean η").getByRole("img")).toHaveAccessibleName(/2 of 2 runs\. 1 run hidden/);

  await test.step("numbers are saved of all runs, hidden ones marked, in the order on screen", async () => {
    const eta = await savedCsv(page, set.panel("Mean η"));
    expect(eta.file).toBe("LHC24zz_apass1_against_LHC24z9_passMC_comparison_trend-eta.csv");
    expect(eta.rows.map(([run, hidden]) => [run, hidden])).toEqual([
      ["run", "hidden"],
      ["559102", "no"],
      ["559110", "no"],
      ["559107", "yes"],
    ]);
    const mip = await savedCsv(page, set.panel("MIP dE/dx, TPC"));
    expect(mip.rows[0]!.slice(-3)).toEqual(["A / B", "error of A / B", "why"]);
    const ratios = mip.rows.slice(1).filter((row) => row[5] !== "");
    expect(ratios.length).toBeGreaterThan(20);
    for (const [, , , , , ratio, error] of ratios) {
      expect(Number(error)).toBeGreaterThan(0);
      expect(ratio!.length).toBeGreaterThan(8);
    }
  });

  const theirs = new SetPage((await openLink(await newPerson(), page.url())).page);
  await expect(theirs.page.getByText("1 of 3 runs in both sets is hidden")).toBeVisible({ timeout: 45_000 });
  await expect(theirs.page.getByRole("group", { name: "Highlighted run" })).toContainText("559107");
  await theirs.page.getByRole("searchbox", { name: "Filter runs" }).fill("559110");
  await expect(theirs.runs.getByRole("row")).toHaveCount(1);
  await expect(theirs.page).toHaveURL(/find=559110/);
  await theirs.page.getByRole("button", { name: "Show all" }).click();
  await expect(mipRow(theirs.page.getByRole("region", { name: /^What differs most/ }))).toContainText("3 of 3");
  await theirs.page
    .getByRole("group", { name: "Highlighted run" })
    .getByRole("button", { name: "Report of B" })
    .click();
  await expect(theirs.page).toHaveURL(/#\/run\/559107\?.*demo\/sim/);
});

test("numbers of a period are saved of all its runs, hidden ones marked, rows as they stand on screen", async ({
  page,
}) => {
  const set = new SetPage(page);
  await page.goto(`${fewRuns}&name=good+runs&hidden=1&reference=0&order=rate&sort=worst`);
  await set.settled();
  // Rates come after the runs.
  const listed = page.getByRole("table", { name: "Runs" }).getByRole("row");
  await expect(listed).toContainText(["559102", "559110", "559107"]);
  const eta = await savedCsv(page, set.panel("Mean η"));
  expect(eta.file).toBe("good_runs_period_trend-eta.csv");
  expect(eta.rows.slice(1).map(([run, hidden]) => [run, hidden])).toEqual([
    ["559102", "no"],
    ["559110", "no"],
    ["559107", "yes"],
  ]);
  const matrix = await savedCsv(page, set.panel("Tracks and dE/dx, every trend of each run"));
  expect(matrix.file).toBe("good_runs_period_qualities.csv");
  expect(matrix.rows.slice(1, 4).map(([, run, hidden]) => [run, hidden])).toEqual([
    ["559102, the reference", "no"],
    ["559110", "no"],
    ["559107", "yes"],
  ]);
  await test.step("where no run has a curve each has a row with the reason, and there is no picture", async () => {
    const pads = set.panel("Clusters per pad vs φ, A side");
    const without = await savedCsv(page, pads);
    expect(without.file).toBe("good_runs_period_pads-clusters-a-phi.csv");
    expect(without.rows).toEqual([
      ["run", "hidden", "why"],
      ["559102", "no", "has no values per pad"],
      ["559110", "no", "has no values per pad"],
      ["559107", "yes", "has no values per pad"],
    ]);
    await pads.getByRole("link", { name: "Enlarge" }).click();
    await expect(pads.getByRole("button", { name: /^Save as/ })).toHaveText(["CSV", "JSON"]);
    await pads.getByRole("button", { name: "Show the table" }).click();
    await expect(pads.getByRole("row").last()).toContainText("has no values per pad");
    await page.keyboard.press("Escape");
  });
  const overlay = await savedCsv(page, set.panel("η"));
  const head = overlay.rows[0]!;
  expect(head.slice(0, 2)).toEqual(["run", "hidden"]);
  expect(head.slice(-3)).toEqual(["run / 559102", "error of run / 559102", "why"]);
  expect(new Set(overlay.rows.slice(1).map(([run, hidden]) => `${run} ${hidden}`))).toEqual(
    new Set(["559102 no", "559110 no", "559107 yes"]),
  );
});

test("a set that is paused stays so over a reload, which reads nothing; it goes on when it is told to", async ({
  page,
}) => {
  const set = new SetPage(page);
  await page.goto("./#/period?dir=demo/apass1/&runs=559100,559102,559107,559110,559115");
  await page.getByRole("button", { name: "Pause" }).click();
  const paused = page.getByText(/^\d of 5 runs, paused$/);
  await expect(paused).toBeVisible();
  // Runs that were begun are read to their end.
  await expect(set.runs.getByRole("row").filter({ hasText: /[%…]/ })).toHaveCount(0, { timeout: 45_000 });
  const told = (await paused.textContent())!;
  const read: string[] = [];
  page.on("request", (request) => read.push(...(request.url().includes(".root") ? [request.url()] : [])));
  await page.reload();
  await expect(page.getByText(told, { exact: true })).toBeVisible({ timeout: 45_000 });
  await expect(set.runs.getByRole("row").filter({ hasText: "waits" })).toHaveCount(5 - Number(told[0]));
  expect(read).toEqual([]);
  await page.getByRole("button", { name: "Go on" }).click();
  await set.settled();
  await page.reload();
  await set.settled();
});

test("where the browser keeps nothing for a tab, a set is paused and goes on all the same", async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("No storage for this page", "SecurityError");
      },
    }),
  );
  const set = new SetPage(page);
  await page.goto(fewRuns);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText(/^\d of 3 runs, paused$/)).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await set.settled();
});
