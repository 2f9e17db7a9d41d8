import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { names, openLink, ReportPage, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { SetPage } from "../set-page.ts";

const period = "period of 8 runs";
const comparison = "3 runs against simulation";

/** Half of that period: runs that are good, of low gain, off in DCA, and with few tracks. */
const fewRuns = "./#/period?dir=demo/apass1/&runs=559102,559107,559110,559115";

async function openPeriod(page: Page): Promise<SetPage> {
  await (await new StartPage(page).goto()).demos.getByRole("link", { name: period }).click();
  const set = new SetPage(page);
  await set.settled();
  return set;
}

test(
  "a period tells which runs stand out and why, their parameters and order; panels and points of trends lead on",
  { tag: "@path" },
  async ({ page }) => {
    const set = await openPeriod(page);
    await expect(set.heading("LHC24zz apass1")).toBeVisible();
    await expect(set.standsOut.getByRole("listitem").filter({ hasText: "559107" })).toContainText("MIP mean 46.08");
    await expect(set.standsOut.getByRole("listitem").filter({ hasText: "559110" })).toContainText(
      "DCA +0.34 cm on A, −0.35 cm on C",
    );
    await expect(set.standsOut.getByRole("listitem").filter({ hasText: "559115" })).toContainText("too few entries");
    for (const good of ["559100", "559102", "559105", "559108", "559112"]) {
      await expect(set.run(good).getByRole("img", { name: names.good })).toBeVisible();
    }
    await set.standsOut.getByRole("link", { name: /MIP mean 46.08/ }).click();
    await expect(set.panel("MIP mean, Qtot")).toBeInViewport();
    for (const off of ["MIP mean, Qtot", "dE/dx vs p, positive tracks", "dE/dx vs p, negative tracks"]) {
      await expect(set.panel(off)).toContainText("559107 is off");
    }
    await test.step("a panel has a page of its own, with its numbers as a file, and the way back", async () => {
      await set.panel("Mean η").getByRole("link", { name: "Enlarge" }).click();
      await expect(page).toHaveURL(/#\/period\/trend-eta\?/);
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save as CSV" }).click(),
      ]);
      const text = await readFile(await saved.path(), "utf8");
      expect(text.split("\n").filter((line) => /^"?559\d\d\d/.test(line))).toHaveLength(8);
      await page.keyboard.press("Escape");
      await expect(set.panel("Mean η")).toBeInViewport();
    });
    await test.step("run parameters beside the runs are a table; runs are ordered by their rate", async () => {
      const table = page.getByRole("table", { name: "Run parameters" });
      await expect(table.getByRole("row", { name: /559107/ })).toContainText("479.9 kHz");
      await expect(table.getByRole("row", { name: /559107/ })).toContainText("−0.5 T");
      await page.getByRole("combobox", { name: "Order of the runs" }).selectOption({ label: "By rate" });
      await expect(page).toHaveURL(/order=rate/);
      await expect(set.runs.getByRole("row").first()).toContainText("559102");
      await expect(set.runs.getByRole("row").last()).toContainText("559100");
    });
    await test.step("a point of a trend opens its run at the panel that shows it", async () => {
      await page.getByRole("combobox", { name: "Order of the runs" }).selectOption({ index: 0 });
      await expect(page).not.toHaveURL(/order=/);
      const trend = set.panel("MIP mean, Qtot").getByRole("application", { name: /^Trend of/ });
      await trend.scrollIntoViewIfNeeded();
      await trend.focus();
      for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await new ReportPage(page).opened(559107);
      await expect(page).toHaveURL(/panel=mip/);
    });
  },
);

test("a run is highlighted, hidden, and made the reference; the link shows the same to somebody else", async ({
  page,
  newPerson,
}) => {
  const set = new SetPage(page);
  await page.goto(fewRuns);
  await set.settled();
  const chosen = await set.highlight("559107");
  await expect(chosen).toContainText("MIP mean 46.08");
  await chosen.getByRole("button", { name: "Make reference" }).click();
  await expect(page).toHaveURL(/reference=1/);
  await set.highlight("559115");
  await chosen.getByRole("button", { name: "Hide", exact: true }).click();
  await expect(page).toHaveURL(/hidden=3/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: names.copyLink }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("~i");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.close();

  const theirs = new SetPage((await openLink(await newPerson(), link)).page);
  await theirs.settled();
  await expect(theirs.page.getByRole("group", { name: "Highlighted run" })).toContainText("559115");
  await expect(theirs.page.getByRole("button", { name: "Show", exact: true })).toBeVisible();
  await theirs.page.getByRole("searchbox", { name: "Filter runs" }).fill("bad");
  await expect(theirs.runs.getByRole("row")).toHaveCount(2);
});

test("a species is chosen, seen by a colleague too, and its curves are numbers; no pads, no projections", async ({
  page,
  newPerson,
}) => {
  const set = new SetPage(page);
  await page.goto(fewRuns);
  await set.settled();
  await set.panel("dE/dx vs p, positive tracks").getByRole("button", { name: "Kaons" }).click();
  await expect(page).toHaveURL(/species=kaon/);
  const kaonsOf = (sign: string) =>
    set.panel(`dE/dx vs p, ${sign} tracks`).getByRole("img", { name: /^dE\/dx vs p, kaons/ });
  // Three runs alone have to be far apart before one is off: of one sign it is.
  await expect(kaonsOf("positive")).toHaveAccessibleName(
    /3 runs\. most different: 559107 −\d\.\d % at 0\.\d+; χ²\/ndf \d+\/16\. 1 run has too few tracks of it/,
  );
  await expect(kaonsOf("negative")).toHaveAccessibleName(/3 runs\. 1 run has too few tracks of it/);
  await expect(set.panel("Clusters per pad vs φ, A side")).toContainText("each has no values per pad");
  const link = page.url();
  await page.close();

  const theirs = new SetPage((await openLink(await newPerson(), link)).page);
  await theirs.settled();
  const kaons = theirs.panel("dE/dx vs p, negative tracks");
  await expect(kaons.getByRole("button", { name: "Kaons" })).toHaveAttribute("aria-pressed", "true");
  await kaons.getByRole("link", { name: "Enlarge" }).click();
  await expect(theirs.page).toHaveURL(/#\/period\/species-neg\?.*species=kaon/);
  const [saved] = await Promise.all([
    theirs.page.waitForEvent("download"),
    theirs.page.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect((await readFile(await saved.path(), "utf8")).split("\n")[0]).toContain("Median dE/dx (arb. u.)");
});

test("two sets are compared run by run: what differs most, ratios, the run that is shown", async ({
  page,
  newPerson,
}) => {
  await (await new StartPage(page).goto()).demos.getByRole("link", { name: comparison }).click();
  const set = new SetPage(page);
  const differs = page.getByRole("region", { name: /^What differs most/ });
  const mip = differs.getByRole("row").filter({ hasText: "MIP dE/dx, TPC" });
  await expect(mip).toContainText("3 of 3", { timeout: 45_000 });
  await expect(mip).toContainText("mean 50.16 → 49.49");
  await expect(set.heading(/A LHC24zz apass1 against B LHC24z9/)).toBeVisible();
  await page.getByRole("combobox", { name: "Run of the overlays" }).first().selectOption("559110");
  await expect(page).toHaveURL(/run=559110/);
  await page.getByRole("combobox", { name: "Map to compare" }).selectOption({ label: "η vs φ" });
  const maps = page.getByRole("application", { name: "Maps of η vs φ" });
  await expect(maps.getByRole("img")).toHaveAccessibleName(/A, B and A \/ B/);
  const theirs = (await openLink(await newPerson(), page.url())).page;
  await expect(theirs.getByRole("group", { name: "MIP dE/dx, TPC", exact: true })).toContainText("559110", {
    timeout: 45_000,
  });
});

test("a panel of a comparison has a page of its own, with its run, its numbers as a file, and the way back", async ({
  page,
  newPerson,
}) => {
  await (await new StartPage(page).goto()).demos.getByRole("link", { name: comparison }).click();
  const set = new SetPage(page);
  const panel = set.panel("MIP dE/dx, TPC");
  await panel.getByRole("link", { name: "Enlarge" }).click({ timeout: 45_000 });
  await expect(page).toHaveURL(/#\/compare\/mip-tpc\?/);
  await page.getByRole("combobox", { name: "Run of the overlays" }).selectOption("559110");
  await expect(panel).toContainText("559110");
  const theirs = new SetPage((await openLink(await newPerson(), page.url())).page);
  const large = theirs.panel("MIP dE/dx, TPC");
  await expect(large.getByRole("img", { name: /^MIP dE\/dx, TPC/ })).toBeVisible({ timeout: 45_000 });
  await expect(large).toContainText("559110");
  const [saved] = await Promise.all([
    theirs.page.waitForEvent("download"),
    large.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  const text = await readFile(await saved.path(), "utf8");
  expect(text.split("\n").filter((line) => /^"?[AB]"?,/.test(line))).toHaveLength(200);
  await large.getByRole("button", { name: "Show the table" }).click();
  await expect(large.getByRole("region", { name: "Table" }).getByRole("row").nth(1)).toBeVisible();
  await theirs.page.getByRole("navigation", { name: "Panels" }).getByRole("link", { name: "Previous" }).click();
  await expect(theirs.panel("DCA vs φ, C side, negative tracks, pT > 1 GeV/c")).toBeVisible();
  await theirs.page.keyboard.press("Escape");
  await expect(theirs.page).toHaveURL(/#\/compare\?.*panel=/);
});

test("overlays of a comparison are of all runs of both sets, which their link and their numbers are too", async ({
  page,
  newPerson,
}) => {
  await (await new StartPage(page).goto()).demos.getByRole("link", { name: comparison }).click();
  const panel = new SetPage(page).panel("MIP dE/dx, TPC");
  await panel.getByRole("link", { name: "All 3 runs" }).click({ timeout: 45_000 });
  await expect(page).toHaveURL(/overlays=all/);
  await expect(panel).toContainText("2 runs together: χ²/ndf 850/65, Kolmogorov D 0.1017");
  await expect(panel).toContainText("apart: 559107");
  await expect(panel).toBeInViewport();
  await expect(page.getByRole("combobox", { name: "Run of the overlays" }).first()).toHaveValue("all");
  const theirs = new SetPage((await openLink(await newPerson(), page.url())).page);
  const seen = theirs.panel("MIP dE/dx, TPC");
  // Once all are read.
  await expect(seen).toContainText("apart: 559107", { timeout: 45_000 });
  await expect(
    seen.getByRole("img", { name: /^MIP dE\/dx, TPC, curves of all runs\. 3 runs, integral 1/ }),
  ).toBeVisible();
  await seen.getByRole("link", { name: "Enlarge" }).click();
  await expect(theirs.page).toHaveURL(/#\/compare\/mip-tpc\?.*overlays=all/);
  await expect(seen).toContainText("apart: 559107");
  const [saved] = await Promise.all([
    theirs.page.waitForEvent("download"),
    seen.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/mip-tpc_all_runs\.csv$/);
  const rows = (await readFile(await saved.path(), "utf8")).split("\n");
  for (const run of ["559102 A", "559107 B", "559110 A"])
    expect(rows.filter((row) => row.replaceAll('"', "").startsWith(`${run},`))).toHaveLength(100);
  await theirs.page.getByRole("combobox", { name: "Run of the overlays" }).selectOption("559110");
  await expect(theirs.page).not.toHaveURL(/overlays=all/);
  await expect(seen).toContainText("559110");
});

test("several files from disk are a set", async ({ page }) => {
  const start = await new StartPage(page).goto();
  const files = ["559100", "559102", "559108"].map((run) => join(dist, `demo/apass1/${run}.root`));
  await page.getByLabel(names.filesInput, { exact: true }).setInputFiles(files);
  const set = new SetPage(page);
  await set.settled();
  await expect(set.runs.getByRole("row")).toHaveCount(3);
  await expect(start.page.getByText("Nothing stands out.")).toBeVisible();
});

test("reading is cancelled and goes on; without a server what was read opens again", async ({ page }) => {
  await page.goto(fewRuns);
  const set = new SetPage(page);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByText(/runs, cancelled/)).toBeVisible();
  const read: string[] = [];
  page.on("request", (request) => read.push(...(request.url().includes("/demo/") ? [request.url()] : [])));
  await test.step("whatever changes meanwhile, nothing is read before it goes on", async () => {
    for (const [label, link] of [
      ["Parity rule", /rule=parity/],
      ["Robust rule", /^(?!.*rule=)/],
    ] as const) {
      await page.getByRole("combobox", { name: "Rule" }).selectOption({ label });
      await expect(page).toHaveURL(link);
      await expect(page.getByText(/runs, cancelled/)).toBeVisible();
    }
    await page.getByRole("link", { name: /^Start/ }).click();
    await page.goBack();
    await expect(page.getByText(/runs, cancelled/)).toBeVisible();
    expect(read).toEqual([]);
  });
  await page.getByRole("button", { name: "Go on" }).click();
  await set.settled();
  await set.kept(4);
  await page.route("**/demo/**", (route) => route.abort());
  await page.reload();
  await set.settled();
});

test("files of another production that are called alike are shown as what they hold, now and later", async ({
  page,
}) => {
  const give = async (on: Page, folder: string): Promise<SetPage> => {
    const files = ["559102", "559107", "559110"].map((run) => join(dist, "demo", folder, `${run}.root`));
    await on.getByLabel(names.filesInput, { exact: true }).setInputFiles(files);
    const set = new SetPage(on);
    await set.settled();
    return set;
  };
  const [data, simulation] = [/LHC24zz apass1/, /LHC24z9 passMC/];
  await new StartPage(page).goto();
  await expect((await give(page, "apass1")).heading(data)).toBeVisible();
  await page.getByRole("link", { name: /^Start/ }).click();
  await expect((await give(page, "sim")).heading(simulation)).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(new SetPage(page).heading(data)).toBeVisible();
  for (const [folder, heading] of [
    ["sim", simulation],
    ["apass1", data],
    ["sim", simulation],
  ] as const) {
    const later = await page.context().newPage();
    await new StartPage(later).goto();
    const set = await give(later, folder);
    await expect(set.heading(heading)).toBeVisible();
    await expect(later).toHaveURL(/runs=559102~i[0-9a-f]{8}/);
    await later.reload();
    await set.settled();
    await expect(set.heading(heading)).toBeVisible();
    await later.close();
  }
});
