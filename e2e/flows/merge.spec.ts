import { readFileSync } from "node:fs";
import { expectAccessible } from "../accessible.ts";
import { names, openLink, readyForOffline, ReportPage, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";
import { SetPage } from "../set-page.ts";
import { golden } from "../../tools/testing/golden.ts";

needsGolden();

const slices = ["1200", "1210", "1220"];
const slice = (time: string): string => golden(`slices/559108/${time}.root`);

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterAll(() => data.dispose());

/** The page of the slices on another server, which is asked about first. */
async function openSlices(set: SetPage): Promise<void> {
  for (const time of slices) data.put(slice(time), `559108_${time}.root`);
  await set.page.goto(`./#/period?dir=${data.server.address}&runs=${slices.map((time) => `559108_${time}`).join(",")}`);
  await set.page.getByRole("button", { name: /^Always allow/ }).click();
  await expect(set.page.getByText("12:00 to 12:20 · all time slices read")).toBeVisible({ timeout: 45_000 });
}

test("time slices open as one run, whose link shows it to a colleague", async ({ page, newPerson }) => {
  const set = new SetPage(page);
  await openSlices(set);
  await set.standsOut.getByRole("link", { name: "Open run 559108 merged" }).click();
  const report = new ReportPage(page);
  await report.settled(559108);
  await expect(page.getByText(/merged from 3 slices: 12:00, 12:10, 12:20;/).first()).toBeVisible();
  await report.marked(names.mip, names.good);
  await expectAccessible(page);
  const link = await report.copyLink();
  expect(link).toMatch(/parts=559108_1200,559108_1210,559108_1220&id=[0-9a-f]{32}/);

  await test.step("a colleague is asked about the host, and sees the same", async () => {
    const colleague = await openLink(await newPerson(), link);
    await colleague.page.getByRole("button", { name: /^Read from .* once/ }).click();
    await colleague.settled(559108);
    await expect(colleague.page.getByText(/merged from 3 slices/).first()).toBeVisible();
    expect(await colleague.copyLink()).toBe(link);
  });
});

test("sentences about time slices call them so", async ({ page }) => {
  const set = new SetPage(page);
  await openSlices(set);
  const main = page.getByRole("main");
  await expect(main.getByRole("img", { name: /^Mean η by time slice\. 3 of 3 time slices\./ })).toBeVisible();
  await expect(
    main.getByRole("img", { name: /^MIP dE\/dx, TPC, curves of all time slices\. 3 time slices/ }),
  ).toBeVisible();
  const every = page.getByRole("group", { name: "Tracks and dE/dx, every trend of each time slice" });
  await expect(every).toBeVisible();
  const matrix = page.getByRole("application", { name: /^Matrix of Clusters per pad.*over the time slices$/ });
  await matrix.focus();
  await page.keyboard.press("ArrowRight");
  await expect(matrix.getByRole("status")).toContainText(/12:00/);
  await expect(main).not.toContainText(/\d (of \d+ )?runs?\b/);
});

test("a merged run is kept, and opens without network and server", async ({ page, context }) => {
  for (const time of ["1220", "1230"]) data.put(slice(time), `559108_${time}.root`);
  const report = new ReportPage(page);
  await page.goto(`./#/run/559108?dir=${data.server.address}&parts=559108_1220,559108_1230`);
  await report.allowAlways(data.server.address);
  await report.settled(559108);
  const verdicts = await report.verdicts.innerText();
  expect(verdicts).toMatch(/good/);
  const start = await new StartPage(page).goto();
  const row = start.recent.getByRole("row").filter({ hasText: "merged from 2 slices: 12:20, 12:30" });
  await expect(row).toContainText("559108");
  await readyForOffline(page);
  await context.setOffline(true);
  await data.server.stop();
  await row.getByRole("link", { name: "559108, merged" }).click();
  await report.settled(559108);
  await expect.poll(() => report.verdicts.innerText()).toBe(verdicts);
  await context.setOffline(false);
  await data.server.resume();
});

test("slices that are hidden are left out; a part that is cut is named, and nothing is shown of the others", async ({
  page,
}) => {
  const set = new SetPage(page);
  await openSlices(set);
  await page.goto(`${page.url()}&hidden=2`);
  await expect(set.standsOut.getByText("2 of 3 time slices, 12:20 is hidden")).toBeVisible();
  const bytes = readFileSync(slice("1210"));
  data.write(bytes.subarray(0, bytes.length / 2), "559108_1210.root");
  await set.standsOut.getByRole("link", { name: "Open run 559108 merged" }).click();
  await expect(page.getByRole("heading", { name: names.notRead })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("559108_1210.root, one of 2 parts");
  await expect(page.getByRole("figure")).toHaveCount(0);
  await expectAccessible(page);
});

test("a link to a run in local parts asks for them together", async ({ page }) => {
  await page.goto("./#/run/559108?dir=file:&parts=1200,1210");
  await expect(page.getByRole("heading", { name: "Choose 1200.root and 1 more" })).toBeVisible();
  await expect(page.getByText("1200.root, 1210.root", { exact: true })).toBeVisible();
  await page.getByLabel("1200.root", { exact: true }).setInputFiles([slice("1200"), slice("1210")]);
  await new ReportPage(page).settled(559108);
  await expect(page.getByText(/merged from 2 slices: 12:00, 12:10; local file/).first()).toBeVisible();
});
