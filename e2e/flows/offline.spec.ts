import { expectAccessible } from "../accessible.ts";
import { names, openLink, readyForOffline, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

test(
  "without network and server a kept run opens by a reload, by the click that opened it, and by deep links",
  { tag: "@path" },
  async ({ page, context, site }) => {
    const start = await new StartPage(page).goto();
    const report = await start.openDemo(names.lowGain);
    await report.settled(559107);
    const link = await report.copyLink();
    const deep = await report.copyPanelLink(names.mip);
    await report.enlarge(names.mip);
    const panel = await report.copyLink();
    await page.goBack();
    await readyForOffline(page);
    await context.setOffline(true);
    await site.stop();

    await test.step("a reload keeps the report", async () => {
      await page.reload();
      await report.settled(559107);
      await report.marked(names.mip, names.bad);
    });
    await test.step("the demo opens by the same click", async () => {
      await page.goto("./");
      await expect(start.heading).toBeVisible();
      await (await start.openDemo(names.lowGain)).settled(559107);
      await report.marked(names.mip, names.bad);
    });
    await page.close();

    for (const address of [link, deep, panel]) {
      const again = await openLink(context, address);
      await expect(again.heading(559107)).toBeVisible();
      await again.marked(address === link ? names.phiA : names.mip, /^Quality/);
      await again.page.close();
    }
  },
);

test("a demo that was never opened says why it cannot open, accessibly", async ({ page, context }) => {
  const start = await new StartPage(page).goto();
  await readyForOffline(page);
  await context.setOffline(true);
  await expect(page.getByText(names.offline)).toBeVisible();
  await start.openDemo(names.goodRun);
  await expect(page.getByRole("heading", { name: names.notRead })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "no network" })).toBeVisible();
  await expectAccessible(page);
});
