import { explain } from "../../base/explain.ts";
import { againstList, runWords, type AgainstList, type Presence } from "../../qc/period/expected-runs.ts";
import { kindOfSet } from "../../qc/period/match-runs.ts";
import type { Rule } from "../../qc/quality.ts";
import { openOf, type SetsCompared } from "../../state/sets/set-session.ts";
import { markWords, type Mark } from "../base/marks.ts";
import { kindWord } from "../base/words.ts";
import type { RunStanding } from "../../reports/period/standing.ts";
import type { SetLink, SetRoute } from "../../route/route.ts";
import { runOfSlices } from "../../state/sets/labels.ts";
import { inOrder } from "../../state/sets/order.ts";
import type { SetRun, SetState } from "../../state/sets/set-state.ts";
import { pairLabel, runName } from "./pair-words.ts";
import type { NamedSet, RenameEvent } from "./qc-set-name.ts";
import { setName } from "./set-name.ts";

/** "LHC24zz apass2": what all runs have in common, or as a person called it. */
export function setTitle(link: SetLink, runs: readonly SetRun[]): string {
  // What a name of a file tells is a guess: where some runs are read, these tell.
  const read = runs.filter(({ phase }) => phase.kind === "ready");
  const told = read.length > 0 ? read : runs;
  const name = setName(
    link.name,
    told.map(({ info }) => info),
  );
  const run = link.name === "" ? runOfSlices(runs) : undefined;
  return run === undefined ? name : `${run} ${name}`;
}

/** The same of one side of a comparison; of a single run with its number, as two runs may be of one pass. */
export function sideTitle(link: SetLink, runs: readonly SetRun[]): string {
  const title = setTitle(link, runs);
  const [only] = runs;
  return link.name !== "" || runs.length !== 1 || only?.info.run === undefined ? title : `${runName(only)} ${title}`;
}

/** The sets of a page, which can be called otherwise. */
export function namedSets(
  { page, a, b }: SetRoute,
  runs: readonly SetRun[],
  other: readonly SetRun[],
): readonly NamedSet[] {
  const named = (which: NamedSet["which"], words: string, link: SetLink, of: readonly SetRun[]): NamedSet => ({
    which,
    words,
    name: link.name,
    otherwise: (page === "period" ? setTitle : sideTitle)({ ...link, name: "" }, of),
  });
  if (page === "period") return [named("a", "the set", a, runs)];
  return [named("a", "set A", a, runs), named("b", "set B", b, other)];
}

/** The same sets, one of them called otherwise. */
export function renamed<R extends SetRoute>(route: R, { which, to }: Pick<RenameEvent, "which" | "to">): R {
  const set = route[which];
  return set === undefined ? route : { ...route, [which]: { ...set, name: to } };
}

/** "14 runs", "4 time slices". */
export function countWords(runs: readonly SetRun[]): string {
  const [one, many] = runOfSlices(runs) === undefined ? ["run", "runs"] : ["time slice", "time slices"];
  return `${runs.length} ${runs.length === 1 ? one : many}`;
}

/** "data · 14 runs" */
export function setAbout(runs: readonly SetRun[]): string {
  const kinds = new Set(runs.map(({ info }) => kindWord(info)).filter((kind) => kind !== ""));
  return [...(kinds.size > 0 ? [[...kinds].join(" and ")] : []), countWords(runs)].join(" · ");
}

/** What is known of a run: its verdict, or how far it is. */
export function markOf(run: SetRun, standing: RunStanding | undefined): Mark | undefined {
  if (run.phase.kind === "failed") return "not-read";
  return standing?.quality;
}

const order: readonly Mark[] = ["bad", "medium", "good", "null", "not-read"];

/** How many runs have which verdict, as the head of the page tells it. */
export function countsOf(
  runs: readonly SetRun[],
  standings: ReadonlyMap<number, RunStanding>,
): readonly { readonly mark: Mark; readonly count: number; readonly words: string }[] {
  const marks = runs.map((run) => markOf(run, standings.get(run.place)));
  return order.map((mark) => ({
    mark,
    count: marks.filter((each) => each === mark).length,
    words: markWords[mark],
  }));
}

