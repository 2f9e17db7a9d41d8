import type { KnownParameters } from "../../qc/known-parameters.ts";
import { isOff } from "../../qc/quality.ts";
import type { Reason, RunStanding } from "../../reports/period/standing.ts";
import type { Arrangement } from "../../route/route.ts";
import { inOrder } from "../../state/sets/order.ts";
import type { SetsCompared } from "../../state/sets/set-session.ts";
import type { SetRun } from "../../state/sets/set-state.ts";
import type { ListedRuns } from "./qc-run-list.ts";

/**
 * Runs that are in both sets, as their list shows them: by those of A, each with how far it is from the same run of B. Of
 * hidden ones nothing is said, as they are not compared.
 */
export function pairList(
  a: readonly SetRun[],
  compared: SetsCompared | undefined,
  { order }: Pick<Arrangement, "order">,
  parametersOf: ReadonlyMap<number, KnownParameters>,
): ListedRuns {
  const { read = [], unread = [], matched = [] } = compared?.matched ?? {};
  const inBoth = new Set([...read, ...unread].map((pair) => pair.a.place));
  const of = a.filter(({ place }) => inBoth.has(place));
  const runs = inOrder(of, order, ({ place }) => parametersOf.get(place)?.rate.average);
  return {
    runs,
    parameters: runs.map(({ place }) => parametersOf.get(place)),
    colours: { inks: [], ends: undefined },
    standings: new Map(matched.map((pair, run) => [pair.a.place, pairStanding(compared!, run)])),
  };
}

/** What one matched run differs in, furthest first. */
function pairStanding({ differences }: SetsCompared, run: number): RunStanding {
  const tested = differences.flatMap(({ figure, runs, apart, change }) => {
    const difference = runs[run];
    // What is said of the figure is of all runs.
    const own = runs.length === 1 ? change : apart.find((each) => each.run === run)?.change;
    return difference === undefined ? [] : [{ figure, difference, what: own ?? difference.where }];
  });
  const off = tested
    .filter(({ difference }) => isOff(difference.quality))
    .toSorted((one, other) => other.difference.beyondChance - one.difference.beyondChance);
  const reasons = off.map(({ figure, difference, what }): Reason => ({
    quality: difference.quality,
    words: what === "" ? figure.title : `${figure.title}: ${what}`,
    at: undefined,
  }));
  const testable = differences.filter(({ compared }) => compared > 0).length;
  // As a run of a period is judged nowhere of which half of the numbers are not.
  if (off.length === 0 && 2 * tested.length < testable) return { quality: "null", reasons: [tooFewEntries], off: 0 };
  const worst = (["bad", "medium", "good"] as const).find((each) =>
    tested.some(({ difference }) => difference.quality === each),
  );
  return { quality: worst ?? "null", reasons, off: off.length };
}

const tooFewEntries: Reason = {
  quality: "null",
  words: "not compared in most figures: too few entries, or not in both",
  at: undefined,
};

/**
 * "1 of 3 runs in both sets is hidden: …"; "" where none is.
 *
 * @param word "run", "time slice"
 */
export function hiddenPairWords(
  { read, matched }: Pick<SetsCompared["matched"], "read" | "matched">,
  word: string,
): string {
  const hidden = read.length - matched.length;
  if (hidden === 0) return "";
  const [is, it] = hidden === 1 ? ["is", "it takes"] : ["are", "they take"];
  return `${hidden} of ${read.length} ${word}s in both sets ${is} hidden: ${it} no part in the ranking, trends and overlays; in saved numbers of trends they are marked.`;
}

/** What the runs of a comparison are shown against, and what hiding them does; of two runs that they are not the same. */
export function pairedWords({ read, unread }: Pick<SetsCompared["matched"], "read" | "unread">, word: string): string {
  const areApart = [...read, ...unread].some(({ run }) => run === undefined);
  const what = areApart
    ? "The run of A is compared with that of B"
    : `Each ${word} of A is compared with the same ${word} of B`;
  return `${what}: that is its reference, and no other can be chosen here. A hidden ${word} takes no part in the ranking, trends and overlays; in saved numbers of trends it is marked.`;
}
