import { golden } from "../../tools/testing/golden.ts";
import { names, StartPage, type ReportPage } from "../app.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";

const worst = (report: ReportPage, figure: string, mark: string): Promise<void> =>
  expect(report.figure(figure).getByRole("img", { name: mark }).first()).toBeVisible();

test("a good run has no bad verdict", async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.goodRun);
  await report.settled(559101);
  await expect(page.getByText("Nothing stands out.")).toBeVisible();
  await expect(page.getByRole("img", { name: names.bad })).toHaveCount(0);
  await expect(report.sections.getByRole("link")).not.toHaveCount(0);
  await worst(report, names.mip, names.good);
});

test("a dead sector is bad, named, and linked to its figure", { tag: "@path" }, async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.deadSector);
  await report.settled(559104);
  await worst(report, names.phiA, names.bad);
  await expect(report.figure(names.phiC).getByRole("img", { name: names.bad })).toHaveCount(0);
  const row = page.getByRole("listitem").filter({ hasText: /sector (A0)?5/i });
  await expect(row.first()).toBeVisible();
  await row.first().getByRole("link").first().click();
  await expect(report.figure(names.phiA)).toBeInViewport();
});

test("low gain is bad by the mean of the fit", async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.lowGain);
  await report.settled(559107);
  await worst(report, names.mip, names.bad);
  await expect(report.figure(names.mip)).toContainText("46.6");
  await expect(page.getByRole("listitem").filter({ hasText: "48 to 52" }).first()).toBeVisible();
});

test.describe("from disk", () => {
  needsGolden();

  test("a file opens, and its run and period are in the header", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559105.root"));
    await report.settled(559105);
    await expect(page.getByRole("banner")).toContainText("LHC24zz");
    await expect(page.getByRole("banner")).toContainText("apass2");
  });

  test("an extracted file opens like the one it is from", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559104_QC.root"));
    await report.settled(559104);
    await worst(report, names.phiA, names.bad);
  });

  test("a cut file ends in a sentence", async ({ page }) => {
    await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559121.root"));
    await expect(page.getByRole("heading", { name: names.notRead })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: "559121.root is truncated" })).toBeVisible();
  });

  test("a run without the TPC says so and judges nothing", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559117.root"));
    await expect(report.heading(559117)).toBeVisible();
    await expect(page.getByText(/The TPC was not in this run/).first()).toBeVisible();
    await expect(page.getByRole("img", { name: names.bad })).toHaveCount(0);
    await expect(page.getByRole("img", { name: names.good })).toHaveCount(0);
  });

  test("few tracks are not judged", async ({ page }) => {
    const report = await (await new StartPage(page).goto()).openFile(golden("2024/LHC24zz/apass2/559115.root"));
    await report.settled(559115);
    await expect(page.getByRole("img", { name: names.bad })).toHaveCount(0);
  });
});