/** "Still by the robust rule"; "" where what is shown is judged by the rule that was chosen. */
export const stillWords = (judgedBy: Rule, chosen: Rule): string =>
  judgedBy === chosen ? "" : `Still by the ${judgedBy} rule`;

/** "559101 to 559121 · 11 of 14 runs read", of time slices "12:00 to 12:30 · all time slices read" */
export function setFacts({ runs }: SetState): string {
  const areSlices = runOfSlices(runs) !== undefined;
  const range = runs.length > 1 ? (areSlices ? timeRange(runs) : runRange(runs)) : [];
  const what = areSlices ? "time slices" : "runs";
  const ready = runs.filter(({ phase }) => phase.kind === "ready").length;
  const failed = runs.filter(({ phase }) => phase.kind === "failed").length;
  const parts = [...range, ready === runs.length ? `all ${what} read` : `${ready} of ${runs.length} ${what} read`];
  return [...parts, ...(failed > 0 ? [`${failed} not read`] : [])].join(" · ");
}

function runRange(runs: readonly SetRun[]): readonly string[] {
  const numbers = runs.flatMap(({ info }) => (info.run === undefined ? [] : [info.run]));
  return numbers.length > 1 ? [`${Math.min(...numbers)} to ${Math.max(...numbers)}`] : [];
}

function timeRange(runs: readonly SetRun[]): readonly string[] {
  const sorted = inOrder(runs, "run", () => undefined);
  return [`${sorted[0]!.info.slice} to ${sorted.at(-1)!.info.slice}`];
}

