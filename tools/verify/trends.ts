import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { byRate, rateLabel } from "../../src/qc/period/by-rate.ts";
import { parityThresholds } from "../../src/qc/period/parity-check.ts";
import { trendQuantities, type TrendQuantity } from "../../src/qc/period/quantity.ts";
import { asQuoted, trendPoint, type TrendPoint } from "../../src/qc/period/trend-point.ts";
import type { GoldenDir, JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareChambers, compareTrackMatrix } from "./matrices.ts";
import type { Listed } from "./manifest.ts";
import type { Production } from "./production.ts";
import { compareTrend, inErrors, share, type Numbers } from "./trend.ts";

/** Trends, their verdicts and both matrices of one production, in parity. */
export function compareTrends(
  ledger: Ledger,
  dir: GoldenDir,
  files: readonly Listed[],
  production: Production,
  wanted: JsonObject,
): void {
  const runs = wanted["runs"] as readonly string[];
  runs.forEach((run, i) => ledger.exact("trends: runs", production.key, production.runs[i]?.run, run));
  for (const [run, reason] of Object.entries(wanted["excluded"] as JsonObject)) {
    ledger.exact("trends: runs that take no part", run, production.excluded[run], reason);
  }
  ledger.numbers("trends: thresholds", production.key, parityThresholds, wanted["thresholds"] as Numbers);
  const trends = wanted["trends"] as { readonly [spec: string]: JsonObject };
  const pointsOf = (quantity: TrendQuantity) =>
    production.runs.map(({ measured }) => asQuoted(trendPoint(quantity, measured)));
  const mips = (dir.expected("fits.json")?.["mip"] ?? {}) as { readonly [production: string]: JsonObject };
  const fits = mips[production.key] ?? {};
  for (const [spec, listed] of Object.entries(trends)) {
    const quantity = trendQuantities.find((each) => each.spec.includes(spec));
    if (quantity === undefined) ledger.problem(`nothing is ${spec}`);
    else compareTrend(ledger, `${production.key} ${spec}`, quantity, pointsOf(quantity), listed, fitsOf(fits, runs));
  }
  const mip = trendQuantities.find(({ id }) => id === "mip")!;
  compareRates(ledger, dir, files, production, pointsOf(mip), wanted["P-12"] as JsonObject | null, trends["P-11"]!);
  compareTrackMatrix(ledger, production, wanted["trackMatrix"] as JsonObject);
  compareChambers(ledger, production, wanted["clusterMatrix"] as JsonObject);
}

const fitsOf = (fits: JsonObject, runs: readonly string[]) =>
  runs.map((run) => (fits[run] as JsonObject | undefined)?.["hdEdxTotMIP_TPC"] as JsonObject | undefined);

/** P-12: the same fits in the order of the interaction rate, with σ as the error. */
function compareRates(
  ledger: Ledger,
  dir: GoldenDir,
  files: readonly Listed[],
  { key, runs }: Production,
  points: readonly (TrendPoint | undefined)[],
  wanted: JsonObject | null,
  fits: JsonObject,
): void {
  const path = files.find(({ production }) => production === key)!.path;
  const beside = dir.at(`${dirname(path)}/runparameters.json`);
  if (wanted === null || !existsSync(beside)) {
    ledger.exact("MIP against rate: known", key, existsSync(beside), wanted !== null);
    return;
  }
  const known = (JSON.parse(readFileSync(beside, "utf8")) as { runs: Record<string, { IRavg?: number }> }).runs;
  const ordered = byRate(
    runs.flatMap(({ run }, i) => {
      const point = points[i];
      return point === undefined
        ? []
        : [{ run, rate: known[run]?.IRavg, value: point.value, sigma: point.sigma, at: i }];
    }),
  );
  const of = <T>(name: string): T => wanted[name] as T;
  for (const [i, run] of of<readonly string[]>("runs").entries()) {
    ledger.exact("MIP against rate: order of runs", key, ordered[i]?.run, run);
    ledger.exact(
      "MIP against rate: labels",
      key,
      ordered[i] && rateLabel(ordered[i]),
      of<readonly string[]>("labels")[i],
    );
  }
  ledger.numbers(
    "MIP against rate: rates",
    key,
    ordered.map(({ rate }) => rate),
    of<Numbers>("rate"),
  );
  const quoted = ordered.map(({ at }) => (fits["fitError"] as Numbers)[at]!);
  const values = inErrors(
    ordered.map(({ value }) => value),
    of<Numbers>("value"),
    quoted,
  );
  ledger.numbers(
    "MIP against rate: means, in quoted errors",
    key,
    values,
    values.map(() => 0),
    share,
  );
  const sigmas = inErrors(
    ordered.map(({ sigma }) => sigma),
    of<Numbers>("error"),
    quoted,
  );
  ledger.numbers(
    "MIP against rate: σ, in quoted errors of the mean",
    key,
    sigmas,
    sigmas.map(() => 0),
    share,
  );
}
