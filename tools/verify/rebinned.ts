import type { Hist, Hist1D, Hist2D } from "../../src/hist/hist.ts";
import { rebin, rebinX } from "../../src/hist/rebin.ts";
import { integral, integralWithFlow } from "../../src/stats/contents.ts";
import type { JsonObject } from "./golden-dir.ts";
import { compareAxis, momentsOf } from "./histogram.ts";
import type { Ledger } from "./ledger.ts";
import { compareDistribution } from "./distribution.ts";
import { cellsHash } from "./read-file.ts";

/** "hdEdxTotVsP_TPC/RebinX(2)", "hPt/Rebin(3)", "hPt/Rebin(every 5th edge)". */
export function compareRebinned(ledger: Ledger, hist: Hist, name: string, wanted: JsonObject): void {
  const group = Number(/\((?:every )?(\d+)/.exec(name)?.[1]);
  if (hist.kind === "2d") compareMap(ledger, name, rebinX(hist, group), wanted);
  else if (hist.kind === "1d") compareBins(ledger, name, rebin(hist, group), wanted);
  else ledger.problem(`nothing compares ${name}`);
}

function compareBins(ledger: Ledger, name: string, hist: Hist1D, wanted: JsonObject): void {
  const { x, ...distribution } = wanted;
  compareAxis(ledger, `${name} x`, hist.x, x as JsonObject);
  compareDistribution(ledger, name, hist, distribution);
}

function compareMap(ledger: Ledger, name: string, hist: Hist2D, wanted: JsonObject): void {
  const { x, y, cellsSha256, largest, ...sums } = wanted;
  compareAxis(ledger, `${name} x`, hist.x, x as JsonObject);
  compareAxis(ledger, `${name} y`, hist.y, y as JsonObject);
  ledger.exact("rebinned maps: content hash", name, cellsHash(hist), cellsSha256);
  const listed = largest as readonly (readonly number[])[];
  const cells = largestCells(hist, listed.length);
  listed.forEach((cell, i) => {
    ledger.numbers("rebinned maps: largest cells", name, cells[i] ?? [], cell, { tolerance: 0 });
  });
  const moments = momentsOf(hist);
  const fields: Readonly<Record<string, number | undefined>> = {
    integral: integral(hist),
    sumCells: integralWithFlow(hist),
    entries: hist.entries,
    meanX: moments.x.mean?.value,
    meanY: moments.y?.mean?.value,
  };
  for (const [field, value] of Object.entries(sums)) {
    if (field in fields) ledger.numbers("rebinned maps: sums and means", name, [fields[field]], [value as number]);
    else ledger.problem(`nothing compares ${field} of ${name}`);
  }
}

/** The highest cells of bins 1…n as [bin of x, bin of y, content], equal ones in global bin order. */
function largestCells(hist: Hist2D, count: number): readonly (readonly number[])[] {
  const cells: (readonly number[])[] = [];
  for (let y = 1; y <= hist.y.n; y++) {
    for (let x = 1; x <= hist.x.n; x++) cells.push([x, y, hist.values[x + (hist.x.n + 2) * y]!]);
  }
  return cells.toSorted((a, b) => b[2]! - a[2]!).slice(0, count);
}
