import { readFileSync } from "node:fs";
import { join } from "node:path";
import { names, ReportPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";
import { SetPage } from "../set-page.ts";

const demo = (run: number): string => join(dist, `demo/apass1/${run}.root`);
const whole = [559102, 559107, 559110];
const cutRun = 559121;

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
  for (const run of whole) data.put(demo(run));
  data.put(join(dist, "demo/apass1/runparameters.json"));
  const bytes = readFileSync(demo(559102));
  data.write(bytes.subarray(0, bytes.length / 2), `${cutRun}.root`);
});
test.afterAll(() => data.dispose());

test("what was let in once is as it was left when one comes back, with what was not read, until the page is reloaded", async ({
  page,
}) => {
  const set = new SetPage(page);
  await page.goto(`./#/period?dir=${data.server.address}&runs=${[...whole, cutRun].join(",")}`);
  const once = page.getByRole("button", { name: "Read from it once" });
  await once.click();
  const facts = page.getByText("559102 to 559121 · 3 of 4 runs read · 1 not read");
  await expect(facts).toBeVisible({ timeout: 45_000 });
  const verdicts = page.getByRole("list", { name: names.verdicts });
  const told = async (): Promise<readonly string[]> =>
    Promise.all([verdicts, set.runs, set.standsOut.getByRole("list").first()].map((each) => each.innerText()));
  const isComplete = async (): Promise<void> => {
    await expect(verdicts.getByRole("listitem")).toHaveText([/2\s*bad/, /1\s*good/, /1\s*not read/]);
    await expect(set.run("559110")).toContainText("kHz");
    // What the chambers and curves of all say comes after the trends.
    for (const off of ["559107", "559110"]) await expect(set.run(off).getByText("13", { exact: true })).toBeVisible();
    await expect(set.standsOut.getByRole("listitem").filter({ hasText: /5591\d\d/ })).toHaveCount(3);
  };
  await isComplete();
  const before = await told();
  expect(before[2]).toMatch(/559121\s*not read: .*truncated/);

  await set.standsOut.getByRole("link", { name: "559107", exact: true }).click();
  await new ReportPage(page).settled(559107);
  const { log } = data.server;
  const read = log.length;
  await page.goBack();
  await expect(facts).toBeVisible();
  await expect(page.getByText("1 run was not read.")).toBeVisible();
  await isComplete();
  await expect.poll(told).toEqual(before);
  await page.getByRole("link", { name: /^Start/ }).click();
  await page.goBack();
  await isComplete();
  await expect.poll(told).toEqual(before);
  await expect(once).toHaveCount(0);
  expect(log.slice(read)).toEqual([]);

  await test.step("what was not read is tried again by itself", async () => {
    await page.getByRole("button", { name: names.tryAgain }).click();
    await expect.poll(() => new Set(log.slice(read).map(({ path }) => path))).toEqual(new Set([`/${cutRun}.root`]));
    await expect(page.getByText("1 run was not read.")).toBeVisible();
  });
  const enlarged = await set.panel("Mean η").getByRole("link", { name: "Enlarge" }).getAttribute("href");
  await page.reload();
  await expect(once).toBeVisible();
  await expect(set.run("559121")).toContainText("asks");
  await test.step("a panel by itself asks, too", async () => {
    await page.goto(enlarged!);
    await expect(set.panel("Mean η")).toBeVisible();
    await once.click();
    await expect(set.panel("Mean η").getByRole("img", { name: /^Mean η/ })).toBeVisible({ timeout: 45_000 });
  });
});
