import { expectAccessible } from "../accessible.ts";
import { names, ReportPage, small, StartPage } from "../app.ts";
import { BrowsePage } from "../browse-page.ts";
import { expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";

test("the start page, empty and with runs", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await expectAccessible(page);
  await (await start.openBeside(small.file(small.good))).settled(small.good);
  await page.goBack();
  await expect(start.recent).toBeVisible();
  await expectAccessible(page);
});

test("the report of a run with a dead sector, judged with the checks of a link, drawn", async ({ page }) => {
  await page.goto("./#/run/559104?src=demo/559104.root&limits=mip-mean.low:45&own=mean>0:::Tracks/hSign:Sign");
  const report = new ReportPage(page);
  await report.settled(559104);
  await expect(page.getByRole("alert").filter({ hasText: names.notYours })).toBeVisible();
  await report.drawAll();
  await expectAccessible(page);
});

test("a panel by itself", async ({ page }) => {
  await new PanelPage(page).goto(small.panel(small.lowGain, "mip-qtot"));
  await expectAccessible(page);
});

test("a figure up close: another run over it, a slice, what is asked about it", async ({ page }) => {
  const panel = "#/panel/559104?src=demo/559104.root&panel=clusters-phi-a";
  const other = "with=Tracks/h2DNClustersPhiAside&with-src=demo/559101.root";
  const focus = await new PanelPage(page).goto(`${panel}&y=90,160&slice=column:108&${other}`);
  await expect(focus.figure.getByText(/^559101$/)).toBeVisible();
  await focus.drawing.focus();
  await page.keyboard.press("ArrowRight");
  await expect(focus.drawing.getByRole("status")).toBeVisible();
  await expectAccessible(page);
  await focus.goto(`${panel}&with=Tracks/hEta&with-src=https://qc.example/559101.root`);
  await expect(page.getByRole("group", { name: /Nothing was fetched yet/ })).toBeVisible();
  await expectAccessible(page);
});

test("the table of a figure, and the figure as ROOT draws it", async ({ page }) => {
  const focus = await new PanelPage(page).goto("#/object/559104?src=demo/559104.root&object=Tracks/hSign");
  await page.getByRole("button", { name: "Show the table" }).click();
  await expect(focus.table).toBeVisible();
  await expectAccessible(page);
  await focus.asRoot.check();
  await expect(focus.sheet.locator("path").first()).toBeVisible();
  await expectAccessible(page);
});

test("an object by itself", async ({ page }) => {
  await page.goto("./#/object/559104?src=demo/559104.root&object=Tracks/h2DEtaPhi");
  await new ReportPage(page).drawn();
  await expectAccessible(page);
});

test("the settings, as released and changed, and what cannot be", async ({ page }) => {
  const settings = await (await new StartPage(page).goto()).openSettings();
  await expectAccessible(page);
  await settings.setLimit("low", "47");
  await settings.setLimit("high", "46");
  await settings.keepCheck("Gain", "48 < fit(mean; 40, 60) < 52", "45 < mean");
  await settings.keepCheck("", "48 <");
  await page.getByText("What can be written").click();
  await expectAccessible(page);
});

test("all objects of a file: the tree, a search, a chosen one with another to be laid over", async ({ page }) => {
  await page.goto("./#/browse/559104?src=demo/559104.root&open=/int&under=/int/TPC/Tracks//hEta");
  const browse = new BrowsePage(page);
  await expect(browse.row("TPC")).toBeVisible();
  await expectAccessible(page);
  await browse.find("hEta");
  await browse.draw("hEtaBeforeCuts", /entries/);
  await expect(browse.way("Lay over hEta")).toBeVisible();
  await expectAccessible(page);
});

test("what a person is asked: about a host, for a file", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await start.openAddress("https://qc.example/559104.root");
  await expect(page.getByRole("button", { name: names.readOnce("qc.example") })).toBeVisible();
  await expectAccessible(page);
  await page.goto("./#/run/559104?file=559104.root");
  await expect(page.getByRole("heading", { name: "Choose 559104.root" })).toBeVisible();
  await expectAccessible(page);
});

test("what is wrong: an address, a file, a link to a good run, an object", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await start.openAddress("ftp://host.example/559101.root");
  await expect(page.getByRole("alert").filter({ hasText: "https" })).toBeVisible();
  await expectAccessible(page);
  const [name, mimeType] = ["559199.root", "application/octet-stream"];
  await page
    .getByLabel(names.filesInput, { exact: true })
    .setInputFiles({ name, mimeType, buffer: Buffer.from("this is no ROOT file") });
  await expect(page.getByRole("heading", { name: names.notRead })).toBeVisible();
  await page.getByText(names.showDetails).click();
  await expectAccessible(page);
  await page.goto(`./${small.report(small.good)}&release=999&palette=none`);
  await new ReportPage(page).settled(small.good);
  await expect(page.getByText("Nothing stands out.")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(2);
  await expectAccessible(page);
  await page.goto("./#/object/559104?src=demo/559104.root&object=Tracks/hNoneOfThese");
  await expect(page.getByText(/has no object Tracks\/hNoneOfThese/).first()).toBeVisible();
  await expectAccessible(page);
});
