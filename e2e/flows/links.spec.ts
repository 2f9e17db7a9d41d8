import { statSync } from "node:fs";
import { join } from "node:path";
import { names, openLink, ReportPage, small, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";
import { firstByte, keyRecords, recordAt } from "../root-keys.ts";
import { formatRoute } from "../../src/route/links.ts";
import { rounds } from "../servers/log.ts";
import { startDataServer, type DataServer } from "../servers/ranges.ts";

const demo = (run: number): string => join(dist, `demo/${run}.root`);
const smallDemo = (run: number): string => join(dist, small.file(run));

let data: DataServer;
test.beforeAll(async () => {
  data = await startDataServer();
});
test.afterAll(() => data.dispose());

test("a link to a report opens it at the panel in sight", { tag: "@path" }, async ({ page, newPerson }) => {
  await page.goto(`./${small.report(small.lowGain)}`);
  const report = new ReportPage(page);
  await report.opened(small.lowGain);
  const link = await report.copyPanelLink(names.mip);
  await page.close();

  const theirs = await openLink(await newPerson(), link);
  await expect(theirs.heading(small.lowGain)).toBeVisible();
  await expect(theirs.figure(names.mip)).toBeInViewport();
  await theirs.marked(names.mip, names.bad);
});

test(
  "a link to a panel opens the same view for somebody else: ranges, logarithms, palette, rule, pixels",
  { tag: "@path" },
  async ({ page, newPerson }) => {
    const mine = await new PanelPage(page).goto("#/panel/559104?src=demo/559104.root&panel=clusters-phi-a");
    await mine.setRange("y from", "80");
    await mine.setRange("x to", "4.5");
    await mine.setRange("z from", "1");
    await mine.log("z").check();
    await mine.palette("Cividis").check();
    await mine.rule.selectOption("parity");
    await expect(page).toHaveURL(/rule=parity/);
    const asked = page.getByRole("textbox", { name: "Expression" });
    await asked.fill("mean(y)");
    await asked.press("Enter");
    await page.getByRole("button", { name: "Show the table" }).click();
    await expect(page).toHaveURL(/table=1&expr=mean/);
    const link = await new ReportPage(page).copyLink();

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
    await expect(theirPage.getByRole("textbox", { name: "Expression" })).toHaveValue("mean(y)");
    await expect(theirs.table).toBeVisible();
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

test("a copied link says that it gives a token away", async ({ page, server }) => {
  const url = encodeURIComponent(`${server.origin}/demo/559101.root?authz=abc`);
  await page.goto(`./#/object/559101?src=${url}&object=Tracks/hPt`);
  await new PanelPage(page).drawn();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: names.copyLink }).click();
  await expect(page.getByText(/^Link copied\. The address carries what looks like a token/)).toBeVisible();
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
  const file = demo(559104);
  const url = data.put(file, "first.root");
  const records = keyRecords(file);
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allow(url);
  await report.opened(559104);
  const links = [
    { panel: names.mip, collection: "PID", link: await report.copyPanelLink(names.mip) },
    { panel: names.phiA, collection: "Tracks", link: await report.copyPanelLink(names.phiA) },
  ];
  await page.close();
  for (const { panel, collection, link } of links) {
    await expect.poll(() => data.server.underWay).toBe(0);
    data.server.reset();
    data.server.latency = 20;
    const person = await newPerson();
    const theirs = await openLink(person, link);
    await theirs.allow(url);
    await theirs.marked(panel, /^Quality/);
    // What was asked for is in the log when it has its answer, or nobody waits for it any more.
    await person.close();
    await expect.poll(() => data.server.underWay).toBe(0);
    const collections = data.server.log
      .toSorted((a, b) => a.at - b.at)
      .map(({ range }) => recordAt(records, firstByte(range)))
      .filter((record) => record?.className.endsWith("Collection"))
      .map((record) => record!.name);
    expect(collections[0]).toBe(collection);
  }
});

test("a file replaced after the link was made is said", async ({ page, newPerson }) => {
  const [before, after] = [small.good, small.another];
  const url = data.put(smallDemo(before), "replaced.root");
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allowAlways(url);
  await report.settled(before);
  const link = await report.copyLink();
  await page.goto("about:blank");
  expect(statSync(smallDemo(after)).size).not.toBe(statSync(smallDemo(before)).size);
  data.put(smallDemo(after), "replaced.root");

  const person = await newPerson();
  const theirs = await openLink(person, link);
  await theirs.allow(url);
  const said = theirs.page.getByRole("alert").filter({ hasText: "another version" });
  await expect(said).toHaveText(
    /^\s*The link was made for another version of replaced\.root \(identity [0-9a-f]{8}\); this is the file as it is now \(identity [0-9a-f]{8}\)\./,
  );
  await expect(said).toBeInViewport();
  await theirs.opened(after);
  await person.close();

  // Who has the old one kept sees it, is told, and can go on to the new one.
  const mine = (await openLink(page.context(), link)).page;
  await expect(new ReportPage(mine).heading(before)).toBeVisible();
  const told = mine.getByRole("alert").filter({ hasText: "replaced.root is another file now" });
  await expect(told).toHaveText(
    /now \(identity [0-9a-f]{8}\); this is the one read on .* UTC \(identity [0-9a-f]{8}\)\./,
  );
  await told.getByRole("button", { name: names.showNow }).click();
  await new ReportPage(mine).settled(after);
  await expect(told).toHaveCount(0);
});

test("recipes of another release are said, unknown keys are passed over, bad fields are said", async ({
  page,
  newPerson,
}) => {
  await page.goto(`./${small.report(small.good)}`);
  const report = new ReportPage(page);
  await report.opened(small.good);
  const link = await report.copyLink();
  expect(link).toMatch(/release=\d+/);
  await page.close();
  const person = await newPerson();
  const opened = async (link: string): Promise<ReportPage> => {
    const theirs = await openLink(person, link);
    await theirs.settled(small.good);
    return theirs;
  };
  await test.step("a key of a newer release", async () => {
    const { page: newer } = await opened(`${link}&of-a-newer-release=1`);
    await expect(newer.getByRole("alert")).toHaveCount(0);
    await newer.close();
  });
  await test.step("recipes of another release", async () => {
    const { page: other } = await opened(link.replace(/release=\d+/, "release=999"));
    await expect(other.getByRole("alert").filter({ hasText: /release 999 .* release \d+:/ })).toBeInViewport();
    await other.close();
  });
  await test.step("a bad field", async () => {
    const { page: bad } = await opened(`${link}&palette=rainbow-of-none`);
    await expect(bad.getByRole("alert").filter({ hasText: "left out: the palette." })).toBeVisible();
    // Fields of which only the object tells that nothing follows them.
    const panel = await new PanelPage(bad).goto(`${small.panel(small.good, "eta-phi")}&x=-5,-1&log=x&slice=row:99999`);
    const said = bad.getByRole("alert").filter({ hasText: "could not be followed" });
    await expect(said).toContainText(
      /the range of x, −5 to −1 \(on a logarithm .* is shown\); row 99.999 \(the map has/,
    );
    await expect(said).toBeInViewport();
    await expect(panel.field("Held row")).toHaveValue("");
    await panel.setRange("x from", "1");
    await expect(said).not.toContainText("range");
    await panel.drawing.focus();
    await bad.keyboard.press("Escape");
    await expect(said).toHaveCount(0);
    await expect(bad).toHaveURL(/slice=row(&|$)/);
  });
});
