import { runReport } from "../../src/reports/run.ts";
import { names, ReportPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { expectSamePixels, PanelPage } from "../panel-page.ts";

// One panel by itself: every control, by its role and name.

const map = "#/panel/559104?src=demo/559104.root&panel=clusters-phi-a";
const histogram = "#/panel/559107?src=demo/559107.root&panel=mip-qtot";
const trend = "#/panel/559101?src=demo/559101.root&panel=clusters-eta-windows&figure=2";

const range = (url: string, axis: "x" | "y"): readonly [number, number] | undefined => {
  const text = new URLSearchParams(url.slice(url.indexOf("?", url.indexOf("#")))).get(axis);
  const [lo, hi] = (text ?? "").split(",").map(Number);
  return text === null ? undefined : [lo!, hi!];
};
const width = ([lo, hi]: readonly [number, number]): number => hi - lo;

test("a drag zooms to what it marks, r shows all again; the link says it", async ({ page }) => {
  const focus = await new PanelPage(page).goto(map);
  const whole = await focus.pixels();
  await focus.drag([0.3, 0.4], [0.5, 0.6]);
  await expect(page).toHaveURL(/x=[\d.]+,[\d.]+&y=[\d.]+,[\d.]+/);
  await expect(page.getByText("in sight, at bin centres")).toBeVisible();
  await expect(async () => expect(await focus.pixels()).not.toEqual(whole)).toPass();
  await expect(focus.field("x from")).toHaveValue(String(Number(range(page.url(), "x")![0].toPrecision(6))));
  await page.keyboard.press("r");
  await expect(page).not.toHaveURL(/[?&][xy]=/);
  await expect(async () => expectSamePixels(await focus.pixels(), whole)).toPass();
});

test("of a histogram a drag zooms x, over the labels of an axis drag and wheel zoom that alone", async ({ page }) => {
  const focus = await new PanelPage(page).goto(histogram);
  await focus.drag([0.2, 0.3], [0.5, 0.8]);
  await expect(page).toHaveURL(/x=/);
  await expect(page).not.toHaveURL(/[?&]y=/);
  await page.mouse.move(...(await focus.at(0.01, 0.5)));
  await page.mouse.wheel(0, -240);
  await expect(page).toHaveURL(/[?&]y=/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page).not.toHaveURL(/[?&][xy]=/);
  await focus.drag([0.01, 0.3], [0.2, 0.6]);
  await expect(page).toHaveURL(/[?&]y=/);
  await expect(page).not.toHaveURL(/[?&]x=/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page).not.toHaveURL(/[?&][xy]=/);
});

test("a trend over time is zoomed in both directions, read by its windows, and has no logarithms", async ({ page }) => {
  const focus = await new PanelPage(page).goto(trend);
  const whole = await focus.pixels();
  const lines = await focus.hover(0.3, 0.5);
  expect(lines.join(" ")).toMatch(/window 2 of 6/);
  await focus.drag([0.3, 0.3], [0.7, 0.7]);
  await expect(page).toHaveURL(/x=[\d.]+,[\d.]+&y=[\d.]+,[\d.]+/);
  const [lo, hi] = range(page.url(), "x")!;
  await expect(focus.field("x from")).toHaveValue(String(Number(lo.toPrecision(6))));
  await page.keyboard.press("+");
  await expect.poll(() => width(range(page.url(), "x")!)).toBeLessThan(hi - lo);
  const link = page.url();
  await page.keyboard.press("l");
  await expect(focus.log("y")).toHaveCount(0);
  await expect(page).toHaveURL(link);
  await page.keyboard.press("r");
  await expect(page).not.toHaveURL(/[?&][xy]=/);
  await page.mouse.move(1, 1);
  await expect(async () => expectSamePixels(await focus.pixels(), whole)).toPass();
});

test("the wheel zooms about the pointer, Shift and the middle button move, a double click shows all", async ({
  page,
}) => {
  const focus = await new PanelPage(page).goto(map);
  await page.mouse.move(...(await focus.at(0.4, 0.5)));
  for (let turns = 0; turns < 4; turns += 1) await page.mouse.wheel(0, -120);
  await expect(page).toHaveURL(/x=/);
  // All four: on a slow machine the wheel rests between them.
  await expect.poll(() => width(range(page.url(), "x")!)).toBeLessThan(3.3);
  const zoomed = range(page.url(), "x")!;

  await page.keyboard.down("Shift");
  await focus.drag([0.4, 0.5], [0.5, 0.5]);
  await page.keyboard.up("Shift");
  await expect.poll(() => range(page.url(), "x")![0]).toBeLessThan(zoomed[0]);
  const moved = range(page.url(), "x")!;
  expect(width(moved)).toBeCloseTo(width(zoomed), 3);

  await page.mouse.move(...(await focus.at(0.5, 0.5)));
  await page.mouse.down({ button: "middle" });
  await page.mouse.move(...(await focus.at(0.45, 0.5)));
  await page.mouse.move(...(await focus.at(0.4, 0.5)));
  await page.mouse.up({ button: "middle" });
  await expect.poll(() => range(page.url(), "x")![0]).toBeGreaterThan(moved[0]);

  // Given up with Escape, what was moved lies where the link says.
  await page.mouse.move(1, 1);
  const link = page.url();
  const before = await focus.pixels();
  await page.keyboard.down("Shift");
  await page.mouse.move(...(await focus.at(0.5, 0.5)));
  await page.mouse.down();
  await page.mouse.move(...(await focus.at(0.45, 0.45)));
  await page.mouse.move(...(await focus.at(0.4, 0.4)));
  await expect.poll(async () => before.pixels.equals((await focus.pixels()).pixels)).toBe(false);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await page.mouse.move(1, 1);
  await expect(async () => expectSamePixels(await focus.pixels(), before)).toPass();
  await expect(page).toHaveURL(link);

  await page.mouse.dblclick(...(await focus.at(0.4, 0.5)));
  await expect(page).not.toHaveURL(/[?&](x|y|slice)=/);
});

test("keys read, zoom, move and hold; Escape lets go, then leads back", async ({ page, context }) => {
  const focus = await new PanelPage(page).goto(map);
  await focus.drawing.focus();
  await page.keyboard.press("ArrowRight");
  const here = await focus.readOut();
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await focus.readOut())["φ"]).not.toBe(here["φ"]);

  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/x=.*y=/);
  const zoomed = range(page.url(), "x")!;
  await page.keyboard.press("Control+ArrowRight");
  await expect.poll(() => range(page.url(), "x")![0]).toBeGreaterThan(zoomed[0]);
  await page.keyboard.press("-");
  await expect.poll(() => width(range(page.url(), "x")!)).toBeGreaterThan(width(zoomed));

  // What is seen is in the link that is copied, and there on the way back, however soon it is asked for.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const wide = width(range(page.url(), "x")!);
  await page.keyboard.press("+");
  await page.keyboard.press("y");
  await expect(page.getByText("Link copied")).toBeVisible();
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  const copied = await clipboard();
  expect(width(range(copied, "x")!)).toBeLessThan(wide);
  await expect(page).toHaveURL(copied);
  await page.keyboard.press("+");
  await page.getByRole("button", { name: names.copyLink }).click();
  await expect.poll(clipboard).not.toBe(copied);
  const closer = width(range(await clipboard(), "x")!);
  expect(closer).toBeLessThan(width(range(copied, "x")!));
  await focus.drawing.focus();
  await page.keyboard.press("+");
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(/panel=clusters-phi-a/);
  await page.goBack();
  await expect(page).toHaveURL(/panel=clusters-phi-a/);
  expect(width(range(page.url(), "x")!)).toBeLessThan(closer);
  await focus.drawn();
  await focus.drawing.focus();

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/slice=column:\d+/);
  const [, bin] = /slice=column:(\d+)/.exec(page.url())!;
  await expect(focus.field("Held column")).toHaveValue(bin!);
  await expect(page.getByText(new RegExp(`column ${bin}, φ`))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/slice=/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/run\//);
});

