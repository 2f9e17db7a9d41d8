import { join } from "node:path";
import { names, ReportPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

// Another object over a figure: of the same run, of a run of this browser, of a file anywhere.

const demo = (run: number): string => join(dist, `demo/${run}.root`);
const eta = "#/panel/559104?src=demo/559104.root&panel=eta";

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterEach(() => data.server.reset());
test.afterAll(() => data.dispose());

test("a run of this browser is laid over, scaled or not, with another object, and taken away", async ({ page }) => {
  // Known to this browser by one panel of it.
  await new PanelPage(page).goto("#/panel/559101?src=demo/559101.root&panel=eta");
  await new ReportPage(page).opened(559101);
  const focus = await new PanelPage(page).goto(eta);
  const alone = await focus.pixels();
  await focus.referenceRun.selectOption({ label: "559101 LHC24zz apass2" });
  await expect(page).toHaveURL(/with=Tracks\/hEta&with-src=demo\/559101\.root&with-id=[0-9a-f]{32}&with-run=559101/);
  await expect(focus.figure.getByText(/^559101$/)).toBeVisible();
  await expect(async () => expect(await focus.pixels()).not.toEqual(alone)).toPass();

  await focus.drawing.focus();
  await page.keyboard.press("ArrowLeft");
  const said = await focus.readOut();
  expect(said["559101, scaled"]).toMatch(/ ± .* tracks$/);
  expect(Number(said["ratio"]!.split(" ")[0])).toBeCloseTo(1, 0);

  await page.getByRole("checkbox", { name: /Scaled/ }).uncheck();
  await expect(page).toHaveURL(/with-scale=none/);
  await focus.referenceObject.selectOption("Tracks/hQOverPt");
  await expect(page).toHaveURL(/with=Tracks\/hQOverPt/);
  await expect(page.getByText("The bins differ: there is no ratio.")).toBeVisible();
  await focus.referenceRun.selectOption({ label: "None" });
  await expect(page).not.toHaveURL(/with/);
  await expect(focus.figure.getByText(/^559101$/)).toHaveCount(0);
});

test("the fields have the range that is drawn, with room for what is laid over: a new end keeps the other", async ({
  page,
}) => {
  const focus = await new PanelPage(page).goto("#/panel/559104?src=demo/559104.root&panel=mip-qtot&figure=1");
  const alone = Number(await focus.field("y to").inputValue());
  await focus.referenceRun.selectOption({ label: "This run, another object" });
  await focus.referenceObject.selectOption("PID/hdEdxTotMIP_TPC");
  await page.getByRole("checkbox", { name: /Scaled/ }).uncheck();
  await expect.poll(async () => Number(await focus.field("y to").inputValue())).toBeGreaterThan(alone);
  const both = await focus.field("y to").inputValue();
  await focus.setRange("y from", "10");
  await expect(page).toHaveURL(new RegExp(`y=10,${both}(&|$)`));
});

test("another object of the run is laid over; one of another kind is refused in words", async ({ page }) => {
  const focus = await new PanelPage(page).goto("#/panel/559104?src=demo/559104.root&panel=phi-a");
  await focus.referenceRun.selectOption({ label: "This run, another object" });
  await focus.referenceObject.selectOption("Tracks/hPhiCside");
  await expect(focus.figure.getByText(/^hPhiCside$/)).toBeVisible();
  await expect(page).toHaveURL(/with=Tracks\/hPhiCside(&|$)/);
  await focus.referenceObject.selectOption("Tracks/h2DEtaPhi");
  await expect(
    page.getByRole("alert").filter({ hasText: "h2DEtaPhi is a map, hPhiAside is a histogram" }),
  ).toBeVisible();
  await focus.referenceObject.selectOption("Tracks/hPhiCside");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});

test("an address is asked about in its place, and fails there in words, with its facts", async ({ page }) => {
  const url = data.put(demo(559101), "other.root");
  const focus = await new PanelPage(page).goto(eta);
  await focus.referenceRun.selectOption({ label: "Another file or address …" });
  await focus.field("Address of the reference").fill("other.root");
  await focus.field("Address of the reference").press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "not an address" })).toBeVisible();

  data.server.reset();
  await focus.field("Address of the reference").fill(url);
  await page.getByRole("button", { name: "Lay over" }).click();
  await expect(page.getByRole("group", { name: /Nothing was fetched yet/ })).toBeVisible();
  expect(data.server.log).toHaveLength(0);
  await page.getByRole("button", { name: names.readOnce(new URL(url).host) }).click();
  await expect(focus.figure.getByText(/^559101$/)).toBeVisible();

  await focus.referenceRun.selectOption({ label: "Another file or address …" });
  await focus.field("Address of the reference").fill(url.replace("other", "none"));
  await page.getByRole("button", { name: "Lay over" }).click();
  await page.getByRole("button", { name: names.readAlways(new URL(url).host) }).click();
  await expect(page.getByRole("alert").filter({ hasText: "does not exist on the server (HTTP 404)" })).toBeVisible();
  await page.getByText(names.showDetails).click();
  await expect(page.getByLabel("Details", { exact: true })).toContainText("none.root");
  data.put(demo(559101), "none.root");
  await page.getByRole("button", { name: names.tryAgain }).click();
  await expect(focus.figure.getByText(/^559101$/)).toBeVisible();
});

test("a link that is pasted lays over what it is about", async ({ page }) => {
  const focus = await new PanelPage(page).goto("#/panel/559104?src=demo/559104.root&panel=phi-a");
  await focus.referenceRun.selectOption({ label: "Another file or address …" });
  await focus
    .field("Address of the reference")
    .fill("https://x.example/#/panel/559101?src=demo/559101.root&panel=phi-c");
  await page.getByRole("button", { name: "Lay over" }).click();
  await expect(page).toHaveURL(/with=Tracks\/hPhiCside&with-src=demo\/559101\.root/);
  await expect(focus.figure.getByText(/^559101 hPhiCside$/)).toBeVisible();
});

test("a local file is laid over; who gets the link is asked for it", async ({ page, newPerson }) => {
  const focus = await new PanelPage(page).goto(eta);
  await focus.referenceRun.selectOption({ label: "Another file or address …" });
  await page.getByLabel("Reference file", { exact: true }).setInputFiles(demo(559107));
  await expect(focus.figure.getByText(/^559107$/)).toBeVisible();
  await expect(page).toHaveURL(/with=Tracks\/hEta&with-file=559107\.root/);

  const theirs = new PanelPage(await (await newPerson()).newPage());
  await theirs.page.goto(page.url());
  await expect(theirs.page.getByRole("group", { name: /needs a local file, 559107\.root/ })).toBeVisible();
  await theirs.page.getByLabel("559107.root", { exact: true }).setInputFiles(demo(559107));
  await expect(theirs.figure.getByText(/^559107$/)).toBeVisible();
  await focus.expectSame(theirs);
});
