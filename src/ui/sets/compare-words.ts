import type { SetsCompared } from "../../state/sets/set-session.ts";
import { markWords } from "../base/marks.ts";
import type { VerdictCount } from "./qc-set-header.ts";

type Compared = Pick<SetsCompared, "matched" | "differences">;

/** How what differs is ranked: by how many runs, and against how many tests; "" where nothing is compared. */
export function rankedWords({ matched: { matched }, differences }: Compared, word: string): string {
  const { length } = matched;
  if (length === 0) return "";
  const tests = differences.reduce((sum, each) => sum + each.compared, 0);
  const runs = `${length} ${word}${length === 1 ? "" : "s"}`;
  const ranked =
    length > 1
      ? `median of ${runs}, and each ${word} that differs by more than the others; ranked by the larger of both distances, beyond chance`
      : `${runs}, ranked by distance beyond chance`;
  return `${ranked}; probabilities corrected for ${tests} tests (Holm)`;
}

/** Why nothing is compared. */
export function nothingWords(
  { matched, read }: Pick<SetsCompared["matched"], "matched" | "read">,
  isReading: boolean,
  word: string,
): string {
  if (matched.length < read.length) return `All ${word}s in both sets are hidden.`;
  return isReading ? "Nothing to compare yet; still reading." : `No ${word} is in both sets.`;
}

/** Histograms of each verdict, for the header. */
export const differenceCounts = (differences: SetsCompared["differences"]): readonly VerdictCount[] =>
  (["bad", "medium", "good", "null"] as const).map((mark) => ({
    mark,
    count: differences.filter(({ quality }) => quality === mark).length,
    words: markWords[mark],
  }));