test("a click holds a column, another one that; rows and numbers are chosen beside it", async ({ page }) => {
  const focus = await new PanelPage(page).goto(map);
  await page.mouse.click(...(await focus.at(0.4, 0.5)));
  await expect(page).toHaveURL(/slice=column:\d+/);
  const [first] = /slice=column:\d+/.exec(page.url())!;
  await page.mouse.click(...(await focus.at(0.5, 0.5)));
  await expect(page).not.toHaveURL(new RegExp(`${first}&`));
  await expect(page).toHaveURL(/slice=column:\d+/);

  await page.getByRole("radio", { name: "Row" }).check();
  await expect(page).toHaveURL(/slice=row&/);
  await focus.field("Held row").fill("88");
  await focus.field("Held row").press("Enter");
  await expect(page).toHaveURL(/slice=row:88/);
  await expect(page.getByText(/^row 88/)).toBeVisible();
  await focus.field("Held row").fill("1000");
  await focus.field("Held row").press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "1000" })).toBeVisible();
  await expect(page).toHaveURL(/slice=row:88/);
});

test("logarithms, palette and ranges that are typed; what is no range is said", async ({ page }) => {
  const focus = await new PanelPage(page).goto(map);
  await focus.log("z").check();
  await expect(page).toHaveURL(/log=z/);
  const from = await focus.field("z from").inputValue();
  await focus.setRange("z from", "−3");
  await expect(page.getByRole("alert").filter({ hasText: "A logarithm has no −3" })).toBeVisible();
  await expect(focus.field("z from")).toHaveValue(from);
  await expect(page).not.toHaveURL(/[?&]z=/);
  await expect(page.getByText("Parts of the link")).toHaveCount(0);
  await expect(focus.field("x from")).toHaveValue("0");
  await focus.log("x").check();
  await expect(page).toHaveURL(/log=xz/);
  await expect.poll(async () => Number(await focus.field("x from").inputValue())).toBeGreaterThan(0);
  await focus.log("x").uncheck();
  await expect(page).toHaveURL(/log=z/);
  await expect(focus.field("x from")).toHaveValue("0");
  await focus.palette("Viridis").check();
  await expect(page).toHaveURL(/palette=viridis/);
  await focus.setRange("y from", "100");
  await expect(page).toHaveURL(/y=100,180/);
  await focus.setRange("y from", "200");
  await expect(page.getByRole("alert").filter({ hasText: "smaller" })).toBeVisible();
  // Of what was typed, and of the words about it; the field it does not leave.
  for (let i = 0; i < 2; i++) await page.keyboard.press("Escape");
  await expect(page.getByRole("alert").filter({ hasText: "smaller" })).toHaveCount(0);
  await focus.field("y from").fill("20");
  await page.keyboard.press("Escape");
  await expect(focus.field("y from")).toHaveValue("100");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/y=100,180/);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page).not.toHaveURL(/log=|palette=|y=/);
});

