import type { SetsCompared } from "../../state/sets/set-session.ts";
import { markWords } from "../base/marks.ts";
import type { VerdictCount } from "./qc-set-header.ts";

type Compared = Pick<SetsCompared, "matched" | "differences">;

/** How what differs is ranked: by how many runs, and against how many tests; "" where nothing is compared. */
export function rankedWords({ matched: { matched }, differences }: Compared, word: string): string {
  const { length } = matched;
  if (length === 0) return "";
  const tests = differences.reduce((sum, each) => sum + each.tests, 0);
  const runs = `${length} ${word}${length === 1 ? "" : "s"}`;
  const ranked = `${runs}, ranked by distance beyond chance${length > 1 ? ", of most or of one beyond the others" : ""}`;
  return `${ranked}; p corrected for ${tests} tests (Holm)`;
}

/** "< 10⁻⁶", "0.51" */
export const probabilityWords = (p: number): string =>
  p < 1e-6 ? "< 10⁻⁶" : p < 0.001 ? p.toExponential(1) : p.toPrecision(2);

/** Why nothing is compared. */
export function nothingWords(
  { matched, read, unread }: Pick<SetsCompared["matched"], "matched" | "read" | "unread">,
  isReading: boolean,
  word: string,
): string {
  if (matched.length < read.length) return `All ${word}s in both sets are hidden.`;
  if (isReading) return "Nothing to compare yet; still reading.";
  return unread.length > 0 ? `No ${word} is read in both sets yet.` : `No ${word} is in both sets.`;
}

/** Histograms of each verdict, for the header. */
export const differenceCounts = (differences: SetsCompared["differences"]): readonly VerdictCount[] =>
  (["bad", "medium", "good", "null"] as const).map((mark) => ({
    mark,
    count: differences.filter(({ quality }) => quality === mark).length,
    words: markWords[mark],
  }));
