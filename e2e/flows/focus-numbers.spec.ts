import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { golden } from "../../tools/testing/golden.ts";
import { collection, hist } from "../../tools/hostile/histograms.ts";
import { writeInfos } from "../../tools/hostile/infos.ts";
import { writeRootFile } from "../../tools/hostile/root-file.ts";
import { qcShapes } from "../../tools/hostile/shapes.ts";
import { entryOf } from "../../tools/hostile/synthetic.ts";
import { rowsOfPage as rowsAtOnce } from "../../src/ui/figures/table.ts";
import { expect, test } from "../fixture.ts";
import { needsGolden } from "../needs.ts";
import { PanelPage } from "../panel-page.ts";

// The numbers of a figure, wherever they are shown, are those of the file.

/** Opens an object by itself, of a file from disk that is asked for at the first. */
async function openFile(page: Page, run: number, file: Parameters<Page["setInputFiles"]>[1]) {
  const link = (object: string): string => `#/object/${run}?file=${run}.root&object=${object}`;
  await page.goto(`./${link("Tracks/hEta")}`);
  await page.getByLabel(`${run}.root`, { exact: true }).setInputFiles(file);
  await expect(page).toHaveURL(/[?&]id=[0-9a-f]{32}/);
  return (object: string): Promise<PanelPage> => new PanelPage(page).goto(link(object));
}

/** Cells of the CSV by the names of the columns; a text without its quotes. */
async function csvOf(focus: PanelPage): Promise<Readonly<Record<string, readonly string[]>>> {
  const { bytes } = await focus.save("CSV");
  const [head, ...rows] = bytes
    .toString()
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', "")));
  return Object.fromEntries(head!.map((name, i) => [name, rows.map((row) => row[i]!)]));
}

const numbers = (cells: readonly string[]): readonly number[] =>
  cells.map((cell) => (cell === "" ? NaN : Number(cell)));
const hashOf = (cells: readonly string[]): string =>
  createHash("sha256")
    .update(new Uint8Array(Float64Array.from(numbers(cells)).buffer))
    .digest("hex");
/** A number as the page writes it: thin spaces, true minus. */
const read = (text: string): number => Number(text.replaceAll(/[\u2009\s]/g, "").replace("−", "-"));

