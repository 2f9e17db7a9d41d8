import { binCenter, binLowEdge } from "../../src/hist/axis.ts";
import { fixedAxis, hist1D } from "../../src/hist/build.ts";
import type { Hist2D } from "../../src/hist/hist.ts";
import { projectionX, projectionY } from "../../src/hist/project.ts";
import { insideBins, rangeOf, type BinRange } from "../../src/hist/range.ts";
import { sums2D } from "../../src/hist/sums.ts";
import { fill1D, fill2D } from "../../src/hist/testing/fill.ts";
import { moments } from "../../src/stats/moments.ts";
import { rootQuantileProfile } from "../../src/stats/quantile-profile.ts";
import { quantile } from "../../src/stats/quantile.ts";
import { compareEach } from "./distribution.ts";
import { leavesOf, type Json, type JsonObject } from "./golden-dir.ts";
import { momentsOf } from "./histogram.ts";
import type { Ledger } from "./ledger.ts";
import { compareProfile } from "./profiles.ts";
import { compareMapSlices } from "./slices.ts";

type Fills = readonly (readonly number[])[];
type Numbers = readonly (number | null)[];

/** Small cases written out in full, part by part. */
const parts: Readonly<Record<string, (ledger: Ledger, wanted: JsonObject) => void>> = {
  quantiles: compareQuantiles,
  columns: compareColumns,
  slices: compareSlices,
  mipAxis: compareAxisOfMip,
  meanError: compareMeanError,
};

/** Parts that need what is not computed yet, and facts about ROOT. */
const left = ["tests", "rootVersion", "minimizer"];

export function compareSemantics(ledger: Ledger, wanted: JsonObject): Promise<void> {
  for (const [part, listed] of Object.entries(wanted)) {
    const compare = parts[part];
    if (compare !== undefined) compare(ledger, listed as JsonObject);
    else if (left.includes(part)) ledger.leave(`root-semantics.json: ${part}`, leavesOf(listed));
    else ledger.problem(`nothing compares ${part}`);
  }
  return Promise.resolve();
}

const ninth = { tolerance: 1e-9 };

function compareQuantiles(ledger: Ledger, wanted: JsonObject): void {
  const shares = wanted["probabilities"] as readonly number[];
  const cases = wanted["cases"] as readonly JsonObject[];
  ledger.leave("inputs of small cases", leavesOf(wanted["axis"]!) + shares.length);
  for (const { contents, values } of cases) {
    const given = contents as readonly number[];
    ledger.leave("inputs of small cases", given.length);
    const hist = hist1D({ x: fixedAxis(given.length, 0, given.length), values: given });
    const total = given.reduce((sum, each) => sum + each, 0);
    // Of nothing there are no quantiles; ROOT gives edges of bins.
    if (total === 0) ledger.leave("quantiles of an empty histogram", (values as Numbers).length);
    else
      ledger.numbers(
        "small cases: quantiles",
        String(given),
        shares.map((p) => quantile(hist, p)),
        values as Numbers,
        ninth,
      );
  }
}

function compareColumns(ledger: Ledger, wanted: JsonObject): void {
  const fills = wanted["fills [x, y, times]"] as unknown as Fills;
  const map = fill2D(fixedAxis(7, 0, 7), fixedAxis(5, 0, 5), fills);
  for (const [name, listed] of Object.entries(wanted)) {
    if (name === "axes" || name.startsWith("fills")) ledger.leave("inputs of small cases", leavesOf(listed));
    else if (name.startsWith("Quantiles")) compareMedians(ledger, name, map, listed as JsonObject);
    else if (name.startsWith("Projection")) compareProjection(ledger, name, map, listed as JsonObject);
    else if (name.startsWith("Profile")) {
      // ProfileX(0, -1) takes the underflow of y, but no overflow.
      compareProfile(ledger, name, map, name.includes("0,-1") ? [0, map.y.n] : undefined, listed as JsonObject);
    } else compareStatistics(ledger, name, map, listed);
  }
}

/** "… y 1..3", "… after y -5..50": the bins that this range selects; `undefined` where none is named. */
function rangeIn(name: string, map: Hist2D): BinRange | undefined {
  const [, lo, hi] = /y (-?\d+)\.\.(-?\d+)/.exec(name) ?? [];
  return lo === undefined ? undefined : rangeOf(map.y, Number(lo), Number(hi));
}

