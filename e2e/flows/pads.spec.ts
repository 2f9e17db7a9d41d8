import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { names, ReportPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { expectPainted } from "../painted.ts";
import { PanelPage } from "../panel-page.ts";

// Values per pad: as maps, pad by pad, chamber by chamber; in the report and up close.

const report = "#/run/559104?src=demo/559104.root&panel=n-clusters";
const panel = "#/panel/559104?src=demo/559104.root&panel=n-clusters";
const clusters = names.clustersPerPad;

const choice = (on: Locator | Page, group: string, name: string): Locator =>
  on.getByRole("group", { name: group }).getByRole("radio", { name, exact: true });
const region = (on: Locator | Page): Locator => on.getByRole("row").filter({ hasText: "A05, whole sector" });

test("the report shows maps of both sides, their distribution, the region that is dead; a click opens a sector or a chamber", async ({
  page,
}) => {
  await page.goto(`./${report}`);
  const figure = new ReportPage(page).figure(clusters);
  const map = figure.getByRole("img", { name: /map in x and y, A and C side/ });
  await expect(map).toHaveAccessibleName(/A side: mean .* 14\s560 of 262\s080 pads empty.*Regions: A05 dead.*bad/);
  await expect(figure.getByRole("img", { name: /distribution of the values of all pads/ })).toBeVisible();
  await expect(region(figure)).toContainText(/dead\s*0–151\s*14\s560\s*8\s608\s*0\.00/);
  await expect(choice(figure, "View", "XY map")).toBeChecked();
  await expect(new ReportPage(page).figure("Mean maximum charge").getByText("No region stands out.")).toBeVisible();

  await expect(map).toHaveAttribute("width"); // it has its name before its picture
  await map.click({ position: { x: 240, y: 130 } });
  await expect(page).toHaveURL(/sector\.n-clusters=A0\d/);
  await choice(figure, "View", "72 chambers").check();
  await figure
    .getByRole("img", { name: /distribution of each chamber, A and C/ })
    .click({ position: { x: 20, y: 40 } });
  await expect(page).toHaveURL(/chamber\.n-clusters=0/);
  await expect(figure.getByRole("img", { name: /distribution of each chamber, IROC A00/ })).toBeVisible();
  await figure.getByRole("combobox", { name: "Chamber" }).selectOption({ label: "OROC C17" });
  await expect(figure.getByRole("img", { name: /OROC C17/ })).toBeVisible();
});

test("a panel that was read is drawn at once up close, and in the report when a person comes back", async ({
  page,
}) => {
  await page.goto(`./${report}`);
  const map = page.getByRole("img", { name: /map in x and y, A and C side/ }).first();
  const distribution = page.getByRole("img", { name: /distribution of the values of all pads/ }).first();
  const drawn = async (): Promise<void> => {
    await expectPainted(map);
    await expectPainted(distribution);
  };
  await drawn();
  await new ReportPage(page).enlarge(clusters);
  await expect(page).toHaveURL(/#\/panel\//);
  await drawn();
  await map.hover({ position: { x: 240, y: 130 } });
  await expect(page.getByText(/^sector/i).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/run\//);
  await drawn();
});

test("how a panel is looked at is in the link, and others stay as they are", async ({ page }) => {
  await page.goto(`./${report}`);
  const figure = new ReportPage(page).figure(clusters);
  for (const [name, said, show] of [
    ["Pad plane", /every pad in its place/, "plane"],
    ["r–φ", /map in phi and r/, "rphi"],
    ["72 chambers", /distribution of each chamber/, "chambers"],
  ] as const) {
    await choice(figure, "View", name).check();
    await expect(figure.getByRole("img", { name: said })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`show\\.n-clusters=${show}`));
  }
  await choice(figure, "View", "Pad plane").check();
  await region(figure).getByRole("button", { name: "Zoom to A05, whole sector" }).click();
  await expect(page).toHaveURL(/sector\.n-clusters=A05/);
  await page.reload();
  await expect(figure.getByRole("img", { name: /every pad in its place, sectors A05 and C05/ })).toBeVisible();
  await expect(figure.getByRole("combobox", { name: "Sector" })).toHaveValue("5");
  await expect(choice(new ReportPage(page).figure("Mean maximum charge"), "View", "XY map")).toBeChecked();
  // Up close it is looked at in the same way.
  await new ReportPage(page).enlarge(clusters);
  await expect(page).toHaveURL(/show=plane&sector=A05/);
  await page.goBack();
  await figure.getByRole("button", { name: "Show all" }).click();
  await expect(page).not.toHaveURL(/sector\./);
});

test("keys read pads, zoom, and let go again", async ({ page }) => {
  const focus = await new PanelPage(page).goto(`${panel}&show=plane&sector=A05`);
  await focus.drawing.focus();
  await page.keyboard.press("ArrowUp");
  const first = await focus.readOut();
  expect(first["sector"]).toMatch(/^A05, (IROC|OROC\d), region \d, row \d+, pad \d+$/);
  expect(first["clusters"]).toBe("0");
  expect(first["stands out"]).toBe("A05 dead");
  await page.keyboard.press("ArrowRight");
  expect((await focus.readOut())["sector"]).not.toBe(first["sector"]);
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/x=[-\d.]+,[-\d.]+&y=/);
  await expect(page).not.toHaveURL(/sector=/);
  const zoomed = page.url();
  await page.keyboard.press("Control+ArrowRight");
  await expect(page).not.toHaveURL(zoomed);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/[?&]x=/);
  await expect(page).toHaveURL(/show=plane/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/run\//);
});

test("wheel and drags zoom and move, a double click shows all", async ({ page }) => {
  const focus = await new PanelPage(page).goto(panel);
  await page.mouse.move(...(await focus.at(0.15, 0.4)));
  await page.mouse.wheel(0, -400);
  await expect(page).toHaveURL(/[?&]x=/);
  const wheel = page.url();
  await focus.drag([0.1, 0.4], [0.2, 0.6]);
  await expect(page).not.toHaveURL(wheel);
  const marked = page.url();
  await page.keyboard.down("Shift");
  await focus.drag([0.1, 0.4], [0.2, 0.6]);
  await page.keyboard.up("Shift");
  await expect(page).not.toHaveURL(marked);
  await page.mouse.dblclick(...(await focus.at(0.15, 0.4)));
  await expect(page).not.toHaveURL(/[?&]x=/);
});

test("colours, table and files are those of the view", async ({ page }) => {
  const focus = await new PanelPage(page).goto(panel);
  await focus.setRange("z to", "4000");
  await expect(page).toHaveURL(/z=0,4000/);
  await focus.log("z").check();
  await expect(page).toHaveURL(/log=z/);
  await page.keyboard.press("r");
  await expect(page).not.toHaveURL(/log=|z=/);
  await choice(page, "View", "72 chambers").check();
  await expect(focus.log("z")).toHaveCount(0);
  await page.getByRole("button", { name: "Show the table" }).click();
  await expect(page.getByRole("table", { name: "clusters per chamber and bin" })).toBeVisible();
  const csv = await focus.save("CSV");
  expect(csv.name).toBe("559104-n-clusters.csv");
  const rows = csv.bytes.toString().trimEnd().split("\r\n");
  expect(rows).toHaveLength(1 + 72 * 302);
  const json = JSON.parse((await focus.save("JSON")).bytes.toString()) as {
    readonly quantity: string;
    readonly measurements: Readonly<Record<string, unknown>>;
  };
  expect(json.quantity).toBe("N_Clusters");
  expect(Object.keys(json.measurements).every((key) => key.includes("N_Clusters"))).toBe(true);
  expect((await focus.save("PNG")).bytes.subarray(1, 4).toString()).toBe("PNG");
  expect((await focus.save("SVG")).bytes.toString()).toContain("OROC");
});

test("today's rule draws its maps and regions", async ({ page }) => {
  const focus = await new PanelPage(page).goto(`${panel}&rule=parity`);
  await expect(focus.figure).toContainText("first pad of each bin that is not 0");
  await expect(page.getByRole("row").filter({ hasText: "N Clusters (A-Side), region 1" })).toBeVisible();
  await page
    .getByRole("button", { name: /^Zoom to N Clusters/ })
    .first()
    .click();
  await expect(page).toHaveURL(/side=A/);
  await expect(page).toHaveURL(/[?&]x=/);
});

test("every view up close is accessible", async ({ page }) => {
  for (const more of ["", "&show=plane&sector=A05", "&show=rphi", "&show=chambers", "&show=chambers&chamber=5"]) {
    const focus = await new PanelPage(page).goto(`${panel}${more}`);
    await focus.drawing.focus();
    await page.keyboard.press("ArrowRight");
    await expect(focus.drawing.getByRole("status")).toBeVisible();
    await expectAccessible(page);
  }
});

test.describe("where there is room for one side", () => {
  test.use({ viewport: { width: 420, height: 800 } });

  test("one is shown, and the other can be chosen", async ({ page }) => {
    await page.goto(`./${report}`);
    const figure = new ReportPage(page).figure(clusters);
    await expect(figure.getByRole("img", { name: /map in x and y, A side/ })).toBeVisible();
    await expect(choice(figure, "Side", "A and C")).toHaveCount(0);
    await choice(figure, "Side", "C").check();
    await expect(figure.getByRole("img", { name: /map in x and y, C side/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  });
});

test.describe("without what a release has kept", () => {
  test.use({ serviceWorkers: "block" });

  test("a place whose drawing cannot be loaded says so; by a key it is tried again, for all such places", async ({
    page,
    quiet,
  }) => {
    quiet.expect(/ERR_FAILED/);
    // The page asks for the service worker once nothing else is to be done.
    quiet.expect(/Service Worker registration blocked/);
    const asked = page.waitForEvent("console", (message) => message.text().includes("registration blocked"));
    const code = "**/assets/qc-pads-*.js";
    await page.route(code, (route) => route.abort());
    await page.goto(`./${report}`);
    const figure = new ReportPage(page).figure(clusters);
    await expect(figure.getByText("The drawing of pads could not be loaded. Check the network.")).toBeVisible();
    // What waits fades in, and is pale while it does.
    await new ReportPage(page).settled(559104);
    await expect(page.locator("qc-figure .late")).toHaveCount(0);
    await expectAccessible(page);
    await page.unroute(code);
    await figure.getByRole("button", { name: /^Try again/ }).press("Enter");
    await expect(figure.getByRole("img", { name: /map in x and y, A and C side/ })).toBeVisible();
    await expect(figure).toBeFocused();
    const other = new ReportPage(page).figure("Mean maximum charge");
    await expect(other.getByRole("img", { name: /map in x and y, A and C side/ })).toBeVisible();
    await asked;
  });
});
