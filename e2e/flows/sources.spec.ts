import { join } from "node:path";
import { names, openLink, readyForOffline, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { needsProgram } from "../needs.ts";
import type { Daemon } from "../servers/daemon.ts";
import { startNginx } from "../servers/nginx.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";
import { startXrootd } from "../servers/xrootd.ts";

const run = 559104;
const file = join(dist, `demo/${run}.root`);

/** Open by address, report, link for somebody else, then offline again: the same from every kind of server. */
function opensFrom(address: () => string): void {
  test("opens by address, by link, and offline", async ({ page, context, newPerson }) => {
    const url = address();
    const report = await (await new StartPage(page).goto()).openAddress(url);
    await report.allow(url);
    await report.settled(run);
    await expect(report.figure(names.phiA).getByRole("img", { name: names.bad }).first()).toBeVisible();
    const link = await report.copyLink();
    expect(decodeURIComponent(link)).toContain(url);

    const theirs = await openLink(await newPerson(), link);
    await theirs.allow(url);
    await theirs.settled(run);

    await readyForOffline(page);
    await page.close();
    await context.setOffline(true);
    const again = await openLink(context, link);
    await again.settled(run);
  });
}

test.describe("our server with CORS on another origin", () => {
  let data: DataServer;
  let url: string;
  test.beforeAll(async () => {
    data = await startDataServer();
    url = data.put(file);
  });
  test.afterAll(() => data.dispose());
  opensFrom(() => url);

  test("answers in ranges only, at most 4 at a time", async ({ page }) => {
    data.server.reset();
    data.server.latency = 30;
    const report = await (await new StartPage(page).goto()).openAddress(url);
    await report.allow(url);
    await report.settled(run);
    const files = data.server.log.filter(({ path }) => path.endsWith(".root"));
    expect(files.map(({ status }) => status).every((status) => status === 206)).toBe(true);
    expect(Math.max(...data.server.log.map(({ parallel }) => parallel))).toBeLessThanOrEqual(4);
  });
});

test.describe("nginx and xrootd", () => {
  needsProgram("nginx");
  needsProgram("xrootd");
  test.describe.configure({ mode: "serial" });
  let xrootd: Daemon;
  let nginx: Daemon;
  test.beforeAll(async () => {
    xrootd = await startXrootd([file]);
    nginx = await startNginx(join(dist, "demo"), xrootd.address);
  });
  test.afterAll(async () => {
    await nginx.stop();
    await xrootd.stop();
  });

  test.describe("nginx with CORS", () => opensFrom(() => `${nginx.address}${run}.root`));
  test.describe("xrootd behind nginx", () => opensFrom(() => `${nginx.address}xrd/${run}.root`));

  test("straight to xrootd ends in the sentence about CORS", async ({ page }) => {
    const url = `${xrootd.address}${run}.root`;
    const report = await (await new StartPage(page).goto()).openAddress(url);
    await report.allow(url);
    await expect(page.getByRole("alert").filter({ hasText: names.noCors })).toBeVisible({ timeout: 60_000 });
  });
});
