import type { Locator, Page } from "@playwright/test";
import { join } from "node:path";
import { golden, goldenDir } from "../../tools/testing/golden.ts";
import { names, small, StartPage, type ReportPage } from "../app.ts";
import { dist, expect, test } from "../fixture.ts";
import { startDataServer } from "../servers/ranges.ts";

const run = small.lowGain;
const table = (page: Page): Locator => page.getByRole("table", { name: names.runParameters });
const row = (page: Page, name: string): Locator =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name }) });
const alert = (page: Page, text: string): Locator => page.getByRole("alert").filter({ hasText: text });

/** Drops a text as a file on what is in sight. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name));
      return transfer;
    },
    { name, text },
  );
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer });
}

async function fromDisk(page: Page): Promise<ReportPage> {
  const report = await (await new StartPage(page).goto()).openFile(join(dist, small.file(run)));
  await report.opened(run);
  return report;
}

test("rate, duration and field are in the header, and in a table that says where they are from", async ({ page }) => {
  const report = await (await new StartPage(page).goto()).openDemo(names.deadSector);
  await report.opened(559104);
  await expect(page.getByRole("banner")).toContainText("B −30 kA · 458 kHz · 90 min");

  await report.sections.getByRole("link", { name: names.runParameters }).click();
  await expect(page.getByRole("heading", { name: names.runParameters })).toBeInViewport();
  await expect(row(page, "Interaction rate, average")).toContainText("457.6 kHz");
  await expect(row(page, "Interaction rate, average")).toContainText("457573.4719535783 Hz");
  await expect(row(page, "Interaction rate, average")).toContainText("runparameters.json");
  await expect(row(page, "Label")).toContainText("559104 (−) 486.6 456.8 427.9 (kHz)");

  const figure = report.figure("Interaction rate over time");
  await expect(figure.getByRole("img", { name: "486.6 kHz at the start, 427.9 kHz at the end" })).toBeVisible();
  await figure.focus();
  // It need not be drawn yet.
  await page.keyboard.press("ArrowRight");
  await expect(figure.getByRole("status")).toContainText("kHz");
});

test("on a narrow screen the table fits, with where each value is from", async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 900 });
  const report = await (await new StartPage(page).goto()).openDemo(names.deadSector);
  await report.opened(559104);
  await expect(row(page, "Interaction rate, average")).toContainText("457.6 kHz");
  await expect(row(page, "Interaction rate, average").getByRole("cell", { name: "runparameters.json" })).toBeVisible();
  const room = page.getByRole("region", { name: "Table of run parameters" });
  expect(await room.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test("a table that is dropped is kept for its runs, until it is removed", async ({ page }) => {
  await fromDisk(page);
  await expect(page.getByText("559107.root has no tree with run parameters")).toBeAttached();
  await drop(page, "mine.csv", "run,IRavg (kHz),BField (T)\n559107,458,0.2\n559105,460,0.2\n");
  await expect(page.getByText("Run parameters of 2 runs taken from mine.csv")).toBeVisible();
  await expect(row(page, "Interaction rate, average")).toBeInViewport();
  await expect(row(page, "Magnetic field")).toContainText("12000 A");
  await expect(row(page, "Magnetic field")).toContainText("mine.csv");
  await expect(page.getByRole("banner")).toContainText("B 12 kA · 458 kHz");

  const settings = await (await new StartPage(page).goto()).openSettings();
  await page.getByRole("button", { name: "Remove the table mine.csv" }).click();
  await expect(page.getByText("Table removed: mine.csv")).toBeVisible();
  await settings.back();
  await fromDisk(page);
  await expect(page.getByText("559107.root has no tree with run parameters")).toBeAttached();
  await expect(table(page)).toHaveCount(0);
});

test("what is wrong with a table is said with its line and column, and takes nothing away", async ({ page }) => {
  await fromDisk(page);
  await drop(page, "good.csv", "run,IRavg\n559107,458000\n");
  await expect(row(page, "Interaction rate, average")).toContainText("458 kHz");
  await drop(page, "bad.csv", "IRavg,run\n458000,559107\n460000,5591O5\n");
  const words = 'bad.csv holds no run parameters: in line 3, column 2 "5591O5" stands for a run, which has six digits.';
  await expect(alert(page, words)).toBeInViewport();
  await expect(row(page, "Interaction rate, average")).toContainText("good.csv");

  await new StartPage(page).goto();
  await drop(page, "broken.json", '{"runs": {"559104": {"IRavg": 458000,\n  "BField" -30000}}}');
  await expect(alert(page, "broken.json holds no run parameters: it is no JSON: in line 2, column 12")).toBeVisible();
});

test("what a table says in vain is said: values that are refused, and those that the file has itself", async ({
  page,
}) => {
  await fromDisk(page);
  await drop(page, "rp-neg.json", '{"559107":{"IRavg":-5,"Duration":-1,"BField":"NaN"}}');
  await expect(alert(page, "rp-neg.json, run 559107: IRavg is -5 Hz, which is no interaction rate;")).toBeInViewport();
  await expect(page.getByText("taken from rp-neg.json")).toHaveCount(0);
  await expect(table(page)).toHaveCount(0);

  test.skip(goldenDir === undefined, "The golden files are not there");
  const start = await new StartPage(page).goto();
  const report = await start.openFile(golden("2024/LHC24zz/apass2/559101_QC.root"));
  await report.opened(559101);
  await expect(row(page, "Interaction rate, average")).toContainText("483.5 kHz");
  await drop(page, "rp-ov.json", '{"559101":{"IRavg":1000}}');
  await expect(page.getByText("rp-ov.json was kept; 559101 keeps those of its file")).toBeVisible();
  await expect(page.getByText("Not shown of rp-ov.json: average rate. What is in the file comes first.")).toBeVisible();
  await expect(row(page, "Interaction rate, average")).toContainText("483.5 kHz");
});

test("a directory without runparameters.json is no failure", async ({ page }) => {
  const data = await startDataServer();
  const url = data.put(join(dist, small.file(run)));
  const report = await (await new StartPage(page).goto()).openAddress(url);
  await report.allow(url);
  await report.opened(run);
  await expect(page.getByText("there is no runparameters.json beside it")).toBeAttached();
  const asked = data.server.log.filter(({ path }) => path === "/runparameters.json");
  expect(asked.map(({ method, status }) => [method, status])).toEqual([["GET", 404]]);
  await data.dispose();
});
