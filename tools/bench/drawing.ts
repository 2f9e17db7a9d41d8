import { median } from "../../src/stats/median.ts";
import { atMost, tenth, type Row } from "./measured.ts";
import type { JsrootPage } from "./contract.ts";
import { inTurn, type Stage, type Who } from "./stage.ts";

const names = { figure: "figure of a report", enlarged: "enlarged, with projections (JSROOT: without)" } as const;

/**
 * A map of a million bins on 900 × 600 px, after a smaller one was drawn: drawn once, then with ten other ranges (their
 * median). Here by the element of a report, and by that which fills the page and has more to draw.
 */
export async function drawing({ addresses, inPage }: Stage, runs: number): Promise<readonly Row[]> {
  const zooms = 10;
  const rows: Row[] = [];
  for (const how of ["figure", "enlarged"] as const) {
    const { own, jsroot } = await inTurn(runs, (who) =>
      inPage(async (page) => {
        await page.goto(addresses[who], { waitUntil: "load" });
        return page.evaluate(([count, how]) => window.bench.drawMap(count, how), [zooms, how] as const);
      }),
    );
    const row = (name: string, of: (each: (typeof own)[number]) => number): Row => ({
      name,
      unit: "ms",
      ours: own.map(of),
      other: jsroot.map(of),
      wanted: tenth,
    });
    rows.push(
      row(`draw a map of 10⁶ bins, ${names[how]}`, ({ draw }) => draw),
      row("  zoom into it", ({ zooms }) => median(zooms)!),
    );
  }
  return rows;
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
      other: jsroot.map((each) => median(each)!),
      wanted: atMost(16),
    },
  ];
}

/** What `e2e/pages/set-figures.ts` offers. */
interface SetFigures {
  redraws(count: number): readonly number[];
}
