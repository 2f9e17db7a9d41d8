import { leavesOf, type GoldenDir, type JsonObject } from "./golden-dir.ts";
import { comparePair } from "./compare.ts";
import type { Ledger } from "./ledger.ts";
import type { Listed } from "./manifest.ts";
import { comparePeriod } from "./period.ts";
import { readProduction, type Production } from "./production.ts";
import { compareTrends } from "./trends.ts";

/** Numbers that are made of several runs: trends and verdicts, divergences and medians, ratios and tests of two sets. */
export async function compareSeveralRuns(ledger: Ledger, dir: GoldenDir, files: readonly Listed[]): Promise<void> {
  ledger.at("");
  const trends = (dir.expected("trends.json") ?? {}) as { readonly [production: string]: JsonObject };
  const productions = new Map<string, Production>();
  for (const key of Object.keys(trends)) productions.set(key, await readProduction(ledger, dir, files, key));
  for (const [key, wanted] of Object.entries(trends)) {
    await ledger.account(`trends.json, ${key}`, leavesOf(wanted), () => {
      compareTrends(ledger, dir, files, productions.get(key)!, wanted);
    });
  }
  const period = dir.expected("period.json");
  const ofPeriod = productions.get((period?.["production"] as JsonObject | undefined)?.["key"] as string);
  if (period !== undefined && ofPeriod !== undefined) {
    await ledger.account("period.json", leavesOf(period), () => comparePeriod(ledger, ofPeriod, period));
  } else ledger.problem("period.json, or the production it is about, is missing");
  for (const [pair, wanted] of Object.entries(dir.expected("compare.json") ?? {})) {
    const { a, b } = wanted as { readonly a: string; readonly b: string };
    await ledger.account(`compare.json, ${pair}`, leavesOf(wanted), () => {
      comparePair(ledger, productions.get(a)!, productions.get(b)!, wanted as JsonObject);
    });
  }
}
