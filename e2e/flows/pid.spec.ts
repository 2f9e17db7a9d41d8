import { golden } from "../../tools/testing/golden.ts";
import { names, ReportPage, small, StartPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";
import { PanelPage } from "../panel-page.ts";

// What is measured in place of what is stored: separation power, species, ratios.

test("the separation power is told with its error, and today's models under today's rule; a figure of species has a table, and goes on to the next", async ({
  page,
}) => {
  await page.goto(`./${small.report(small.good)}`);
  const report = new ReportPage(page);
  await report.settled(small.good);
  const figure = report.figure(/^Separation of pions and electrons/);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByRole("img", { name: names.good }).first()).toBeVisible();
  await expect(figure.getByRole("img", { name: /\. S \d\.\d+ ± 0\.\d+\. pions μ/ })).toBeVisible();
  await expect(figure.getByRole("img", { name: /ranges of momentum have a separation power/ })).toBeVisible();
  await page.getByRole("combobox", { name: names.rule }).selectOption("parity");
  const today = /two Gaussians: S .* three Gaussians \(drawn\): S .* two Gaussians and an exponential: S /;
  await expect(figure.getByRole("img", { name: today })).toBeVisible();
  await expect(figure.getByText("Today's rule has no other momenta.")).toBeVisible();

  await page.getByRole("combobox", { name: names.rule }).selectOption("robust");
  const species = report.figure(/^dE\/dx of each species/);
  await species.scrollIntoViewIfNeeded();
  await report.enlarge(/^dE\/dx of each species/);
  await expect(page.getByRole("img", { name: /tracks of known species.*Bethe-Bloch: from the file/ })).toBeVisible();
  await page.getByRole("button", { name: "Show the table" }).click();
  await expect(page.getByRole("cell", { name: "electron" }).first()).toBeVisible();
  await page.getByRole("link", { name: "Negative, over Bethe-Bloch" }).click();
  await expect(page.getByRole("columnheader", { name: "dE/dx over expectation" })).toBeVisible();
  const focus = new PanelPage(page);
  await focus.drag([0.3, 0.4], [0.6, 0.5]);
  await expect(page).toHaveURL(/&x=[\d.]+,[\d.]+/);
  await page.keyboard.press("r");
  await expect(page).not.toHaveURL(/&x=/);
});

test.describe("from disk", () => {
  needsGolden();

  test("species in a canvas are drawn for every region", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("old/2024-hypothesis-canvas.root"));
    await report.opened(551001);
    const figure = report.figure(/^Species that tracking assumed, positive tracks/);
    await figure.scrollIntoViewIfNeeded();
    for (const region of ["TPC", "IROC", "OROC1", "OROC2", "OROC3"]) {
      await expect(figure.getByRole("img", { name: new RegExp(`, ${region}\\. .* cells\\.`) })).toBeVisible();
    }
  });

  test("an older file says that it has no species", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("old/2023-detector-directory.root"));
    await report.opened(544001);
    const figure = report.figure(/^dE\/dx of each species/);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.getByText("The file has no map of species").first()).toBeVisible();
  });
});
