import type { RunInfo } from "../activity.ts";

/** What a list of runs names. */
export interface NamedRuns {
  /** Each once, in the order of the text; of a range all that lie in it. */
  readonly numbers: readonly number[];
  /** Ranges that are too wide to be meant, of which nothing is in `numbers`. */
  readonly tooWide: readonly RunRange[];
}

/** Both ends belong to it. */
export type RunRange = readonly [first: number, last: number];

/** Run numbers with a dash, or dots, between each and the next, in one line. */
const joined =
  /(?<!\d)[1-9]\d{5}(?!\d)(?:[^\S\r\n]*(?:[-\u2010-\u2015\u2212]|\.\.\.?|\u2026)[^\S\r\n]*[1-9]\d{5}(?!\d))*/g;

/**
 * Numbers of runs in a text, whatever stands between them; other numbers are passed over. Two with a dash between them are
 * a range ("559101-559105"); of more in a row each is a run.
 *
 * @param widest how many numbers a range may have.
 */
export function runNumbersIn(text: string, widest: number): NamedRuns {
  const numbers = new Set<number>();
  const tooWide: RunRange[] = [];
  for (const [found] of text.matchAll(joined)) {
    const ends = [...found.matchAll(/\d{6}/g)].map(Number);
    const [one, other] = ends as [number, number];
    if (ends.length !== 2) for (const run of ends) numbers.add(run);
    else {
      const [first, last] = one < other ? [one, other] : [other, one];
      if (last - first >= widest) tooWide.push([first, last]);
      else for (let run = first; run <= last; run++) numbers.add(run);
    }
  }
  return { numbers: [...numbers], tooWide };
}

/** Numbers as they are told: three and more in a row by the first and last of them, "559101 to 559105". */
export function runWords(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length;) {
    let last = i;
    while (numbers[last + 1] === numbers[last]! + 1) last += 1;
    if (last - i < 2) last = i;
    parts.push(last === i ? String(numbers[i]) : `${numbers[i]} to ${numbers[last]}`);
    i = last + 1;
  }
  return parts.join(", ");
}

/** How much there is of a run: nothing, a file that could not be read or has nothing to say, or its numbers. */
export type Presence = "missing" | "not-read" | "there";

/** A set of runs against a list of those that are expected. */
export interface AgainstList<R> {
  /** In the list and not in the set, in the order of the list. */
  readonly missing: readonly number[];
  /** In both, of which nothing could be read; in the order of the list. */
  readonly unread: readonly R[];
  /** In the set and not in the list, also those of which the number is not known; in the order of the set. */
  readonly beyond: readonly R[];
}

/** @param presenceOf an address where nothing lies is no run. Of several files of a run the best counts. */
export function againstList<R extends { readonly info: Pick<RunInfo, "run"> }>(
  runs: readonly R[],
  expected: readonly number[],
  presenceOf: (run: R) => Presence,
): AgainstList<R> {
  const found = new Map<number | undefined, R>();
  const read = new Set<number | undefined>();
  for (const run of runs) {
    const presence = presenceOf(run);
    if (presence === "there") read.add(run.info.run);
    if (presence !== "missing" && !found.has(run.info.run)) found.set(run.info.run, run);
  }
  const listed = new Set(expected);
  return {
    missing: expected.filter((number) => !found.has(number)),
    unread: expected.flatMap((number) => (read.has(number) ? [] : (found.get(number) ?? []))),
    beyond: runs.filter(({ info }) => info.run === undefined || !listed.has(info.run)),
  };
}
