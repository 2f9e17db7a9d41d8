import { expect, it } from "vitest";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import { differenceCounts, nothingWords, rankedWords } from "./compare-words.ts";

const someCompared = (runs: number, qualities: readonly string[]): SetsCompared =>
  ({
    matched: { matched: Array.from({ length: runs }, () => ({})) },
    differences: qualities.map((quality) => ({ quality, tests: 10 })),
  }) as unknown as SetsCompared;

it("says how differences are ranked: of one run, of several, of none", () => {
  expect(rankedWords(someCompared(1, ["bad"]), "run")).toBe(
    "1 run, ranked by distance beyond chance; p corrected for 10 tests (Holm)",
  );
  expect(rankedWords(someCompared(3, ["bad", "good"]), "time slice")).toBe(
    "3 time slices, ranked by distance beyond chance, of most or of one beyond the others; p corrected for 20 tests (Holm)",
  );
  expect(rankedWords(someCompared(0, []), "run")).toBe("");
});

it("says why nothing is compared", () => {
  const { matched } = someCompared(0, []).matched;
  const read = someCompared(2, []).matched.matched;
  expect(nothingWords({ matched, read, unread: [] }, false, "run")).toBe("All runs in both sets are hidden.");
  expect(nothingWords({ matched, read: [], unread: [] }, true, "run")).toBe("Nothing to compare yet; still reading.");
  expect(nothingWords({ matched, read: [], unread: [] }, false, "time slice")).toBe("No time slice is in both sets.");
  expect(nothingWords({ matched, read: [], unread: read }, false, "run")).toBe("No run is read in both sets yet.");
});

it("counts histograms by their verdicts", () => {
  const { differences } = someCompared(1, ["bad", "good", "bad"]);
  expect(differenceCounts(differences).map(({ mark, count }) => [mark, count])).toEqual([
    ["bad", 2],
    ["medium", 0],
    ["good", 1],
    ["null", 0],
  ]);
});
