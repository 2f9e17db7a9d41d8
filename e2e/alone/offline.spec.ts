import { names, openLink, readyForOffline, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";

/** From the call for the page to the heading and the figure on screen, ms. */
const limit = 3_000;

test("a kept run opens by links within three seconds without network and server", async ({ page, context, site }) => {
  const start = await new StartPage(page).goto();
  const report = await start.openDemo(names.lowGain);
  await report.settled(559107);
  const links = [await report.copyLink(), await report.copyPanelLink(names.mip)];
  await readyForOffline(page);
  await context.setOffline(true);
  await site.stop();
  await page.close();
  for (const link of links) {
    // What else the machine does may slow down one opening: it is too slow where each of three is.
    let fastest = Infinity;
    for (let tries = 0; tries < 3 && fastest >= limit; tries += 1) {
      const began = performance.now();
      const again = await openLink(context, link);
      await expect(again.heading(559107)).toBeVisible();
      await again.marked(link === links[0] ? names.phiA : names.mip, /^Quality/);
      fastest = Math.min(fastest, performance.now() - began);
      await again.page.close();
    }
    expect(fastest).toBeLessThan(limit);
  }
});