function compareMedians(ledger: Ledger, name: string, map: Hist2D, wanted: JsonObject): void {
  const { values, errors } = rootQuantileProfile(map, 0.5, rangeIn(name, map));
  if (!name.includes("x bins"))
    return compareEach(ledger, "small cases: medians", name, { contents: values, errors }, wanted);
  // A range along x makes ROOT keep the numbers of bins on an axis that begins later.
  const [first, last] = [3, 5];
  const kept = (all: Float64Array): Float64Array =>
    all.subarray(0, last).map((value, i) => (i + 1 < first ? 0 : value));
  const lo = [binLowEdge(map.x, first)];
  const fields = { n: [last], lo, hi: [lo[0]! + last], contents: kept(values), errors: kept(errors) };
  compareEach(ledger, "small cases: medians", name, fields, wanted);
}

function compareProjection(ledger: Ledger, name: string, map: Hist2D, wanted: JsonObject): void {
  const [, first, last] = /\((\d+),(-?\d+)\)/.exec(name) ?? [];
  const bins = first === undefined ? undefined : ([Number(first), last === "-1" ? map.y.n + 1 : Number(last)] as const);
  const got = name.startsWith("ProjectionX") ? projectionX(map, bins) : projectionY(map, bins);
  const fields = { cells: got.values, entries: [got.entries], mean: [momentsOf(got).x.mean?.value] };
  compareEach(ledger, "small cases: projections", name, fields, wanted);
}

/** "bins [first, last], GetMean(2) after y 0..5": what is listed, in that order. */
function compareStatistics(ledger: Ledger, name: string, map: Hist2D, wanted: Json): void {
  const y = rangeIn(name, map);
  const whole = y !== undefined && y[0] === 1 && y[1] === map.y.n;
  const ranges = y === undefined || whole ? {} : { x: insideBins(map.x), y };
  const { x: alongX, y: alongY } = moments(map, ranges);
  const [integral] = sums2D(map, ranges.x, ranges.y);
  const values: Readonly<Record<string, readonly (number | undefined)[]>> = {
    bins: y ?? [],
    "GetMean(1)": [alongX.mean?.value],
    "GetMean(2)": [alongY?.mean?.value],
    Integral: [integral],
    entries: [map.entries],
  };
  const got = name.match(/bins|GetMean\(\d\)|Integral|entries/g)?.flatMap((each) => values[each]!) ?? [];
  ledger.numbers("small cases: means and integrals in ranges", name, got, wanted as Numbers);
}

function compareSlices(ledger: Ledger, wanted: JsonObject): void {
  const { separately, ...rest } = wanted;
  const fills = wanted["fills [x, y, times]"] as unknown as Fills;
  const map = fill2D(fixedAxis(8, 0, 8), fixedAxis(100, 50 / 3, 150), fills);
  ledger.leave("inputs of small cases, and slices as FitSlicesY stores them, repeats included", leavesOf(rest));
  compareMapSlices(ledger, "small cases", map, separately as JsonObject);
}

function compareAxisOfMip(ledger: Ledger, wanted: JsonObject): void {
  const bins = wanted["bin"] as readonly number[];
  const axis = fixedAxis(100, 50 / 3, 150);
  const fields = {
    bin: bins,
    centre: bins.map((bin) => binCenter(axis, bin)),
    lowEdge: bins.map((bin) => binLowEdge(axis, bin)),
  };
  compareEach(ledger, "small cases: MIP axis", "", fields, wanted);
}

function compareMeanError(ledger: Ledger, wanted: JsonObject): void {
  const hist = fill1D(fixedAxis(4, 0, 4), wanted["fills"] as readonly number[]);
  const { fills, axis, ...numbers } = wanted;
  ledger.leave("inputs of small cases", leavesOf(fills!) + leavesOf(axis!));
  const { x, effectiveEntries, entries } = momentsOf(hist);
  const fields = {
    mean: [x.mean?.value],
    stdDev: [x.stdDev],
    entries: [entries],
    effectiveEntries: [effectiveEntries],
    GetMeanError: [x.mean?.error],
    "stdDev/sqrt(entries)": [(x.stdDev ?? NaN) / Math.sqrt(entries)],
  };
  compareEach(ledger, "small cases: mean and its error", "", fields, numbers);
}
