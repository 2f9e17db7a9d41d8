import type { Page } from "@playwright/test";
import { join } from "node:path";
import { names, openLink, readyForOffline, SettingsPage, small, StartPage, type ReportPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { startDataServer } from "../servers/ranges.ts";

const run = small.lowGain;

const settingsOf = async (page: Page): Promise<SettingsPage> => (await new StartPage(page).goto()).openSettings();

/** The low-gain run as its person opens it. */
async function lowGain(page: Page): Promise<ReportPage> {
  const report = await (await new StartPage(page).goto()).openBeside(small.file(run));
  await report.settled(run);
  return report;
}

const verdict = (report: ReportPage, mark: string) => report.marked(names.mip, mark);
const notice = (page: Page) => page.getByRole("alert").filter({ hasText: names.notYours });

test("a threshold changed in the settings changes the verdict of a run, reset changes it back", async ({ page }) => {
  await verdict(await lowGain(page), names.bad);

  const settings = await settingsOf(page);
  await settings.setLimit("low", "44");
  await expect(settings.resetAll).toBeVisible();
  const loose = await (await settings.back()).openRecent(run);
  await verdict(loose, names.good);
  await expect(loose.figure(names.mip)).toContainText("wanted 44 to 52, changed from 48 to 52");
  await expect(page).toHaveURL(/limits=mip-mean\.low:44/);
  await expect(notice(page)).toHaveCount(0);

  await page.goBack();
  await (await new StartPage(page).openSettings()).resetAll.click();
  await expect(settings.limit("low")).toHaveValue("48");
  await expect(settings.resetAll).toHaveCount(0);
  const again = await (await settings.back()).openRecent(run);
  await verdict(again, names.bad);
  await expect(page).not.toHaveURL(/limits/);
});

test("a link with changed thresholds shows the same verdict to somebody else, and says so at the top", async ({
  page,
  newPerson,
}) => {
  const settings = await settingsOf(page);
  await settings.setLimit("low", "45");
  await settings.keepCheck("Gain", "48 < fit(mean; 40, 60) < 52", "45 < fit(mean; 40, 60) < 55");
  await settings.back();
  const mine = await lowGain(page);
  await verdict(mine, "Quality: medium");
  const link = await mine.copyLink();
  await page.close();

  const person = await newPerson();
  const theirs = await openLink(person, link);
  await verdict(theirs, "Quality: medium");
  await expect(notice(theirs.page)).toBeInViewport();
  await expect(notice(theirs.page)).toContainText("low 45, yours 48; with the check “Gain”");
  const gain = theirs.page.getByRole("listitem").filter({ hasText: "Gain: fit(mean; 40, 60) is 46." });
  await expect(gain.first()).toBeVisible();

  await notice(theirs.page).getByRole("button", { name: names.useMine }).click();
  await verdict(theirs, names.bad);
  await expect(notice(theirs.page)).toHaveCount(0);
  await expect(gain).toHaveCount(0);

  // Once more, and kept: from then on they are this person's too.
  await theirs.page.goto(link);
  await notice(theirs.page).getByRole("button", { name: names.keepTheirs }).click();
  await expect(notice(theirs.page)).toHaveCount(0);
  await verdict(theirs, "Quality: medium");
  await expect((await settingsOf(theirs.page)).limit("low")).toHaveValue("45");
  await expect(new SettingsPage(theirs.page).remove("Gain")).toBeVisible();

  // A link that carries none judges as released, whatever its reader's settings are.
  await theirs.page.goto(link.replace(/&(limits|own)=[^&]*/g, ""));
  await verdict(theirs, names.bad);
  await expect(notice(theirs.page)).toContainText("without your check “Gain”");
});

test("an expression kept as a check is in the list of verdicts until it is removed", async ({ page }) => {
  const settings = await settingsOf(page);
  await settings.keepCheck("Gain", "fit(mean; 40, 60)");
  await expect(page.getByRole("alert").filter({ hasText: "A check must be true or false" })).toBeVisible();
  await settings.keepCheck("Gain", "48 < fit(mean; 40, 60");
  await expect(page.getByRole("alert").filter({ hasText: "Expected “)” after “60”, at column 22." })).toBeVisible();
  await settings.keepCheck("Gain", "48 < fit(mean; 40, 60) < 52");
  await expect(settings.remove("Gain")).toBeVisible();
  await settings.back();
  const report = await lowGain(page);
  await expect(
    page
      .getByRole("listitem")
      .filter({ hasText: /Gain: fit\(mean; 40, 60\) is 46\.\d+, wanted 48 to 52/ })
      .first(),
  ).toBeVisible();

  await page.reload();
  await report.settled(run);
  await expect(page.getByRole("listitem").filter({ hasText: "Gain: " }).first()).toBeVisible();
  await page.goBack();
  await (await new StartPage(page).openSettings()).remove("Gain").click();
  await expect(settings.remove("Gain")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Checks of your own" })).toBeFocused();
  const without = await (await settings.back()).openRecent(run);
  await verdict(without, names.bad);
  await without.settled(run);
  await expect(without.figure(names.mip)).not.toContainText("Gain");
});

test("settings survive a reload, and are the same in two tabs", async ({ page, context }) => {
  const settings = await settingsOf(page);
  const other = await settingsOf(await context.newPage());
  await settings.setLimit("low", "47.5");
  await expect(other.limit("low")).toHaveValue("47.5");
  await other.setLimit("high", "53");
  await expect(settings.limit("high")).toHaveValue("53");
  await page.reload();
  await expect(settings.limit("low")).toHaveValue("47.5");
  await expect(settings.limit("high")).toHaveValue("53");
});

test("what cannot be is refused beside the field, and the value stays", async ({ page }) => {
  const settings = await settingsOf(page);
  await settings.setLimit("low", "52");
  await expect(page.getByRole("alert").filter({ hasText: "The lower limit must be below 52." })).toBeVisible();
  await settings.setLimit("needed", "few");
  await expect(page.getByRole("alert").filter({ hasText: "A limit is a number." })).toBeVisible();
  await page.reload();
  await expect(settings.limit("low")).toHaveValue("48");
});

test("without network a kept run is judged by thresholds and checks changed since", async ({ page, context }) => {
  await lowGain(page);
  await readyForOffline(page);
  await context.setOffline(true);
  await page.goBack();
  const settings = await new StartPage(page).openSettings();
  await settings.setLimit("low", "45");
  await settings.keepCheck("Width", "fit(sigma; 40, 60) < 1");
  const report = await (await settings.back()).openRecent(run);
  await report.settled(run);
  await expect(
    page
      .getByRole("listitem")
      .filter({ hasText: /Width: fit\(sigma; 40, 60\) is 3\.\d+, wanted below 1/ })
      .first(),
  ).toBeVisible();
  await expect(report.figure(names.mip)).toContainText("Width");
});

test("a host that was always allowed is asked about again once it is removed", async ({ page }) => {
  const data = await startDataServer();
  try {
    const url = data.put(join(dist, small.file(run)), "host.root");
    const start = await new StartPage(page).goto();
    const report = await start.openAddress(url);
    await report.allowAlways(url);
    await report.settled(run);
    await page.goBack();
    const settings = await start.openSettings();
    const { host } = new URL(url);
    await page.getByRole("button", { name: `Remove ${host}` }).click();
    await expect(page.getByText("None: you are asked about every other host.")).toBeVisible();
    await page.getByRole("button", { name: "Delete all runs" }).click();
    await page.getByRole("group", { name: "Delete all runs?" }).getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/^0 runs, /)).toBeVisible();
    await (await settings.back()).openAddress(url);
    await expect(page.getByRole("button", { name: names.readOnce(host) })).toBeVisible();
  } finally {
    await data.dispose();
  }
});

test("the settings are reached and left by keyboard", async ({ page }) => {
  await new StartPage(page).goto();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: names.settings })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(new SettingsPage(page).heading).toBeVisible();
  await expect(page).toHaveURL(/#\/settings$/);
  await expect(page).toHaveTitle(/^Settings/);
  await page.keyboard.press("Escape");
  await expect(new StartPage(page).heading).toBeVisible();
});
