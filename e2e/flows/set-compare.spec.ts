import type { Download, Locator, Page } from "@playwright/test";
import { copyFileSync, mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { goldenDir } from "../../tools/testing/golden.ts";
import { expectAccessible } from "../accessible.ts";
import { openLink, ReportPage, small, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";
import { SetPage } from "../set-page.ts";
import { tabTo } from "../tab-to.ts";

/** Runs that are good, of low gain and off in DCA, against simulated ones. */
const againstSimulation =
  "./#/compare?dir=demo/apass1/&runs=559102,559107,559110&dir-b=demo/sim/&runs-b=559102,559107,559110";
const notSame = "Run 559102 with run 559107: not the same run.";
const comparing = { timeout: 45_000 };

const differs = (page: Page): Locator => page.getByRole("region", { name: /^What differs most/ });

async function saved(page: Page, button: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return download;
}

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), "utf8");

async function expectTwoRuns(page: Page): Promise<void> {
  await expect(differs(page).getByRole("row").nth(1)).toContainText("MIP dE/dx, TPC", comparing);
  await expect(differs(page).getByRole("status").filter({ hasText: notSame })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /A 559102 LHC24zz apass1\s+against\s+B 559107 LHC24zz apass1/,
  );
}

test("two runs of a period are compared though they are not the same, which page, files and link say", async ({
  page,
  newPerson,
}) => {
  await page.goto("./#/period?dir=demo/apass1/&runs=559102,559107");
  const set = new SetPage(page);
  await set.settled();
  const chosen = await set.highlight("559102");
  await chosen.getByRole("combobox", { name: "Compare 559102 with" }).selectOption("559107");
  await expectTwoRuns(page);
  const matched = page.getByRole("table", { name: "Matched runs" });
  await expect(matched.getByRole("row", { name: /559102 with 559107/ }).getByRole("link")).toHaveCount(2);
  const panel = set.panel("MIP dE/dx, TPC");
  await expect(panel).toContainText("559102 with 559107");
  await test.step("conditions of both, and what is in panels comes by Tab", async () => {
    const conditions = page.getByRole("table", { name: "Run parameters" });
    await expect(conditions.getByRole("row")).toHaveText([/^\s*Run/, /559102/, /559107/]);
    await page.getByRole("combobox", { name: "Run of the overlays" }).first().focus();
    const enlarge = set.panel("φ, A side").getByRole("link", { name: "Enlarge" });
    await tabTo(page, enlarge);
    // Every time one comes back, it is to the panel.
    for (let times = 0; times < 2; times += 1) {
      await page.keyboard.press("Enter");
      await expect(page.getByRole("navigation", { name: "Panels" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(set.panel("φ, A side")).toBeInViewport();
      await enlarge.focus();
    }
  });
  await expect(panel).not.toContainText("the same collisions");
  await test.step("the numbers of a trend and of a figure tell which run is which", async () => {
    const trend = await textOf(await saved(page, set.panel("Mean η").getByRole("button", { name: "CSV" })));
    expect(trend).toContain("559102 with 559107");
    const file = await saved(page, panel.getByRole("button", { name: "CSV" }));
    expect(file.suggestedFilename()).toBe(
      "559102_LHC24zz_apass1_against_559107_LHC24zz_apass1_comparison_mip-tpc_559102_with_559107.csv",
    );
    const text = await textOf(file);
    expect(text.split("\n").filter((line) => /^"?A 559102"?,/.test(line))).toHaveLength(100);
    expect(text.split("\n")[0]).toContain("A 559102 / B 559107");
  });
  await test.step("a map of both is on the link", async () => {
    await page.getByRole("combobox", { name: "Map to compare" }).selectOption({ label: "MIP dE/dx vs sector" });
    await expect(page).toHaveURL(/map=mip-sector/);
  });
  const theirs = (await openLink(await newPerson(), page.url())).page;
  await expectTwoRuns(theirs);
  await expect(
    theirs.getByRole("application", { name: "Maps of MIP dE/dx vs sector" }).getByRole("img"),
  ).toHaveAccessibleName(/A 559102, B 559107 and A \/ B/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Recent sets of runs" })).toContainText(
    "559102 LHC24zz apass1 against 559107 LHC24zz apass1",
  );
});

test("a run is compared from its report with one that was opened, or whose link is given", async ({ page }) => {
  const report = new ReportPage(page);
  await page.goto(`./${small.report(small.lowGain)}`);
  await report.settled(small.lowGain);
  const link = page.url();
  await page.goto(`./${small.report(small.good)}`);
  await report.settled(small.good);
  const form = page.getByRole("region", { name: "Compare with another run" });
  await test.step("by its link", async () => {
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(form.getByRole("combobox", { name: "Run to compare with" })).toBeFocused();
    await expectAccessible(page);
    await form.getByRole("textbox", { name: /^Link to a set or a run/ }).fill(link);
    await form.getByRole("button", { name: "Compare" }).click();
    await expectTwoRuns(page);
  });
  await test.step("from those that were opened in this browser", async () => {
    await page.goBack();
    await report.settled(small.good);
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await form
      .getByRole("combobox", { name: "Run to compare with" })
      .selectOption({ label: "559107 LHC24zz apass1 data" });
    await expectTwoRuns(page);
  });
});

test("runs that differ by more than the others are named with how far, and lead to their figure; a colleague sees the list as it was", async ({
  page,
  newPerson,
}) => {
  await page.goto(againstSimulation);
  const row = (title: RegExp, of = page): Locator =>
    differs(of)
      .getByRole("row")
      .filter({ has: of.getByRole("link", { name: title }) });
  const apartIn = (of: Locator): Locator => of.locator("xpath=following-sibling::tr[1]");
  const mip = row(/^MIP dE\/dx, TPC$/);
  await expect(apartIn(mip).getByRole("link", { name: "559107" })).toBeVisible(comparing);
  await expect(apartIn(mip)).toContainText(/559107\s+mean 50\.2 → 46\.1.*0\.3\d\d beyond the others/s);
  const dca = row(/^DCA vs φ, A side, positive tracks$/);
  await expect(dca).toContainText(/no shift in the others.*1 of 3/s);
  await expect(apartIn(dca)).toContainText(/559110\s+on average 0\.00 → 0\.34/);
  // The run's own probability, beside that of the others.
  await expect(apartIn(dca).getByRole("cell").nth(7)).toHaveText("< 10⁻⁶");
  for (const each of [dca, apartIn(dca)]) await expect(each.getByRole("img", { name: "Quality: bad" })).toHaveCount(1);
  await expect(differs(page)).toContainText(/of most or of one beyond the others; p corrected for 199 tests \(Holm\)/);
  // What each test says of all runs together, without the one that is apart.
  for (const [at, words] of [
    "0.328",
    "0.1017 p < 10⁻⁶",
    "13.08 p < 10⁻⁶",
    "0.01540 p < 10⁻⁶",
    "< 10⁻⁶",
    "3 of 3",
  ].entries()) {
    await expect(mip.getByRole("cell").nth(3 + at)).toHaveText(words);
  }
  await expectAccessible(page);
  await differs(page)
    .getByRole("button", { name: /^Show \d+ more/ })
    .click();
  await expect(page).toHaveURL(/whole=1/);
  const theirs = (await openLink(await newPerson(), page.url())).page;
  const rows = await differs(page).getByRole("row").count();
  expect(rows).toBeGreaterThan(53);
  await expect(differs(theirs).getByRole("row")).toHaveCount(rows, comparing);
  // The figure is shown in the run that it differs in, once all are read.
  await expect(row(/^DCA vs φ, A side, positive tracks$/, theirs)).toContainText("1 of 3", comparing);
  await row(/^DCA vs φ, A side, positive tracks$/, theirs)
    .getByRole("link", { name: /^DCA/ })
    .click();
  await expect(theirs).toHaveURL(/run=559110.*panel=dca-phi-a-pos|panel=dca-phi-a-pos.*run=559110/);
  const panel = new SetPage(theirs).panel("DCA vs φ, A side, positive tracks");
  await expect(panel).toBeInViewport();
  await expect(panel).toContainText("559110");
  await expect(panel.getByRole("img", { name: "Quality: bad" })).toBeVisible();
  await theirs.getByRole("combobox", { name: "Run of the overlays" }).first().selectOption("559102");
  await expect(panel).toContainText("559102: no difference found");
});

test("maps of both sides are saved and enlarged as other figures are, with the table that a link shows", async ({
  page,
  newPerson,
}) => {
  await page.goto(`${againstSimulation}&run=559110&map=eta-phi&section=maps`);
  const maps = page.getByRole("group", { name: "η vs φ", exact: true });
  const large = (name: string): Locator => maps.getByRole("link", { name: `Enlarge ${name}`, exact: true });
  await expect(large("all three")).toBeVisible(comparing);
  // Before it is read the first run that is stands in its place.
  await expect(page.getByText("data against MC · 3 runs in both", { exact: true })).toBeVisible(comparing);
  await test.step("as a picture, a drawing and numbers", async () => {
    const picture = await saved(page, maps.getByRole("button", { name: "Save as PNG" }));
    expect(picture.suggestedFilename()).toBe("LHC24zz_apass1_against_LHC24z9_passMC_comparison_eta-phi_559110.png");
    expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe("PNG");
    const drawing = await textOf(await saved(page, maps.getByRole("button", { name: "Save as SVG" })));
    expect(drawing).toMatch(/^<svg[^]*A \/ B/);
    const numbers = await textOf(await saved(page, maps.getByRole("button", { name: "Save as CSV" })));
    expect(numbers.split("\n")[0]).toMatch(/"A","B","A \/ B","error"/);
    expect(numbers.trim().split("\n")).toHaveLength(1 + 36_000);
    const json = JSON.parse(await textOf(await saved(page, maps.getByRole("button", { name: "Save as JSON" }))));
    expect(json).toMatchObject({ title: "η vs φ, 559110" });
  });
  await test.step("a side by itself, as its run's report enlarges it", async () => {
    await large("B").click();
    await expect(page).toHaveURL(/#\/panel\/559110\?src=demo\/sim\/559110\.root/);
    await page.goBack();
  });
  await test.step("all three on a page of their own, with a page of the table", async () => {
    await large("all three").click();
    await expect(page).toHaveURL(/#\/compare\/maps\?/);
    await maps.getByRole("button", { name: "Show the table" }).click();
    await maps.getByRole("button", { name: "Next page" }).click();
    await expect(page).toHaveURL(/table=2/);
    await expectAccessible(page);
  });
  const theirs = (await openLink(await newPerson(), page.url())).page;
  const their = theirs.getByRole("group", { name: "η vs φ", exact: true });
  await expect(their.getByText(/rows 251 to 500 of/)).toBeVisible(comparing);
  await theirs.keyboard.press("Escape");
  await expect(theirs.getByRole("region", { name: "2D maps" })).toBeInViewport();
});

test("what is saved of a panel is of the run in sight", async ({ page }) => {
  await page.goto(againstSimulation.replace("compare", "compare/mip-tpc"));
  const panel = new SetPage(page).panel("MIP dE/dx, TPC");
  const contents: string[] = [];
  for (const run of ["559107", "559110"]) {
    await page.getByRole("combobox", { name: "Run of the overlays" }).selectOption(run, comparing);
    await expect(panel).toContainText(run);
    const file = await saved(page, panel.getByRole("button", { name: "Save as CSV" }));
    expect(file.suggestedFilename()).toBe(`LHC24zz_apass1_against_LHC24z9_passMC_comparison_mip-tpc_${run}.csv`);
    contents.push(await textOf(file));
  }
  expect(contents[0]).not.toBe(contents[1]);
  await page.getByRole("navigation", { name: "Panels" }).getByRole("link", { name: "Next" }).click();
  await new SetPage(page).panel("MIP dE/dx, IROC").getByRole("button", { name: "Show the table" }).click();
  await expect(page).toHaveURL(/table=1/);
});

test("panels of several runs are saved as pictures and drawings; a link shows the page of their table", async ({
  page,
  newPerson,
}) => {
  await page.goto("./#/period/mip-tpc?dir=demo/apass1/&runs=559102,559107,559110");
  const set = new SetPage(page);
  for (const [title, id] of [
    ["MIP dE/dx, TPC", "mip-tpc"],
    ["MIP mean, Qtot", "trend-mip"],
    ["Tracks and dE/dx, every trend of each run", "qualities"],
  ] as const) {
    await page.goto(`./#/period/${id}?dir=demo/apass1/&runs=559102,559107,559110`);
    await set.settled();
    const panel = set.panel(title);
    const picture = await saved(page, panel.getByRole("button", { name: "Save as PNG" }));
    expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe("PNG");
    expect(picture.suggestedFilename()).toMatch(new RegExp(`${id}\\.png$`));
    const drawing = await textOf(await saved(page, panel.getByRole("button", { name: "Save as SVG" })));
    expect(drawing).toMatch(/^<svg[^]*<text[^]*<\/svg>\s*$/);
  }
  await page.goto("./#/period/mip-tpc?dir=demo/apass1/&runs=559102,559107,559110");
  await set.panel("MIP dE/dx, TPC").getByRole("button", { name: "Show the table" }).click();
  await set.panel("MIP dE/dx, TPC").getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/table=2/);
  const theirs = new SetPage((await openLink(await newPerson(), page.url())).page);
  await expect(theirs.panel("MIP dE/dx, TPC").getByText(/rows 251 to 300 of 300/)).toBeVisible(comparing);
});

test.describe("runs that cannot be compared", () => {
  needsGolden();

  test("are named with the reason where they are counted, and where the runs of one set are", async ({
    page,
  }, testInfo) => {
    const folder = testInfo.outputPath("LHC24zz");
    for (const [pass, runs] of [
      ["apass1", [559102, 559107]],
      ["apass2", [559102, 559107, 559117, 559121]],
    ] as const) {
      mkdirSync(join(folder, pass), { recursive: true });
      for (const run of runs) {
        copyFileSync(join(goldenDir!, `2024/LHC24zz/${pass}/${run}.root`), join(folder, pass, `${run}.root`));
      }
    }
    await new StartPage(page).goto();
    await page.getByLabel("Folder of QC files").setInputFiles(folder);
    const cut = /559121 \((?:not read: )?559121\.root is truncated: it ends at \d+ % of its length\)/;
    await expect(differs(page).getByText(/^1 run of A was not read: /)).toHaveText(
      new RegExp(`^1 run of A was not read: ${cut.source}\\.$`),
      comparing,
    );
    const matched = page.getByRole("region", { name: "Matched runs" });
    await expect(matched.getByText(/^Only in A: /)).toHaveText(
      new RegExp(`^Only in A: 559117 \\(TPC not in the run\\), ${cut.source}$`),
      comparing,
    );
    await expect(matched.getByRole("link", { name: "559121" })).toBeVisible();
    await expectAccessible(page);
  });
});