test.describe("of golden files", () => {
  needsGolden();
  const run = 559101;
  const path = "2024/LHC24zz/apass2/559101.root";
  const expected = (object: string): string => {
    const file = golden("expected/objects/LHC24zz_apass2_559101.json");
    const { tasks } = JSON.parse(readFileSync(file, "utf8")) as { tasks: Record<string, Record<string, unknown>> };
    const [task, name] = object.split("/");
    return (tasks[task!]![name!] as { cellsSha256: string }).cellsSha256;
  };

  const objects = ["Tracks/hEta", "PID/hdEdxTotMIP_TPC", "TrackClusters/sharedClusters", "Tracks/h2DNClustersPt"];

  test(`CSV, table and JSON of ${objects.join(", ")} are their contents`, async ({ page }) => {
    const open = await openFile(page, run, golden(path));
    for (const object of objects) {
      await test.step(object, async () => {
        const focus = await open(object);
        await expect(focus.figure).toHaveAccessibleName(new RegExp(object.split("/")[1]!));
        const csv = await csvOf(focus);
        expect(hashOf(csv["content"]!)).toBe(expected(object));
        expect(numbers(csv["error"]!)).toEqual(numbers(csv["content"]!).map(Math.sqrt));

        const { name, bytes } = await focus.save("JSON");
        expect(name).toBe(`${run}-${object.split("/")[1]}.json`);
        const json = JSON.parse(bytes.toString()) as { object: string; histogram: { values: number[] } };
        expect(json.object).toBe(object);
        expect(hashOf(json.histogram.values.map(String))).toBe(expected(object));

        await page.getByRole("button", { name: "Show the table" }).click();
        const all = csv["content"]!.length;
        const expectPage = (rows: readonly (readonly string[])[], at: number): void => {
          const head = rows[0]!;
          const content = rows.slice(1).map((row) => read(row[head.indexOf("content")]!));
          const first = rowsAtOnce * (at - 1);
          expect(content).toEqual(numbers(csv["content"]!).slice(first, first + rowsAtOnce));
          const flow = rows.slice(1).map((row) => row[head.indexOf("flow")]!);
          expect(flow).toEqual(csv["flow"]!.slice(first, first + rowsAtOnce));
        };
        for (const at of pagesToLookAt(all)) expectPage(await rowsOfPage(focus, at, all), at);
        const last = Math.ceil(all / rowsAtOnce);
        if (last === 1) return;
        const [before, after] = ["Previous page", "Next page"].map((way) => page.getByRole("button", { name: way }));
        await expect(after!).toBeDisabled();
        await before!.click();
        expectPage(await rowsShown(focus, last - 1, all), last - 1);
        await after!.click();
        expectPage(await rowsShown(focus, last, all), last);
      });
    }
  });

  test("the read-out is the content of the bin, of a histogram and of a map", async ({ page }) => {
    const open = await openFile(page, run, golden(path));
    const eta = await open("Tracks/hEta");
    const csv = await csvOf(eta);
    const bin = (text: string): Edges => {
      const [, from, content, error] = /^(.+) to .+\n+(.+)±(.+) entries/.exec(text.replaceAll("\u2009±\u2009", "±"))!;
      const row = numbers(csv["η from"]!).findIndex((edge) => Math.abs(edge - read(from!)) < 1e-6);
      expect(read(content!)).toBe(Number(csv["content"]![row]));
      // Quoted to one or two digits.
      expect(Math.abs(read(error!) / Math.sqrt(read(content!)) - 1)).toBeLessThan(0.15);
      return [Number(csv["η from"]![row]), Number(csv["η to"]![row])];
    };
    const underMouse: Edges[] = [];
    for (const share of along) {
      underMouse.push(bin((await eta.hover(share, 0.5)).join("\n")));
    }
    expectEven(underMouse);
    await eta.drawing.focus();
    for (const keys of ["ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowLeft"]) {
      await page.keyboard.press(keys);
      bin(await eta.drawing.getByRole("status").innerText());
    }

    const map = await open("Tracks/h2DNClustersPt");
    const cells = await csvOf(map);
    const ends = (end: " from" | " to"): readonly [x: readonly string[], y: readonly string[]] =>
      Object.entries(cells).flatMap(([name, column]) => (name.endsWith(end) ? [column] : [])) as [string[], string[]];
    const [[xFrom, yFrom], [xTo, yTo]] = [ends(" from"), ends(" to")];
    const cell = (said: Readonly<Record<string, string>>): readonly [x: Edges, y: Edges] => {
      const column = Object.keys(said)
        .find((name) => name.startsWith("column"))!
        .split(" ")[1]!;
      const [, y] = Object.values(said);
      const at = cells["x bin"]!.findIndex(
        (bin, i) => bin === column && Math.abs(Number(yFrom[i]) - read(y!.split(" to ")[0]!)) < 1e-3,
      );
      expect(at).toBeGreaterThan(0);
      expect(read(said["bin"]!.split(/±| entries/)[0]!)).toBe(Number(cells["content"]![at]));
      const sum = cells["content"]!.reduce(
        (total, content, i) =>
          total + (cells["x bin"]![i] === column && cells["flow"]![i] === "" ? Number(content) : 0),
        0,
      );
      expect(read(said[`column ${column}`]!.split(" entries")[0]!)).toBe(sum);
      return [
        [Number(xFrom[at]), Number(xTo[at])],
        [Number(yFrom[at]), Number(yTo[at])],
      ];
    };
    const pointed: (readonly [Edges, Edges])[] = [];
    for (const share of along) {
      await map.hover(0.1 + 0.4 * share, 0.9 - 0.5 * share);
      pointed.push(cell(await map.hovered()));
    }
    expectEven(pointed.map(([x]) => x));
    expectEven(pointed.map(([, y]) => y));
    await map.drawing.focus();
    for (const keys of ["ArrowLeft", "Shift+ArrowLeft", "ArrowUp", "Shift+ArrowLeft", "ArrowDown"]) {
      await page.keyboard.press(keys);
      cell(await map.readOut());
    }
  });
});

/** Where the mouse goes, as shares of what is drawn: in equal steps. */
const along = [0.2, 0.35, 0.5, 0.65, 0.8] as const;

type Edges = readonly [from: number, to: number];

/** Whether bins under equal steps of the mouse lie in equal steps, to what the bins leave open. */
function expectEven(bins: readonly Edges[]): void {
  const [first, last] = [bins[0]!, bins.at(-1)!].map(([from, to]) => (from + to) / 2) as [number, number];
  expect(first).not.toBeCloseTo(last);
  for (const [i, [from, to]] of bins.entries()) {
    const expected = first + (i / (bins.length - 1)) * (last - first);
    expect(expected).toBeGreaterThan(from - (to - from));
    expect(expected).toBeLessThan(to + (to - from));
  }
}

const pagesToLookAt = (rows: number): readonly number[] => {
  const pages = Math.ceil(rows / rowsAtOnce);
  return [...new Set([1, Math.ceil(pages / 2), pages])];
};

/** Head and rows of a page of the table that was asked for by its number, as texts. */
async function rowsOfPage(focus: PanelPage, at: number, all: number): Promise<readonly (readonly string[])[]> {
  if (all > rowsAtOnce) {
    await focus.field("Page").fill(String(at));
    await focus.field("Page").press("Enter");
  }
  return rowsShown(focus, at, all);
}

async function rowsShown(focus: PanelPage, at: number, all: number): Promise<readonly (readonly string[])[]> {
  const last = Math.min(all, rowsAtOnce * at)
    .toLocaleString("en")
    .replaceAll(",", "\u2009");
  await expect(focus.page.getByText(`to ${last} of`)).toBeVisible();
  return focus.table
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.textContent.trim())));
}

