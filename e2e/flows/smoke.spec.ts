import { names, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

test("the start page offers files, addresses and the demo", { tag: "@path" }, async ({ page }) => {
  const start = await new StartPage(page).goto();
  await expect(page).toHaveTitle(names.app);
  await expect(page.getByRole("button", { name: names.chooseFiles })).toBeVisible();
  await expect(start.address).toBeVisible();
  for (const name of [names.goodRun, names.deadSector, names.lowGain]) {
    await expect(start.demos.getByRole("link", { name })).toBeVisible();
  }
  await expect(page.getByText("nothing is uploaded")).toBeVisible();
});

test("what is no address is said at the field", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await start.openAddress("ftp://host.example/559101.root");
  await expect(page.getByRole("alert").filter({ hasText: "https" })).toBeVisible();
  await expect(start.address).toBeFocused();
});

test("nothing of the start page reaches beyond a window of 420 or 1440 px", async ({ page }) => {
  const fits = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  for (const width of [420, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await new StartPage(page).goto();
    expect(await fits(), `${width} px`).toBe(true);
    await page.getByRole("textbox").fill(`root://eospublic.cern.ch//eos/${"long".repeat(40)}.root`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Use the https address of the same file." })).toBeVisible();
    expect(await fits(), `${width} px, with a sentence about a long address`).toBe(true);
  }
});
