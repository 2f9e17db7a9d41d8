import { join } from "node:path";
import type { Page } from "@playwright/test";
import { canary, canaryTag, hostileCases } from "../../tools/hostile/cases.ts";
import { names, readyForOffline, StartPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";

// ROOT's own painters, under the policies of the page: loaded when asked for, of files that mean harm too.

const demo = (run: number): string => join(dist, `demo/${run}.root`);
const map = "#/panel/559104?src=demo/559104.root&panel=clusters-phi-a";

test("ROOT's painters are loaded for the switch, follow the controls and go with the page", async ({ page }) => {
  // By the page itself: the service worker fetches the whole program beforehand.
  const painters = (): Promise<number> =>
    page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("Painter")).length);
  const focus = await new PanelPage(page).goto(map);
  expect(await painters()).toBe(0);
  await focus.asRoot.check();
  await expect(page).toHaveURL(/as=root/);
  await expect(focus.sheet.locator("path").first()).toBeVisible();
  expect(await painters()).toBeGreaterThan(0);
  await expect(focus.drawing).toHaveCount(0);
  await expect(page.getByText("Drawn by JSROOT")).toBeVisible();

  const drawn = (): Promise<string> => focus.sheet.innerHTML();
  const linear = await drawn();
  await focus.log("z").check();
  await expect.poll(drawn).not.toBe(linear);
  await expect(page).toHaveURL(/log=z/);
  const logarithmic = await drawn();
  await focus.setRange("x to", "3");
  await expect(page).toHaveURL(/x=0,3/);
  await expect.poll(drawn).not.toBe(logarithmic);
  await expect(focus.sheet.locator("path").first()).toBeVisible();

  await page.setViewportSize({ width: 1100, height: 800 });
  const box = (await focus.sheet.boundingBox())!;
  await expect
    .poll(async () => Math.round((await focus.sheet.locator("svg").first().boundingBox())!.width - box.width))
    .toBe(0);

  await focus.asRoot.uncheck();
  await expect(focus.drawing).toBeVisible();
  await expect(focus.sheet).toHaveCount(0);
  await focus.log("z").uncheck();
  await focus.asRoot.check();
  await expect(focus.sheet.locator("path").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/run\//);
  await expect(focus.sheet).toHaveCount(0);
});

test("every kind of object is drawn: a profile, a canvas with its pads", async ({ page }) => {
  await (await new StartPage(page).goto()).openFile(demo(559101));
  for (const object of ["Tracks/hEta", "PID/hdEdxTotMIP_TPC", "Tracks/h2DEtaPhi"]) {
    const focus = new PanelPage(page);
    await page.goto(`./#/object/559101?file=559101.root&object=${object}&as=root`);
    await expect(focus.sheet.locator("path").first()).toBeVisible();
    await expect(focus.sheet).toHaveAccessibleName(new RegExp(object.split("/")[1]!));
  }
});

test("of a kept run the file is asked for, or we draw", async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openFile(demo(559104));
  await report.settled(559104);
  const theirs = new PanelPage(await page.context().newPage());
  await theirs.page.goto("./#/panel/559104?file=559104.root&panel=eta&as=root");
  await expect(theirs.page.getByText("need the file itself")).toBeVisible();
  await theirs.page.getByRole("button", { name: "Draw it ourselves" }).click();
  await theirs.drawn();
  await expect(theirs.page).not.toHaveURL(/as=root/);
  await theirs.asRoot.check();
  await theirs.page.getByLabel("559104.root", { exact: true }).setInputFiles(demo(559104));
  await expect(theirs.sheet.locator("path").first()).toBeVisible();
});

test("without network that is said, and we draw", async ({ page, context }) => {
  const focus = await new PanelPage(page).goto(map);
  await readyForOffline(page);
  await page.reload();
  await focus.drawn();
  await context.setOffline(true);
  await focus.asRoot.check();
  await expect(page.getByRole("alert").filter({ hasText: "there is no network" })).toBeVisible();
  await page.getByText(names.showDetails).click();
  await expect(page.getByLabel("Details", { exact: true })).toContainText('"kind": "not-kept"');
  await context.setOffline(false);
  await page.getByRole("button", { name: names.tryAgain }).click();
  await expect(focus.sheet.locator("path").first()).toBeVisible();
});

/** What hostile files are looked at with: every object that they are about. */
const objectsOf = ({ objects, refused }: (typeof hostileCases)[number]): readonly string[] => [
  ...objects,
  ...refused,
  "Tracks/hEta",
];

for (const hostile of hostileCases.filter(({ opens }) => opens === "read")) {
  test(`${hostile.name}: nothing of it runs, is asked for or becomes markup`, async ({ page, site }) => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(new URL(site.address).origin) && !/^(data|blob):/.test(url)) elsewhere.push(url);
    });
    const buffer = Buffer.from(hostile.bytes());
    await (
      await new StartPage(page).goto()
    ).page
      .getByLabel("QC files", { exact: true })
      .setInputFiles({ name: hostile.file, mimeType: "application/octet-stream", buffer });
    await expect(page).toHaveURL(/id=[0-9a-f]{32}/);
    const run = hostile.file.slice(0, -5);
    for (const object of objectsOf(hostile)) {
      for (const how of ["", "&as=root"]) {
        await page.goto(`./#/object/${run}?file=${hostile.file}&object=${object}${how}`);
        await ended(page, how !== "");
      }
      await expectHarmless(page);
    }
    expect(elsewhere).toEqual([]);
  });
}

/** Drawn, or refused in words. */
async function ended(page: Page, byRoot: boolean): Promise<void> {
  const focus = new PanelPage(page);
  const drawn = byRoot ? focus.sheet.locator("svg").first() : focus.drawing;
  const refused = page
    .getByRole("main")
    .getByText(
      new RegExp(
        `^${names.showDetails}$|does not draw|is no histogram|holds nothing that is drawn|has no moving windows`,
      ),
    );
  await expect(drawn.or(refused).first()).toBeVisible();
}

/** In the page and in everything that its elements hold. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(
    ([name, tag]) => {
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll("*")].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
      const elements = all(document);
      return {
        canary: name in globalThis,
        tags: elements.filter(
          (each) =>
            each.localName === tag ||
            (/^(script|iframe|object|embed|image)$/.test(each.localName) && each.getAttribute("type") !== "module"),
        ).length,
        handlers: elements.filter((each) => each.getAttributeNames().some((attribute) => attribute.startsWith("on")))
          .length,
        links: elements
          .map((each) => each.getAttribute("href") ?? "")
          .filter((href) => /javascript:|canary/i.test(href)).length,
      };
    },
    [canary, canaryTag] as const,
  );
  expect(found).toEqual({ canary: false, tags: 0, handlers: 0, links: 0 });
}
