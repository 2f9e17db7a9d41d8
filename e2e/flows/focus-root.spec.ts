import { join } from "node:path";
import { names, readyForOffline, small, StartPage } from "../app.ts";
import { objectsBytes } from "../../src/root/testing/objects-file.ts";
import { dist, expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";

// ROOT's own painters, under the policies of the page: loaded when asked for. Of files that mean harm: hostile.spec.ts.

const demo = (run: number): string => join(dist, `demo/${run}.root`);
const map = "#/panel/559104?src=demo/559104.root&panel=clusters-phi-a";

test(
  "ROOT's painters are loaded for the switch, follow the controls and go with the page",
  { tag: "@path" },
  async ({ page }) => {
    // By the page itself: the service worker fetches the whole program beforehand.
    const painters = (): Promise<number> =>
      page.evaluate(
        () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("Painter")).length,
      );
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

    // Ranges are the page's, which are in its link: the painters have none of their own.
    const ranged = await drawn();
    const sheet = (await focus.sheet.boundingBox())!;
    await page.mouse.move(sheet.x + sheet.width * 0.3, sheet.y + sheet.height * 0.4);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width * 0.6, sheet.y + sheet.height * 0.6, { steps: 4 });
    await page.mouse.up();
    await page.mouse.wheel(0, -200);
    await page.mouse.move(0, 0);
    await expect.poll(drawn).toBe(ranged);
    await expect(page).toHaveURL(/x=0,3/);

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
  },
);

test("objects of files of this machine are drawn one after another, a canvas and a profile too", async ({ page }) => {
  const focus = new PanelPage(page);
  await page.goto("./#/object/559101?file=559101.root&object=Tracks/hEta&as=root");
  await page.getByLabel("559101.root", { exact: true }).setInputFiles(demo(559101));
  for (const object of ["Tracks/hEta", "PID/hdEdxTotMIP_TPC", "Tracks/h2DEtaPhi"]) {
    await page.goto(`./#/object/559101?file=559101.root&object=${object}&as=root`);
    await expect(focus.sheet.locator("path").first()).toBeVisible();
    await expect(focus.sheet).toHaveAccessibleName(new RegExp(object.split("/")[1]!));
  }

  // A canvas with what is in its pads, and a profile, of a file that ROOT wrote with nothing of the TPC in it.
  const objects = { name: "objects.root", mimeType: "application/octet-stream", buffer: Buffer.from(objectsBytes()) };
  await page.goto("./#/object?file=objects.root&object=/canvas&as=root");
  await page.getByLabel("objects.root", { exact: true }).setInputFiles(objects);
  for (const words of ["Rates", "two histograms", "time (s)"]) await expect(focus.sheet.getByText(words)).toBeVisible();
  await page.goto("./#/object?file=objects.root&object=/means&as=root");
  await expect(focus.sheet).toHaveAccessibleName(/means/);
  await expect(focus.sheet.getByText("Std Dev x")).toBeVisible();
  await expect(focus.sheet.getByText("two histograms")).toHaveCount(0);
});

test("of a kept run the file is asked for, or we draw", async ({ page }) => {
  const [run, file] = [small.good, join(dist, small.file(small.good))];
  const report = await (await new StartPage(page).goto()).openFile(file);
  await report.settled(run);
  const theirs = new PanelPage(await page.context().newPage());
  await page.close();
  await theirs.page.goto(`./#/panel/${run}?file=${run}.root&panel=eta&as=root`);
  await expect(theirs.page.getByText("need the file itself")).toBeVisible();
  await theirs.page.getByRole("button", { name: "Draw it ourselves" }).click();
  await theirs.drawn();
  await expect(theirs.page).not.toHaveURL(/as=root/);
  await theirs.asRoot.check();
  await theirs.page.getByLabel(`${run}.root`, { exact: true }).setInputFiles(file);
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
