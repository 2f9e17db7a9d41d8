import type { Hist } from "../../../src/hist/hist.ts";
import type { ChamberCount } from "../../../src/qc/period/chambers.ts";
import { GoldenDir, type JsonObject } from "../../verify/golden-dir.ts";
import { Ledger } from "../../verify/ledger.ts";
import { listedFiles } from "../../verify/manifest.ts";
import { readProduction } from "../../verify/production.ts";
import { wantedNames } from "./measured-run.ts";

/** A run in which nothing was planted. */
export interface GoodRun {
  readonly run: string;
  readonly hists: ReadonlyMap<string, Hist>;
  readonly chambers: readonly ChamberCount[] | undefined;
}

/** Pads of an inner and of an outer chamber. */
const padsOf = (chamber: number): number => (chamber < 36 ? 5280 : 9280);

/**
 * The readable runs of a golden production that have no planted defect, with the histograms that are judged, and the clusters of
 * their chambers by the listed means.
 */
export async function readGoodRuns(dir: GoldenDir, production: string): Promise<readonly GoodRun[]> {
  const ledger = new Ledger();
  const files = listedFiles(dir.expected("manifest.json") ?? {});
  const { runs } = await readProduction(ledger, dir, files, production);
  if (ledger.problems.length > 0) throw new Error(ledger.problems.join("\n"));
  const defects = (dir.expected("defects.json")?.[production] ?? {}) as JsonObject;
  const trends = (dir.expected("trends.json")?.[production] ?? {}) as JsonObject;
  const matrix = trends["clusterMatrix"] as unknown as {
    readonly runs: readonly string[];
    readonly rocMean: readonly (readonly (number | null)[])[];
  };
  return runs
    .filter(({ run }) => Array.isArray(defects[run]) && defects[run].length === 0)
    .map(({ run, hists }) => {
      const means = matrix.rocMean[matrix.runs.indexOf(run)] ?? [];
      const chambers = means.map((mean, i) => ({ clusters: (mean ?? 0) * padsOf(i), pads: padsOf(i) }));
      return {
        run,
        hists: new Map([...hists].filter(([name]) => wantedNames.has(name))),
        chambers: means.some((mean) => mean !== null) ? chambers : undefined,
      };
    });
}
