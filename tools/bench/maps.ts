import { median } from "../../src/stats/median.ts";
import { golden } from "../testing/golden.ts";
import { atMost, tenth, third, type Row } from "./measured.ts";
import type { JsrootPage } from "./contract.ts";
import { inTurn, type Stage, type Who } from "./stage.ts";

/** The same objects in each file, as ROOT packs them. */
const codecs = ["none", "zlib1", "zlib9", "lzma7", "lz4", "zstd5"];
const collection = "int/TPC/Tracks";

/** One key with all histograms of tracks, from memory, when the code is warm. */
export async function decoding({ server, addresses, inPage, fresh }: Stage, runs: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const codec of codecs) {
    const url = fresh(golden(`codecs/${codec}.root`));
    const { own, jsroot } = await inTurn(runs, (who) =>
      inPage(async (page) => {
        await page.goto(addresses[who], { waitUntil: "load" });
        return page.evaluate(
          async ([at, path]) => {
            await window.bench.decode(at, path);
            return window.bench.decode(at, path);
          },
          [url, collection] as const,
        );
      }),
    );
    const numbers = (of: readonly (number | string)[]): number[] => of.filter((each) => typeof each === "number");
    const failed = [...own, ...jsroot].find((each) => typeof each === "string");
    rows.push({
      name: `decode 1.4 · 10⁶ bins, ${codec}`,
      unit: "ms",
      ours: numbers(own),
      jsroot: numbers(jsroot),
      wanted: third,
      ...(failed === undefined ? {} : { note: failed }),
    });
  }
  server.reset();
  return rows;
}

/** A map of a million bins on 900 × 600 px: drawn once, when all is cold, then with ten other ranges, of which the median counts. */
export async function drawing({ addresses, inPage }: Stage, runs: number): Promise<readonly Row[]> {
  const zooms = 10;
  const { own, jsroot } = await inTurn(runs, (who) =>
    inPage(async (page) => {
      await page.goto(addresses[who], { waitUntil: "load" });
      return page.evaluate((count) => window.bench.drawMap(count), zooms);
    }),
  );
  const row = (name: string, of: (each: (typeof own)[number]) => number): Row => ({
    name,
    unit: "ms",
    ours: own.map(of),
    jsroot: jsroot.map(of),
    wanted: tenth,
  });
  return [row("draw a map of 10⁶ bins", ({ draw }) => draw), row("zoom into it", ({ zooms }) => median(zooms)!)];
}

/** Curves of 60 runs over one another, drawn anew with another one raised: scripting time, median of 30. */
export async function curves({ addresses, inPage }: Stage, runs: number): Promise<readonly Row[]> {
  const once = (who: Who): Promise<readonly number[]> =>
    inPage(async (page) => {
      if (who === "jsroot") {
        await page.goto(addresses.jsroot, { waitUntil: "load" });
        return page.evaluate(() => (window.bench as JsrootPage).redrawCurves(60, 30));
      }
      await page.goto(addresses.setFigures, { waitUntil: "load" });
      await page.getByRole("img", { name: /60 runs/ }).waitFor();
      return page.evaluate(() => (window as unknown as SetFigures).redraws(30));
    });
  const { own, jsroot } = await inTurn(runs, once);
  return [
    {
      name: "redraw 60 curves with ratios (JSROOT: without)",
      unit: "ms",
      ours: own.map((each) => median(each)!),
      jsroot: jsroot.map((each) => median(each)!),
      wanted: atMost(16),
    },
  ];
}

/** What `e2e/pages/set-figures.ts` offers. */
interface SetFigures {
  redraws(count: number): readonly number[];
}
