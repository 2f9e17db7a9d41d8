import type { PadMaps } from "../../src/hist/pads.ts";
import type { Hist2D } from "../../src/hist/hist.ts";
import { allPads } from "../../src/qc/pads/geometry.ts";
import { shareAverages } from "../../src/qc/pads/rphi.ts";
import { phiBins } from "../../src/qc/pads/rphi-grid.ts";
import { bySector } from "../../src/qc/pads/values.ts";
import { areaAverages } from "../../src/qc/pads/xy-map.ts";
import { xyBins } from "../../src/qc/pads/xy-grid.ts";
import { padQuantities, type PadQuantityName } from "../../src/qc/recipe.ts";
import { leavesOf, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareOutliers, comparePlanted } from "./pad-regions.ts";
import { ends, filledOf, measured, sumOf } from "./pad-numbers.ts";
import { cellsHash } from "./read-file.ts";

/** Everything listed of the pads of one run. */
export function comparePadRun(ledger: Ledger, run: string, pads: PadMaps, sha256: string, wanted: JsonObject): void {
  const { sha256OfRawFile, processedTimeFrames, planted, quantities, ...others } = wanted;
  ledger.exact("files: size and SHA-256", run, sha256, sha256OfRawFile);
  ledger.exact("pads: time frames, normalised", run, pads.processedTimeFrames, processedTimeFrames);
  comparePlanted(ledger, run, pads, planted as readonly JsonObject[]);
  for (const quantity of padQuantities) {
    const listed = (quantities as JsonObject)[quantity] as JsonObject | undefined;
    if (listed === undefined) ledger.problem(`${quantity} is not listed`);
    else compareQuantity(ledger, `${run} ${quantity}`, pads, quantity, listed);
  }
  for (const field of Object.keys(others)) ledger.problem(`nothing compares ${field} of the pads of a run`);
}

type Numbers = readonly (number | null)[];
type Sides = Readonly<Record<"A" | "C", JsonObject>>;

function compareQuantity(
  ledger: Ledger,
  where: string,
  pads: PadMaps,
  quantity: PadQuantityName,
  wanted: JsonObject,
): void {
  const { sides, range, ...means } = wanted as JsonObject & { readonly sides: Sides };
  compareMeans(ledger, where, pads, quantity, means);
  const maps = {
    first: measured(pads, { kind: "pad-xy", quantity, rule: "parity" }).maps,
    rphi: measured(pads, { kind: "pad-rphi", quantity, rule: "parity" }).maps,
  };
  const distributions = measured(pads, { kind: "pad-distributions", quantity, rule: "parity" }).sides;
  const { lo, hi } = distributions.A.x;
  ledger.numbers("pads: ranges of distributions", where, [lo, hi], range as Numbers, { tolerance: 0 });
  const values = bySector(measured(pads, { kind: "pad-values", quantity }).values);
  const averages = { all: areaAverages(values, true), active: areaAverages(values, false) };
  for (const [side, listed] of Object.entries(sides) as ["A" | "C", JsonObject][]) {
    const at = `${where} ${side}`;
    for (const [field, of] of Object.entries(listed) as [string, JsonObject][]) {
      if (field === "xyFirstPadWins") compareFirst(ledger, at, maps.first[side], of);
      else if (field === "xyAreaAverage") compareAverage(ledger, at, averages.all[side], of);
      else if (field === "xyAreaAverageOfActivePads") compareAverage(ledger, at, averages.active[side], of);
      else if (field === "rphi") compareRphi(ledger, at, maps.rphi[side], of);
      else if (field === "distribution") {
        ledger.numbers("pads: distributions", at, distributions[side].values, of as never, { tolerance: 0 });
      } else if (field === "outlierRegions") compareOutliers(ledger, at, maps.first[side], of);
      else ledger.problem(`nothing compares ${field} of ${at}`);
    }
  }
}

function compareMeans(
  ledger: Ledger,
  where: string,
  pads: PadMaps,
  quantity: PadQuantityName,
  wanted: JsonObject,
): void {
  const { sides, chambers } = measured(pads, { kind: "pad-summary", quantity });
  type Part = (typeof chambers)[number];
  const sum = (parts: readonly Part[]): number =>
    parts.reduce((total, { mean, pads: all, empty }) => total + (mean ?? 0) * (all - empty), 0);
  const active = (parts: readonly Part[]): number => parts.reduce((total, part) => total + part.pads - part.empty, 0);
  const whole = [sides.A, sides.C];
  const all = chambers.reduce((total, chamber) => total + chamber.pads, 0);
  const fields: Readonly<Record<string, readonly (number | undefined)[]>> = {
    meanOfAllPads: [sum(whole) / all],
    meanOfActivePads: [sum(whole) / active(whole)],
    activePads: [active(whole)],
    meanPerRoc: chambers.map((chamber) => sum([chamber]) / chamber.pads),
    activeMeanPerRoc: chambers.map((chamber) => chamber.mean),
  };
  for (const [field, listed] of Object.entries(wanted)) {
    const got = fields[field];
    if (got === undefined) ledger.problem(`nothing compares ${field} of ${where}`);
    else
      ledger.numbers(
        "pads: means",
        `${where} ${field}`,
        got,
        Array.isArray(listed) ? (listed as Numbers) : [listed as number],
      );
  }
}

