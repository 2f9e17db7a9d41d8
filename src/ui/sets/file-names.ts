import type { SetRoute } from "../../route/route.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import { setTitle, sideTitle } from "./set-words.ts";

const reports = { period: "period", compare: "comparison" } as const satisfies Record<SetRoute["page"], string>;

/**
 * What the names of files of a report begin with, and the panel follows: "LHC24zz_apass1_period",
 * "LHC24zz_apass1_against_LHC24z9_passMC_comparison".
 */
export function reportFileName({ page, a, b }: SetRoute, runs: readonly SetRun[], other: readonly SetRun[]): string {
  const titles = page === "compare" ? [sideTitle(a, runs), sideTitle(b, other)] : [setTitle(a, runs)];
  return fileName(titles.join(" against "), reports[page]);
}

/** Parts joined by underscores, without spaces. */
export const fileName = (...parts: readonly string[]): string => parts.join("_").replaceAll(/\s+/g, "_");