const run = 559391;
const weights = [0, 4, 9, 0, 25, 0];
const sums = [0, 8, -9, 0, 62.5, 0];
const squares = [0, 17, 18, 0, 200, 0];
const hostile = `"><script>globalThis.PWN=1</script><a href="javascript:globalThis.PWN=1">#url[https://canary.invalid/]{x}`;

/** A run with a profile, and a histogram whose words are meant to do harm. */
function synthetic(): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } {
  const profile = hist({
    class: "TProfile",
    name: "hProfile",
    x: { bins: 4, lo: 0, hi: 4, title: "x" },
    cells: sums,
    more: { fBinEntries: weights, fSumw2: squares },
  });
  const axis = { bins: 3, lo: 0, hi: 3, title: `=1+1 ${hostile}`, labels: ["=cmd|' /C calc'!A0", "@x", "-1"] };
  const words = hist({ name: "hWords", title: hostile, x: axis, cells: [0, 1, 2, 3, 0] });
  const entry = entryOf("int/TPC/Tracks", collection("Tracks", [profile, words], { run }));
  const { bytes } = writeRootFile({ name: `${run}.root`, entries: [entry], infos: writeInfos(qcShapes) });
  return { name: `${run}.root`, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
}

test("a profile is read, listed and saved as means with their errors", async ({ page }) => {
  const focus = await (await openFile(page, run, synthetic()))("Tracks/hProfile");
  const means = weights.map((weight, i) => (weight === 0 ? NaN : sums[i]! / weight));
  const errors = weights.map((weight, i) =>
    weight === 0 ? NaN : Math.sqrt(Math.abs(squares[i]! / weight - means[i]! ** 2) / weight),
  );
  const csv = await csvOf(focus);
  expect(numbers(csv["weight"]!)).toEqual(weights);
  expect(numbers(csv["mean"]!)).toEqual(means);
  const digits = (all: readonly number[]): readonly string[] => all.map((each) => each.toPrecision(12));
  expect(digits(numbers(csv["error"]!))).toEqual(digits(errors));
  await page.getByRole("button", { name: "Show the table" }).click();
  await expect(focus.table.getByRole("row")).toHaveCount(7);
  await page.keyboard.press("Escape");
  await expect(focus.table).toHaveCount(0);
  await expect(page).not.toHaveURL(/table=/);

  await focus.drawing.focus();
  await page.keyboard.press("ArrowLeft");
  const said = await focus.readOut();
  expect(said["mean"]).toMatch(/^−1\.0 ± 0\.33$|^−1\.00 ± 0\.33$/);
  expect(said["bin"]).toBe("9 entries");

  await focus.asRoot.check();
  await expect(focus.sheet).toHaveAccessibleName(/hProfile/);
  await expect(focus.sheet.locator("path").first()).toBeVisible();
  // An axis of means: one of the sums, up to 62.5, has no such labels.
  const labels = (await focus.sheet.getByText(/^-?\d+(\.\d+)?$/).allTextContents()).map(Number);
  expect(labels).toEqual(expect.arrayContaining([-1, 2.5]));
});

test("pictures are saved at twice their size, as shapes and words only, whatever the titles hold", async ({
  page,
  newPerson,
}) => {
  const focus = await (await openFile(page, run, synthetic()))("Tracks/hWords");
  const { width, height } = (await focus.drawing.boundingBox())!;
  const png = await focus.save("PNG");
  expect(png.name).toBe(`${run}-hWords.png`);
  expect(png.bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([
    2 * Math.round(width),
    2 * Math.round(height),
  ]);

  const svg = await focus.save("SVG");
  expect(svg.name).toBe(`${run}-hWords.svg`);
  const blank = await (await newPerson()).newPage();
  const found = await blank.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
    const all = [root, ...root.querySelectorAll("*")];
    return {
      root: root.localName,
      size: [root.getAttribute("width"), root.getAttribute("height")].map(Number),
      elements: [...new Set(all.map((each) => each.localName))].toSorted(),
      attributes: all.flatMap((each) => each.getAttributeNames()).filter((name) => /href|^on|style|src/i.test(name)),
      words: root.textContent,
    };
  }, svg.bytes.toString());
  expect(found.root).toBe("svg");
  expect(found.size).toEqual([Math.round(width), Math.round(height)]);
  expect(found.attributes).toEqual([]);
  expect(found.elements).toEqual(expect.arrayContaining(["path", "rect", "svg", "text"]));
  expect(found.elements.filter((name) => /^(script|a|image|use|style|foreignObject|animate|set)$/.test(name))).toEqual(
    [],
  );
  expect(found.words).toContain("<script>");

  const { bytes } = await focus.save("CSV");
  const cells = bytes
    .toString()
    .split(/[,\r\n]+/)
    .filter((cell) => cell.startsWith('"'));
  expect(cells.some((cell) => cell.startsWith(`"'=cmd`))).toBe(true);
  expect(cells.filter((cell) => /^"[=+\-@]/.test(cell))).toEqual([]);
});