test("overlays of the report are left out and put back", async ({ page }) => {
  const focus = await new PanelPage(page).goto(histogram);
  const whole = await focus.pixels();
  await focus.overlay(/^Gaussian fit/).uncheck();
  await focus.overlay(/^Wanted range 48 to 52/).uncheck();
  await expect(page).toHaveURL(/hide=wanted,gaussian-fit/);
  await expect(focus.overlay(/^Target 50/)).toBeChecked();
  await expect(async () => expect(await focus.pixels()).not.toEqual(whole)).toPass();
  await focus.overlay(/^Gaussian fit/).check();
  await focus.overlay(/^Wanted range/).check();
  await expect(page).not.toHaveURL(/hide=/);
  await expect(async () => expectSamePixels(await focus.pixels(), whole)).toPass();
});

test("the panels of the report, one after another, the figures of a panel, and the way back", async ({ page }) => {
  const panels = runReport.sections.flatMap((section) => section.panels.map(({ id }) => id));
  const report = new ReportPage(page);
  const isAt = (panel: string) =>
    expect(
      page
        .getByText(`panel ${panels.indexOf(panel) + 1} of ${panels.length}`, { exact: true })
        .filter({ visible: true }),
    ).toBeVisible();
  const focus = await new PanelPage(page).goto("#/panel/559104?src=demo/559104.root&panel=phi-c");
  await isAt("phi-c");
  await page.getByRole("link", { name: "Next panel" }).click();
  await expect(report.figure(names.eta)).toBeVisible();
  await isAt("eta");
  await page.keyboard.press("k");
  await isAt("phi-c");
  await page.getByRole("link", { name: "Previous panel" }).click();
  await expect(report.figure(names.phiA)).toBeVisible();
  await isAt("phi-a");
  await page.goto(`./#/panel/559104?src=demo/559104.root&panel=${panels[0]}`);
  await isAt(panels[0]!);
  await expect(page.getByRole("link", { name: "Next panel" }).filter({ visible: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Previous panel" })).toHaveCount(0);
  await focus.goto(histogram);
  await page.getByRole("link", { name: "OROC1" }).click();
  await expect(page).toHaveURL(/figure=2/);
  await expect(focus.drawing).toHaveAccessibleName(/OROC1/);
  await page.getByRole("link", { name: "Report" }).click();
  await expect(report.heading(559107)).toBeVisible();
  await expect(page).toHaveURL(/#\/run\/559107.*panel=mip-qtot/);
});

test("an object by itself has the same controls", async ({ page }) => {
  const focus = await new PanelPage(page).goto("#/object/559101?src=demo/559101.root&object=PID/hNClsPID");
  await focus.drag([0.3, 0.4], [0.6, 0.5]);
  await expect(page).toHaveURL(/#\/object\/.*x=/);
  await focus.log("y").check();
  await expect(page).toHaveURL(/log=y/);
  await expect(focus.referenceRun).toBeVisible();
  await expect(focus.asRoot).toBeVisible();
  await expect(page.getByRole("group", { name: "Overlays" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/run\//);
});

test("what failed is told with its facts, to copy", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const focus = await new PanelPage(page).goto("#/object/559101?src=demo/559101.root&object=Tracks/hEta");
  await page.goto("./#/object/559101?src=demo/559101.root&object=Tracks/hNone");
  await expect(page.getByText("559101.root has no object Tracks/hNone.")).toBeVisible();
  // What was drawn before stays under no other name.
  const widths = (): Promise<readonly number[]> =>
    focus.figure.locator("canvas").evaluateAll((all) => all.map((each) => (each as HTMLCanvasElement).width));
  await expect.poll(widths).toEqual([0, 0]);
  await page.getByText(names.showDetails).click();
  const details = page.getByLabel("Details", { exact: true });
  await expect(details).toContainText('"kind": "object-missing"');
  await expect(details).toContainText('"address": "demo/559101.root"');
  await expect(details).toContainText(/"bytes": \d{7}/);
  await page.getByRole("button", { name: "Copy details" }).click();
  await expect(page.getByText("Details copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await details.innerText());
});

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 420, height: 900 }, hasTouch: true });

  test("a tap reads a bin, two fingers zoom, and all controls are below", async ({ page }) => {
    const focus = await new PanelPage(page).goto(map);
    await page.touchscreen.tap(...(await focus.at(0.5, 0.4)));
    await expect(focus.drawing.getByText(/^column \d+$/)).toBeVisible();
    // Fingers as the browser has them from a screen: it may take them for scrolling or for zooming the page.
    const screen = await page.context().newCDPSession(page);
    const [x, y] = await focus.at(0.5, 0.45);
    const fingers = (type: "touchStart" | "touchMove" | "touchEnd", ...apart: number[]): Promise<unknown> => {
      const touchPoints = apart.flatMap((by) => [-by, by]).map((dx, id) => ({ id, x: x + dx, y }));
      return screen.send("Input.dispatchTouchEvent", { type, touchPoints });
    };
    await fingers("touchStart", 20);
    for (const apart of [25, 30, 40, 50, 60]) await fingers("touchMove", apart);
    await fingers("touchEnd");
    expect(await page.evaluate(() => visualViewport!.scale), "the page itself").toBe(1);
    await expect(page).toHaveURL(/x=[\d.]+,[\d.]+/);
    expect(width(range(page.url(), "x")!)).toBeLessThan(3);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect(page).not.toHaveURL(/[?&]x=/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  });
});
