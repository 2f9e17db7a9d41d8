import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { names, small, StartPage } from "../app.ts";
import { dist } from "../fixture.ts";
import { expect, test } from "../rigged/fixture.ts";
import { SetPage } from "../set-page.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

// Workers that end: by the browser, without end, without memory. What they did not read is said; all else goes on.

const run = small.good;
const file = `${run}.root`;
let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterEach(() => data.server.reset());
test.afterAll(() => data.dispose());

const terminate = (page: Page, kind: "bytes" | "extract"): Promise<void> =>
  page.evaluate((kind) => {
    for (const worker of window.workers[kind]) worker.terminate();
  }, kind);

const started = (page: Page, kind: "bytes" | "extract"): Promise<number> =>
  page.evaluate((kind) => window.workers[kind].length, kind);

const ends = [
  {
    how: "close",
    name: "ends without a word",
    said: `The reading process ended while reading PID of ${file}`,
    workers: 4,
  },
  { how: "memory", name: "has no memory", said: `There was not enough memory for reading PID of ${file}`, workers: 4 },
  { how: "loop", name: "never ends", said: `Gave up reading PID of ${file} after 10 s`, workers: 3 },
] as const;

for (const { how, name, said, workers } of ends) {
  test(`a collection whose reading ${name} is said, and costs nothing else`, async ({ page, rig }) => {
    // Short only where it is what ends the reading: on a busy machine others need longer.
    await rig({ fatal: { file, task: "PID", how }, ...(how === "loop" && { deadlines: { measure: 10 } }) });
    const start = await new StartPage(page).goto();
    const report = await start.openBeside(small.file(run));
    await expect(report.figure(names.mip).getByText(said).first()).toBeVisible({ timeout: 30_000 });
    await report.settled(run);
    await report.marked(names.phiA, names.good);
    await report.marked(names.clustersPhiA, names.plot);
    expect(await started(page, "extract"), "two to begin with, a new one for each that ended").toBe(workers);

    await page.getByRole("link", { name: names.start, exact: true }).click();
    await expect(start.heading).toBeVisible();
    await (await start.openBeside(small.file(small.lowGain))).settled(small.lowGain);
    await report.marked(names.mip, names.bad);
    expect(await started(page, "extract")).toBe(workers);
  });
}

for (const kind of ["extract", "bytes"] as const) {
  test(`what ${kind} workers were doing when they were terminated is done by new ones`, async ({ page }) => {
    const url = data.put(join(dist, small.file(run)));
    data.server.latency = 600;
    const report = await (await new StartPage(page).goto()).openAddress(url);
    await report.allow(url);
    await expect
      .poll(() => data.server.underWay, { message: "two collections are on their way", intervals: [50] })
      .toBeGreaterThanOrEqual(2);
    const before = await started(page, kind);
    await terminate(page, kind);
    await expect.poll(() => started(page, kind)).toBe(2 * before);
    await report.settled(run);
    for (const figure of [names.phiA, names.mip]) await report.marked(figure, /^Quality/);
    await expect(page.getByRole("button", { name: names.tryAgain })).toHaveCount(0);

    await terminate(page, kind); // with nothing to do
    await expect.poll(() => started(page, kind)).toBe(3 * before);
    data.server.latency = 0;
    const start = await new StartPage(page).goto();
    await (await start.openBeside(small.file(small.lowGain))).settled(small.lowGain);
  });
}

test("workers of a period give their place to new ones, and what they read is kept", async ({ page, rig }) => {
  await rig({ runsOfWorker: 1 });
  await page.goto("./#/period?dir=demo/apass1/&runs=559100,559102,559105,559108,559115");
  const set = new SetPage(page);
  await set.settled();
  await expect(set.run("559100").getByRole("img", { name: names.good })).toBeVisible();
  expect(await started(page, "extract"), "two to begin with, and new ones").toBeGreaterThan(3);
  await page.route("**/demo/**", (route) => route.abort());
  await page.reload();
  await set.settled();
  await expect(set.run("559100").getByRole("img", { name: names.good })).toBeVisible();
});

test("what lets workers end is not in the app that is shipped", async ({ site }) => {
  const codeIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const rigged = (folder: string): boolean => codeIn(folder).some((code) => /failWrites|rigged/.test(code));
  expect(rigged(site.folder)).toBe(true);
  expect(rigged(dist)).toBe(false);
});
