import { names, ReportPage, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { tabTo } from "../tab-to.ts";

test("start page, report, copied link, and back, by keyboard alone", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const start = await new StartPage(page).goto();
  await tabTo(page, start.demos.getByRole("link", { name: names.deadSector }));
  await page.keyboard.press("Enter");
  const report = new ReportPage(page);
  await report.settled(559104);

  // A page that opened has the focus on its content: navigation and tools are before it.
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: names.copyLink }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("559104");

  // The same by one key, then to the first panel, into it, and out again.
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.keyboard.press("y");
  await expect.poll(copied).toContain("559104");
  await page.keyboard.press("j");
  await expect(report.figure(names.clustersPerPad)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure")).toHaveCount(1);
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Escape");
  await report.settled(559104);
  await page.keyboard.press("Escape");
  await expect(start.heading).toBeVisible();
});
