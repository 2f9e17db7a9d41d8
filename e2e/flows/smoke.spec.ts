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

test(
  "one click shows a demo run, and back leads to the start page, which lists it",
  { tag: "@path" },
  async ({ page }) => {
    const start = await new StartPage(page).goto();
    const report = await start.openDemo(names.goodRun);
    await report.settled(559101);
    await page.goBack();
    await expect(start.heading).toBeVisible();
    await expect(start.recent.getByRole("link", { name: "559101" })).toBeVisible();
  },
);

test("what is no address is said at the field", async ({ page }) => {
  const start = await new StartPage(page).goto();
  await start.openAddress("ftp://host.example/559101.root");
  await expect(page.getByRole("alert").filter({ hasText: "https" })).toBeVisible();
  await expect(start.address).toBeFocused();
});

for (const width of [420, 1440]) {
  test(`nothing reaches beyond a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const start = await new StartPage(page).goto();
    const fits = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await fits()).toBe(true);
    await (await start.openDemo(names.goodRun)).settled(559101);
    expect(await fits()).toBe(true);
  });
}
