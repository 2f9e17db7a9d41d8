import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { top } from "../tools/process.ts";
import { expect, test } from "./fixture.ts";
import { serveTestPages, type TestPages } from "./pages/serve.ts";

// The figures of several runs, of runs made up: no files, no workers, no database.
let pages: TestPages;
test.beforeAll(async () => {
  pages = await serveTestPages();
});
test.afterAll(() => pages.dispose());

const open = async (page: Page): Promise<void> => {
  await page.goto(`${pages.address}set-figures.html`);
  await expect(page.getByRole("img", { name: /^MIP mean, Qtot by run/ }).first()).toBeVisible();
};
const asked = (page: Page): Locator => page.getByRole("status", { name: "Asked for" });
const drawing = (page: Page, heading: string): Locator =>
  page.getByRole("region", { name: heading, exact: true }).getByRole("application");

test("a trend is read by keys, and Enter opens the run", async ({ page }) => {
  await open(page);
  const trend = drawing(page, "A trend");
  await trend.focus();
  await page.keyboard.press("ArrowRight");
  await expect(trend.getByRole("status")).toContainText("559101");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await expect(trend.getByRole("status")).toContainText("bad MIP mean 46.66 ± 0.02, median run 50.17");
  await page.keyboard.press("Enter");
  await expect(asked(page)).toHaveText("open 5 at mip");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(trend.getByRole("status")).toContainText("not read: the file is cut at 60 % of its length");
  await page.keyboard.press("Escape");
  await expect(trend.getByRole("status")).toHaveCount(0);
});

test("a click on a trend opens the run under it, and hidden runs have no place", async ({ page }) => {
  await open(page);
  const trend = drawing(page, "One run hidden, one raised");
  const box = (await trend.boundingBox())!;
  await trend.click({ position: { x: 50, y: box.height / 2 } });
  await expect(asked(page)).toHaveText("open 0 at mip");
  await page.keyboard.press("Escape");
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
  await expect(trend.getByRole("status")).toContainText("559103");
});

test("a matrix is read by keys, sorted by a column, and a cell opens its run", async ({ page }) => {
  await open(page);
  const matrix = drawing(page, "Chambers");
  await expect(matrix.getByRole("img")).toHaveAccessibleName(/559104, IROC A05 bad.*559105, IROC A10 medium/);
  await matrix.focus();
  await page.keyboard.press("ArrowRight");
  await expect(matrix.getByRole("status")).toContainText("559101, IROC A00");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
  await expect(matrix.getByRole("status")).toContainText(/559104, IROC A05.*bad\s+no clusters/s);
  await page.keyboard.press("Enter");
  await expect(asked(page)).toHaveText("open 3 at IROC A05");
  // The dead chamber has the smallest number: its run goes below those that have one.
  await page.keyboard.press("s");
  await expect(matrix.getByRole("status")).not.toContainText("559104");
  await page.keyboard.press("s");
  await expect(matrix.getByRole("status")).toContainText("559104, IROC A05");
});

test("a curve is found by keys, raised, kept and opened", async ({ page }) => {
  await open(page);
  const curves = drawing(page, "Curves");
  await expect(curves.getByRole("img")).toHaveAccessibleName(/12 runs, integral 1.*559119 /);
  await curves.focus();
  await page.keyboard.press("ArrowDown");
  const said = curves.getByRole("status");
  await expect(said).toContainText("559101");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(said).toContainText("559118");
  await page.keyboard.press("ArrowDown");
  await expect(said).toContainText(/559119.*ratio.*to median of 12 runs.*bad/s);
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(asked(page)).toHaveText("open 12 at clusters");
  await page.keyboard.press("Escape");
  await expect(said).toHaveCount(0);
});

test("maps of A and B are read bin by bin, with what one is over the other", async ({ page }) => {
  await open(page);
  const maps = drawing(page, "Maps of A and B");
  await expect(maps.getByRole("img")).toHaveAccessibleName(/A, B and A \/ B.*of 3\s600 bins with 8 entries/);
  await maps.focus();
  await page.keyboard.press("ArrowRight");
  const said = maps.getByRole("status");
  await expect(said).toContainText(/φ.*η.*A\s+\d+.*B\s+\d+.*A \/ B\s+1\.\d+.±.0\.\d+.*of their shares, 2 bins joined/s);
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowUp");
  await expect(said).toContainText(/A \/ B\s+blank.*under 8 entries on either side/s);
});

test("a redraw of sixty curves is told", async ({ page }) => {
  await open(page);
  await expect(drawing(page, "Sixty curves").getByRole("img")).toHaveAccessibleName(/60 runs/);
  const times = await page.evaluate(() => window.redraws(30));
  const sorted = times.toSorted((a, b) => a - b);
  expect(sorted).toHaveLength(30);
  console.log(
    `redraw of 60 curves with ratios: median ${sorted[15]!.toFixed(1)} ms, slowest ${sorted[29]!.toFixed(1)} ms`,
  );
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 420, height: 900 } });

    test("nothing of them is against the rules of accessibility", async ({ page }) => {
      await open(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join("; ")}`),
      ).toEqual([]);
      mkdirSync(join(top, "shots"), { recursive: true });
      await page.screenshot({ path: join(top, `shots/set-figures-${colorScheme}.png`), fullPage: true });
    });
  });
}