/** Bytes read so far of all runs, where that is known, as a share. */
export function shareRead({ runs }: SetState): number {
  const shares = runs.map((run) => {
    const open = openOf(run);
    if (open?.kind === "reading") return open.total > 0 ? open.done / open.total : 0;
    return open === undefined || open.kind === "failed" ? 1 : 0;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, runs.length);
}

/** "data against MC · 3 runs in both · only A: 559100" */
export function comparisonFacts(
  a: readonly SetRun[],
  b: readonly SetRun[],
  matched: SetsCompared["matched"] | undefined,
): string {
  if (matched === undefined) return "";
  const only = (name: string, runs: readonly SetRun[]): readonly string[] =>
    runs.length === 0 ? [] : [`only ${name}: ${runs.map(({ label }) => label).join(", ")}`];
  const kinds = [...new Set([kindOfSet(a), kindOfSet(b)].map((kind) => (kind === "mc" ? "MC" : kind)))];
  const { matched: shown, read: both, unread, onlyA, onlyB } = matched;
  const of = both.length + unread.length;
  const [pair] = [...both, ...unread];
  const areSlices = runOfSlices(a) !== undefined;
  const inBoth =
    pair !== undefined && pair.run === undefined
      ? `${pairLabel(pair)}, not the same run`
      : `${of} ${areSlices ? "time slice" : "run"}${of === 1 ? "" : "s"} in both`;
  const read = unread.length === 0 ? inBoth : `${inBoth}, ${both.length} read`;
  const hidden = both.length === shown.length ? [] : [`${both.length - shown.length} hidden`];
  return [kinds.join(" against "), read, ...hidden, ...only("A", onlyA), ...only("B", onlyB)].join(" · ");
}

/** Why a run has no numbers: that it waits, or what failed. */
export function unreadWords(phase: Exclude<SetRun["phase"], { kind: "ready" }>): string {
  switch (phase.kind) {
    case "failed":
      return `not read: ${explain(phase.error)}`;
    case "reading":
    case "waiting":
      return "not read yet";
    default:
      return "not allowed to be read yet";
  }
}

/** The same beside the name of a run: without what to do about it, and of a run without the TPC that too; "" where it is read. */
export function absenceWords({ phase }: SetRun): string {
  if (phase.kind === "ready") return phase.run.numbers.tpcMissing ? "TPC not in the run" : "";
  return shortened(unreadWords(phase));
}

/**
 * "2 runs of B were not read: 559113 (559113.root is truncated …), 559116 (…)."; of runs that are read, and whose file could not be
 * read for the numbers of other checks: "1 run was not read again: 559101 (…).".
 *
 * @param side "A" or "B"; "" of the only set of a page, which names elsewhere its runs that are not read.
 */
export function failureWords(runs: readonly SetRun[], side: string): string {
  const failed = runs.flatMap((run) => {
    const open = openOf(run);
    return open?.kind === "failed" ? [{ run, why: shortened(explain(open.error)) }] : [];
  });
  const told = (of: typeof failed, again: string): readonly string[] => {
    if (of.length === 0) return [];
    const what = `${of.length} ${runOfSlices(runs) === undefined ? "run" : "time slice"}${of.length === 1 ? "" : "s"}`;
    const were = `${what}${side === "" ? "" : ` of ${side}`} ${of.length === 1 ? "was" : "were"} not read${again}`;
    if (side === "" && again === "") return [`${were}.`];
    const named = of.slice(0, mostFailures).map(({ run, why }) => `${run.label} (${why})`);
    const more = of.length > mostFailures ? ` and ${of.length - mostFailures} more` : "";
    return [`${were}: ${named.join(", ")}${more}.`];
  };
  const isRead = ({ run }: (typeof failed)[number]): boolean => run.phase.kind === "ready";
  return [
    ...told(
      failed.filter((each) => !isRead(each)),
      "",
    ),
    ...told(failed.filter(isRead), " again"),
  ].join(" ");
}

/** Failures that are named where they are counted; each is told beside its run. */
const mostFailures = 5;

/** The set against the list of runs that are expected; of no list nothing is missing and nothing is too much. */
export function againstExpected(runs: readonly SetRun[], expected: readonly number[]): AgainstList<SetRun> {
  if (expected.length === 0) return { missing: [], unread: [], beyond: [] };
  return againstList(runs, expected, presenceOf);
}

function presenceOf({ phase }: SetRun): Presence {
  if (phase.kind === "failed") return phase.error.kind === "not-found" ? "missing" : "not-read";
  return phase.kind === "ready" && phase.run.numbers.tpcMissing ? "not-read" : "there";
}

/** "Expected but not found: 559103, 559117"; "" where nothing is. */
export const missingWords = (missing: readonly number[]): string =>
  missing.length === 0 ? "" : `Expected but not found: ${runWords(missing)}`;

/** "Found, not read: 559113 (559113.root is truncated …)", "Read, TPC not in the run: 559116"; none where all have numbers. */
export function unreadListWords(unread: readonly SetRun[]): readonly string[] {
  const failed = unread.filter(({ phase }) => phase.kind === "failed");
  const without = unread.filter(({ phase }) => phase.kind === "ready");
  return [
    ...(failed.length === 0
      ? []
      : [`Found, not read: ${failed.map((run) => `${run.label} (${whyUnread(run)})`).join(", ")}`]),
    ...(without.length === 0 ? [] : [`Read, TPC not in the run: ${without.map(({ label }) => label).join(", ")}`]),
  ];
}

/** "2 of the 8 runs of the list are not found, 1 is not read, 1 has no TPC." Which these are stands where it is told what stands out. */
export function listWords({ missing, unread }: AgainstList<SetRun>, listed: number): string {
  const ofList = listed === 1 ? "run of the list" : `${listed} runs of the list`;
  const failed = unread.filter(({ phase }) => phase.kind === "failed").length;
  const parts = [
    [missing.length, missing.length === 1 ? "is not found" : "are not found"],
    [failed, failed === 1 ? "is not read" : "are not read"],
    [unread.length - failed, unread.length - failed === 1 ? "has no TPC" : "have no TPC"],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  if (told.length === 0) return listed === 1 ? "The run of the list is here." : `All ${ofList} are here.`;
  if (listed === 1) return `The ${ofList} ${told[0]![1]}.`;
  return `${told.map(([count, words], i) => (i === 0 ? `${count} of the ${ofList} ${words}` : `${count} ${words}`)).join(", ")}.`;
}

const whyUnread = ({ phase }: SetRun): string => (phase.kind === "failed" ? shortened(explain(phase.error)) : "");

/** The first sentence, without its end. */
const shortened = (words: string): string => words.replace(/\.(?: [A-Z].*)?$/s, "");
