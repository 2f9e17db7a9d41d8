import { readFileSync } from "node:fs";
import { join } from "node:path";
import { names, openLink, ReportPage, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";
import { firstByte, keyRecords, recordAt } from "../root-keys.ts";
import { formatRoute } from "../../src/route/links.ts";
import { rounds } from "../servers/log.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

const demo = (run: number): string => join(dist, `demo/${run}.root`);

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterAll(() => data.dispose());

test("a link to a report opens it at the panel in sight", { tag: "@path" }, async ({ page, newPerson }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.lowGain);
  await report.settled(559107);
  const link = await report.copyPanelLink(names.mip);

  const theirs = await openLink(await newPerson(), link);
  await expect(theirs.heading(559107)).toBeVisible();
  await expect(theirs.figure(names.mip)).toBeInViewport();
  await expect(theirs.figure(names.mip).getByRole("img", { name: names.bad }).first()).toBeVisible();
});

test(
  "a link to a panel opens the same view for somebody else: ranges, logarithms, palette, rule, pixels",
  { tag: "@path" },
  async ({ page, newPerson }) => {
    const report = await (await new StartPage(page).goto()).openDemo(names.deadSector);
    await report.settled(559104);
    await report.enlarge(names.clustersPhiA);
    const mine = new PanelPage(page);
    await mine.setRange("y from", "80");
    await mine.setRange("x to", "4.5");
    await mine.setRange("z from", "1");
    await mine.log("z").check();
    await mine.palette("Cividis").check();
    await mine.rule.selectOption("parity");
    await expect(page).toHaveURL(/rule=parity/);
    const link = await report.copyLink();

    const theirPage = (await openLink(await newPerson(), link)).page;
    const theirs = new PanelPage(theirPage);
    await expect(new ReportPage(theirPage).heading(559104)).toBeVisible();
    for (const [field, value] of [
      ["y from", "80"],
      ["x to", "4.5"],
      ["z from", "1"],
    ] as const) {
      await expect(theirs.field(field)).toHaveValue(value);
    }
    await expect(theirs.log("z")).toBeChecked();
    await expect(theirs.log("y")).not.toBeChecked();
    await expect(theirs.palette("Cividis")).toBeChecked();
    await expect(theirs.rule).toHaveValue("parity");
    await mine.expectSame(theirs);
    await expect(theirPage).toHaveURL(link);
  },
);

test("a link in JSROOT's form opens its object", { tag: "@path" }, async ({ newPerson }) => {
  const url = data.put(demo(559101), "jsroot.root");
  const context = await newPerson();
  const theirs = await openLink(context, `./?file=${url}&item=int/TPC/Tracks/hPt;1&opt=logy`);
  await theirs.allow(url);
  await expect(theirs.page.getByRole("figure", { name: /hPt/ })).toBeVisible();
  await theirs.drawn();
  await expect(new PanelPage(theirs.page).log("y")).toBeChecked();
  await expect(theirs.page).toHaveURL(/#\/object.*object=Tracks\/hPt/);
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
  data.server.reset();
  data.server.latency = 20;
  const theirs = await openLink(await newPerson(), `./${link}`);
  await theirs.allow(url);
  await expect(theirs.page.getByRole("figure", { name: /hEta|Pseudorapidity/ })).toBeVisible();
  await theirs.drawn();

  const needed = keyRecords(file).find((key) => key.name === "Tracks" && key.className.endsWith("Collection"))!.bytes;
  const served = data.server.log.filter(({ path }) => path === "/object.root");
  const bytes = served.reduce((sum, each) => sum + each.bytes, 0);
  expect(bytes).toBeGreaterThanOrEqual(needed);
  expect(bytes).toBeLessThanOrEqual(needed * 1.05 + 256_000);
  expect(rounds(served)).toBeLessThanOrEqual(4);
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
  await report.allowAlways(url);
  await report.settled(559101);
  const link = await report.copyLink();
  expect(readFileSync(demo(559104)).length).not.toBe(readFileSync(demo(559101)).length);
  data.put(demo(559104), "replaced.root");

  const theirs = await openLink(await newPerson(), link);
  await theirs.allow(url);
  const said = theirs.page.getByRole("alert").filter({ hasText: "another version" });
  await expect(said).toHaveText(
    /^\s*The link was made for another version of replaced\.root \(identity [0-9a-f]{8}\); this is the file as it is now \(identity [0-9a-f]{8}\)\./,
  );
  await expect(said).toBeInViewport();
  await theirs.settled(559104);

  // Who has the old one kept sees it, is told, and can go on to the new one.
  const mine = (await openLink(page.context(), link)).page;
  await expect(new ReportPage(mine).heading(559101)).toBeVisible();
  const told = mine.getByRole("alert").filter({ hasText: "replaced.root is another file now" });
  await expect(told).toHaveText(
    /now \(identity [0-9a-f]{8}\); this is the one read on .* UTC \(identity [0-9a-f]{8}\)\./,
  );
  await told.getByRole("button", { name: names.showNow }).click();
  await new ReportPage(mine).settled(559104);
  await expect(told).toHaveCount(0);
  await mine.close();
});

test("recipes of another release are said", async ({ page, newPerson }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
  await report.settled(559101);
  const link = await report.copyLink();
  expect(link).toMatch(/release=\d+/);
  const theirs = await openLink(await newPerson(), link.replace(/release=\d+/, "release=999"));
  await theirs.settled(559101);
  await expect(theirs.page.getByRole("alert").filter({ hasText: /release 999 .* release \d+:/ })).toBeInViewport();
});

test("unknown keys of a link are passed over, bad fields are said", async ({ page, newPerson }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
  await report.settled(559101);
  const link = await report.copyLink();
  const person = await newPerson();
  const newer = await openLink(person, `${link}&of-a-newer-release=1`);
  await newer.settled(559101);
  await expect(newer.page.getByRole("alert")).toHaveCount(0);
  const bad = await openLink(person, `${link}&palette=rainbow-of-none`);
  await bad.settled(559101);
  await expect(bad.page.getByRole("alert").filter({ hasText: "left out: the palette." })).toBeVisible();
});
