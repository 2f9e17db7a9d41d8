import type { Page } from "@playwright/test";
import { objects, objectsBytes } from "../../src/root/testing/objects-file.ts";
import { BrowsePage } from "../browse-page.ts";
import { names, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { PanelPage } from "../panel-page.ts";

// All that a file holds: of a run, and of a file that nothing of the TPC is in.

const demo = "./#/browse/559104?src=demo/559104.root";

async function openObjects(page: Page): Promise<BrowsePage> {
  await new StartPage(page).goto();
  await page
    .getByLabel(names.filesInput, { exact: true })
    .setInputFiles({ name: "objects.root", mimeType: "application/octet-stream", buffer: Buffer.from(objectsBytes()) });
  await expect(page.getByRole("alert").filter({ hasText: "holds no TPC quality control objects" })).toBeVisible();
  await page.getByRole("link", { name: "Show what it holds" }).click();
  const browse = new BrowsePage(page);
  await expect(browse.row("plain")).toBeVisible();
  return browse;
}

test(
  "the report leads to all objects; one is found, drawn, seen up close, and led back from",
  { tag: "@path" },
  async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openDemo(names.deadSector);
    await report.opened(559104);
    await page.getByRole("link", { name: "Objects" }).click();
    const browse = new BrowsePage(page);
    await expect(browse.row("int")).toHaveAttribute("aria-expanded", "false");
    await browse.find("heta");
    await expect(browse.tree.getByRole("row", { level: 4 })).toHaveCount(2);
    await expect(page.getByRole("status").filter({ hasText: /^2 found$/ })).toBeVisible();
    await browse.draw("hEta", /^hEta\. .*entries/i);
    await expect(browse.chosen.getByText(/200 bins, 372.147 entries/)).toBeVisible();
    await expect(page).toHaveURL(/object=\/int\/TPC\/Tracks\/\/hEta/);
    await browse.way("Open up close").click();
    await new PanelPage(page).drawn();
    await expect(page.getByRole("heading", { level: 2, name: "hEta" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(browse.row("hEta")).toHaveAttribute("aria-selected", "true");
    await expect(browse.search).toHaveValue("");
    await page.keyboard.press("Escape");
    await expect(report.sections).toBeVisible();
  },
);

test("keys go through the tree, open and close it, choose, and see up close", async ({ page }) => {
  const browse = new BrowsePage(page);
  await page.goto(demo);
  await expect(browse.row("int")).toBeVisible();
  await browse.tree.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(browse.row("int")).toHaveAttribute("aria-expanded", "true");
  await expect(browse.row("TPC")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(browse.chosen.getByText("A directory")).toBeVisible();
  await expect(page).toHaveURL(/open=\/int&open=\/int\/TPC/);
  await page.keyboard.press("ArrowLeft");
  await expect(browse.row("TPC")).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(browse.row("TPC")).toHaveCount(0);
  await page.reload();
  await expect(browse.row("int")).toHaveAttribute("aria-expanded", "false");
  await expect(browse.chosen.getByRole("heading", { name: "TPC" })).toBeVisible();
});

test("a file without objects of the TPC is listed as ROOT lists it", async ({ page }) => {
  const browse = await openObjects(page);
  await expect(browse.tree).toHaveAttribute("aria-rowcount", String(objects.keys.length + 1));
  for (const [name, className, cycle] of objects.keys.slice(0, 12))
    await expect(browse.row(name)).toContainText(new RegExp(`${name}.*${className}.*${cycle}`, "s"));
  await browse.tree.focus();
  await page.keyboard.press("End");
  await expect(browse.row(objects.keys.at(-1)![0])).toBeInViewport();
});

test("graphs, canvases, maps, what has three axes, and branches are drawn; what is not says its class", async ({
  page,
}) => {
  const browse = await openObjects(page);
  await browse.draw("asymmetric", /3 points/);
  await browse.draw("canvas", /1 entry\./);
  await expect(browse.chosen.getByText("2 histograms, 1 graph")).toBeVisible();
  await browse.draw("cube", /entries/);
  await expect(browse.chosen.getByText("The first of what it holds is drawn.")).toBeVisible();
  await expect(browse.tree.getByRole("row", { level: 2 })).not.toHaveCount(0);
  await browse.find("surface");
  await browse.choose("surface");
  await expect(browse.chosen.getByText("surface is of class TGraph2D, of which nothing is drawn here.")).toBeVisible();
  await browse.find("tree");
  await browse.choose("tree");
  await expect(browse.chosen.getByText(/600 entries, \d+ branches/)).toBeVisible();
  await browse.draw("d", /600 entries/);
  await browse.choose("text");
  await expect(browse.chosen.getByText(/The values of branch text of tree cannot be shown/)).toBeVisible();
});

test("one graph lies over another, what is of another kind does not", async ({ page }) => {
  const browse = await openObjects(page);
  await browse.draw("plain", /points/);
  await browse.way("Lay another over it").click();
  await expect(page.getByText("Choose what is laid over plain.")).toBeVisible();
  await browse.choose("ofTH1D");
  await expect(browse.chosen.getByRole("alert")).toContainText("cannot be laid over each other");
  await browse.draw("withErrors", /points/);
  await browse.way("Lay over plain").click();
  const focus = new PanelPage(page);
  await focus.drawn();
  await expect(focus.figure.getByText("withErrors", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show the table" }).click();
  const table = page.getByRole("table", { name: "one row per point" });
  await expect(table).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(table).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(browse.row("plain")).toHaveAttribute("aria-selected", "true");
});
