import { readFileSync } from "node:fs";
import { join } from "node:path";
import { names, openLink, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { firstByte, keyRecords, recordAt } from "../root-keys.ts";
import { formatRoute } from "../../src/route/links.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

const demo = (run: number): string => join(dist, `demo/${run}.root`);

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterAll(() => data.dispose());

test("a link to a panel opens the same view for somebody else", async ({ page, newPerson }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.lowGain);
  await report.settled(559107);
  const link = await report.copyPanelLink(names.mip);

  const theirs = await openLink(await newPerson(), link);
  await expect(theirs.heading(559107)).toBeVisible();
  await expect(theirs.figure(names.mip)).toBeInViewport();
  await expect(theirs.figure(names.mip).getByRole("img", { name: names.bad }).first()).toBeVisible();
});

test("a link to one object fetches its collection and no other", async ({ newPerson }) => {
  const file = demo(559101);
  const url = data.put(file, "object.root");
  const link = formatRoute({
    page: "object",
    object: "Tracks/hEta",
    source: { kind: "url", url },
    run: 559101,
    identity: undefined,
    rule: "robust",
    release: undefined,
    palette: "bird",
    view: { x: undefined, y: undefined, z: undefined, log: undefined },
  });
  const theirs = await openLink(await newPerson(), `./${link}`);
  await theirs.allow(url);
  await expect(theirs.page.getByRole("figure", { name: /hEta|Pseudorapidity/ })).toBeVisible();
  await theirs.drawn();

  const needed = keyRecords(file).find((key) => key.name === "Tracks" && key.className.endsWith("Collection"))!.bytes;
  const served = data.server.log.filter(({ path }) => path === "/object.root");
  const bytes = served.reduce((sum, each) => sum + each.bytes, 0);
  expect(bytes).toBeGreaterThanOrEqual(needed);
  expect(bytes).toBeLessThanOrEqual(needed * 1.05 + 256_000);
  expect(served.every(({ range }) => /^bytes=\d+-\d+$/.test(range ?? ""))).toBe(true);
});

test("a report link reads the collection of its panel first", async ({ page, newPerson }) => {
  const file = demo(559101);
  const url = data.put(file, "first.root");
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allow(url);
  await report.settled(559101);
  for (const [panel, collection] of [
    [names.mip, "PID"],
    [names.phiA, "Tracks"],
  ] as const) {
    const link = await report.copyPanelLink(panel);
    data.server.reset();
    data.server.latency = 20;
    const theirs = await openLink(await newPerson(), link);
    await theirs.allow(url);
    await theirs.settled(559101);
    const records = keyRecords(file);
    const collections = data.server.log
      .toSorted((a, b) => a.at - b.at)
      .map(({ range }) => recordAt(records, firstByte(range)))
      .filter((record) => record?.className.endsWith("Collection"))
      .map((record) => record!.name);
    expect(collections[0]).toBe(collection);
  }
});

test("a file replaced after the link was made is said", async ({ page, newPerson }) => {
  const url = data.put(demo(559101), "replaced.root");
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allow(url);
  await report.settled(559101);
  const link = await report.copyLink();
  expect(readFileSync(demo(559104)).length).not.toBe(readFileSync(demo(559101)).length);
  data.put(demo(559104), "replaced.root");

  const theirs = await openLink(await newPerson(), link);
  await theirs.allow(url);
  await expect(theirs.page.getByRole("alert").filter({ hasText: "another version" })).toBeVisible();
  await theirs.settled(559104);

  // Who has the old one kept sees it, and is told.
  const mine = await openLink(page.context(), link);
  await expect(mine.heading(559101)).toBeVisible();
  await mine.page.close();
});

test("unknown keys of a link are passed over, bad fields are said", async ({ page, newPerson }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
  await report.settled(559101);
  const link = await report.copyLink();
  const theirs = await openLink(await newPerson(), `${link}&of-a-newer-release=1&palette=rainbow-of-none`);
  await theirs.settled(559101);
});
