import type { Hist2D } from "../../src/hist/hist.ts";
import { profileBins, profileX } from "../../src/hist/profile.ts";
import { projectionX, projectionY } from "../../src/hist/project.ts";
import { insideBins, rangeOf } from "../../src/hist/range.ts";
import { measureHist } from "../../src/qc/measure.ts";
import { rootQuantileProfile, type QuantileProfile } from "../../src/stats/quantile-profile.ts";
import type { GoldenFile } from "./read-file.ts";
import type { JsonObject } from "./golden-dir.ts";
import { compareDistribution, compareEach } from "./distribution.ts";
import type { Ledger } from "./ledger.ts";
import { compareRebinned } from "./rebinned.ts";

type Numbers = readonly (number | null)[];

/** Medians, quantiles, projections and rebinned histograms of one run. */
export async function compareProfiles(ledger: Ledger, file: GoldenFile, wanted: JsonObject): Promise<void> {
  for (const [group, objects] of Object.entries(wanted)) {
    for (const [name, listed] of Object.entries(objects as JsonObject)) {
      const hist = await file.hist(name.split("/")[0]!);
      if (group === "rebin") compareRebinned(ledger, hist, name, listed as JsonObject);
      else if (hist.kind !== "2d") ledger.problem(`${name} is no map`);
      else if (group === "projections") compareProjections(ledger, name, hist, listed as JsonObject);
      else compareQuantiles(ledger, group, name, hist, listed as JsonObject);
    }
  }
}

const toNinth = { tolerance: 1e-9 };

function compareQuantiles(ledger: Ledger, group: string, name: string, hist: Hist2D, wanted: JsonObject): void {
  const got = quantilesOf(group, hist);
  if (got === undefined) return ledger.problem(`nothing compares ${group}`);
  const quantity = group.startsWith("median") ? "median profiles (QuantilesX)" : "quantile profiles (QuantilesX)";
  const where = `${group} of ${name}`;
  for (const [field, listed] of Object.entries(wanted)) {
    if (field === "contents") ledger.numbers(`${quantity}: values`, where, got.values, listed as Numbers, toNinth);
    else if (field === "errors") ledger.numbers(`${quantity}: errors`, where, got.errors, listed as Numbers, toNinth);
    else if (field === "entries") ledger.numbers(`${quantity}: entries`, where, got.entries, listed as Numbers);
    else if (field === "exactHits") compareHits(ledger, where, hist, group, listed as readonly number[]);
    else ledger.problem(`nothing compares ${field} of ${where}`);
  }
}

/** What the workers compute in parity, where that is what is listed; else the same with another share or range. */
function quantilesOf(group: string, hist: Hist2D): QuantileProfile | undefined {
  if (group === "median") {
    const measured = measureHist(hist, { kind: "median-profile", rule: "parity" });
    return measured?.kind === "median-profile" ? measured : undefined;
  }
  const share = /^quantile(0\.\d+)$/.exec(group)?.[1];
  if (share !== undefined) return rootQuantileProfile(hist, Number(share));
  const range = rangeIn(group, hist);
  return range && rootQuantileProfile(hist, 0.5, range);
}

function rangeIn(group: string, hist: Hist2D): readonly [number, number] | undefined {
  const [, lo, hi] = /^medianY(-?[\d.]+)to(-?[\d.]+)$/.exec(group) ?? [];
  return lo === undefined ? undefined : rangeOf(hist.y, Number(lo), Number(hi));
}

/** Bins of x in which half of the column lies exactly below an edge of y: there the rule of exact hits decides. */
function compareHits(ledger: Ledger, where: string, hist: Hist2D, group: string, wanted: readonly number[]): void {
  const [first, last] = rangeIn(group, hist) ?? insideBins(hist.y);
  const hits: number[] = [];
  for (let x = 1; x <= hist.x.n; x++) {
    const column = Array.from({ length: last - first + 1 }, (_, i) => hist.values[x + (hist.x.n + 2) * (first + i)]!);
    const total = column.reduce((sum, content) => sum + content, 0);
    let below = 0;
    if (total > 0 && column.some((content) => (below += content) / total === 0.5)) hits.push(x);
  }
  ledger.numbers("median profiles (QuantilesX): columns of exact hits", where, hits, wanted, { tolerance: 0 });
}

function compareProjections(ledger: Ledger, name: string, hist: Hist2D, wanted: JsonObject): void {
  for (const [projection, listed] of Object.entries(wanted) as [string, JsonObject][]) {
    const where = `${projection} of ${name}`;
    switch (projection) {
      case "profileX":
        compareProfile(ledger, where, hist, undefined, listed);
        break;
      case "profileXFlow":
        // ProfileX("", 0, -1) takes the underflow of y, but no overflow.
        compareProfile(ledger, where, hist, [0, hist.y.n], listed);
        break;
      case "projectionX":
        compareDistribution(ledger, where, projectionX(hist), listed);
        break;
      case "projectionXNoFlow":
        compareDistribution(ledger, where, projectionX(hist, insideBins(hist.y)), listed);
        break;
      case "projectionY":
        compareDistribution(ledger, where, projectionY(hist), listed);
        break;
      case "projectionYNoFlow":
        compareDistribution(ledger, where, projectionY(hist, insideBins(hist.x)), listed);
        break;
      default:
        ledger.problem(`nothing compares ${where}`);
    }
  }
}

/** ROOT has 0 where nothing was filled. */
export const zeroed = (values: Float64Array): Float64Array => values.map((value) => (Number.isNaN(value) ? 0 : value));

export function compareProfile(
  ledger: Ledger,
  where: string,
  hist: Hist2D,
  rangeY: readonly [number, number] | undefined,
  wanted: JsonObject,
): void {
  const profile = profileX(hist, rangeY);
  const bins = profileBins(profile);
  const fields: Readonly<Record<string, ArrayLike<number>>> = {
    contents: zeroed(bins.values),
    errors: zeroed(bins.errors),
    binEntries: profile.weights.subarray(1, hist.x.n + 1),
    entries: [profile.entries],
  };
  compareEach(ledger, "profiles (ProfileX)", where, fields, wanted);
}