/** Listed bins [x, y, value] beside ours; there bins without a value are 0. */
function bins(cells: ArrayLike<number>, width: number, wanted: readonly Numbers[]): readonly Numbers[] {
  return wanted.map(([x, y]) => [x!, y!, cells[x! + (width + 2) * y!]! || 0]);
}

function compareFirst(ledger: Ledger, where: string, map: Hist2D, wanted: JsonObject): void {
  const { sha256, filled, sum, entriesOfStoredMap, bins: listed, ...others } = wanted;
  ledger.exact("pads: XY maps, content hash", where, cellsHash(map), sha256);
  ledger.exact("pads: XY maps, entries", where, map.entries, entriesOfStoredMap);
  const got = [filledOf(map.values), sumOf(map.values)];
  ledger.numbers("pads: XY maps", where, got, [filled, sum] as Numbers, { tolerance: 0 });
  const samples = bins(map.values, xyBins, listed as Numbers[]).flat();
  ledger.numbers("pads: XY maps", where, samples, (listed as Numbers[]).flat(), { tolerance: 0 });
  for (const field of Object.keys(others)) ledger.problem(`nothing compares ${field} of ${where}`);
}

function compareAverage(ledger: Ledger, where: string, cells: Float64Array, wanted: JsonObject): void {
  const { filled, covered, sum, bins: listed, ...others } = wanted;
  const quantity = "pads: XY maps by area";
  ledger.numbers(`${quantity}: bins filled and covered`, `${where} filled`, [filledOf(cells)], [filled as number], {
    tolerance: 0,
  });
  const withValue = cells.filter((value) => !Number.isNaN(value)).length;
  if (covered !== undefined)
    ledger.numbers(`${quantity}: bins filled and covered`, `${where} covered`, [withValue], [covered as number], {
      tolerance: 0,
    });
  ledger.numbers(quantity, `${where} sum`, [sumOf(cells)], [sum as number]);
  ledger.numbers(quantity, where, bins(cells, xyBins, listed as Numbers[]).flat(), (listed as Numbers[]).flat());
  for (const field of Object.keys(others)) ledger.problem(`nothing compares ${field} of ${where}`);
}

/** Values to 1e-5 of the largest one of the map: pairs of pad and bin that only touch may or may not count. */
function compareRphi(ledger: Ledger, where: string, map: Hist2D, wanted: JsonObject): void {
  const { covered, filled, sum, bins: listed, storedMap, ...others } = wanted;
  const ofMap = "pads: R-φ maps";
  const ones = shareAverages(new Float32Array(allPads).fill(1), true).A;
  ledger.numbers(`${ofMap}: bins covered`, where, [filledOf(ones)], [covered as number], { tolerance: 0 });
  // Among dead pads a bin may have a little of one that only touches it: two bins of a map may differ.
  const touched = { tolerance: 2.5, deviation: (got: number, want: number) => Math.abs(got - want) };
  ledger.numbers(`${ofMap}: bins filled, differences`, where, [filledOf(map.values)], [filled as number], touched);
  ledger.numbers(`${ofMap}: sums`, where, [sumOf(map.values)], [sum as number], { tolerance: 1e-9 });
  const [, largest] = ends(map.values);
  const within = { tolerance: 1e-5, deviation: (got: number, want: number) => Math.abs(got - want) / largest };
  ledger.numbers(
    `${ofMap}: samples, of the largest value`,
    where,
    bins(map.values, phiBins, listed as Numbers[]).flat(),
    (listed as Numbers[]).flat(),
    within,
  );
  const stored = storedMap as JsonObject;
  const total = { tolerance: 1e-7 };
  ledger.numbers(
    `${ofMap}: sums and entries as stored, in single precision`,
    where,
    [sumOf(map.values), map.entries],
    [stored["sum"], stored["entries"]] as Numbers,
    total,
  );
  ledger.leave("hashes of stored R-φ maps, compared in the extracted files", 1);
  ledger.leave("how far stored R-φ maps are off the listed ones", leavesOf(stored) - 3);
  const { sha256, largestRelativeDifferenceWithoutRounding, ...rest } = others;
  const aside = leavesOf(sha256 ?? []) + leavesOf(largestRelativeDifferenceWithoutRounding ?? []);
  ledger.leave("hashes of R-φ maps, which depend on the last bits, and what rounding changes", aside);
  for (const field of Object.keys(rest)) ledger.problem(`nothing compares ${field} of ${where}`);
}
