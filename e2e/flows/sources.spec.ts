import { join } from "node:path";
import { names, openLink, readyForOffline, small, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { needsProgram } from "../needs.ts";
import type { Daemon } from "../servers/daemon.ts";
import { startNginx } from "../servers/nginx.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";
import { startXrootd } from "../servers/xrootd.ts";

const run = small.lowGain;
const file = join(dist, small.file(run));

/** Open by address, report, link for somebody else, then offline again: the same from every kind of server. */
function opensFrom(address: () => string): void {
  test("opens by address, by link, and offline", async ({ page, context, newPerson }) => {
    const url = address();
    const report = await (await new StartPage(page).goto()).openAddress(url);
    await report.allow(url);
    await report.settled(run);
    await report.marked(names.mip, names.bad);
    const link = await report.copyLink();
    expect(decodeURIComponent(link)).toContain(url);
    await readyForOffline(page);
    await page.close();

    const person = await newPerson();
    const theirs = await openLink(person, link);
    await theirs.allow(url);
    await theirs.marked(names.mip, names.bad);
    await person.close();

    await context.setOffline(true);
    const again = await openLink(context, link);
    await again.settled(run);
    await again.marked(names.mip, names.bad);
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

  // Of a run with values per pad: many ranges.
  test("answers in ranges only, at most 4 at a time", async ({ page }) => {
    const large = data.put(join(dist, "demo/559104.root"));
    data.server.reset();
    data.server.latency = 30;
    const report = await (await new StartPage(page).goto()).openAddress(large);
    await report.allow(large);
    await report.settled(559104);
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
