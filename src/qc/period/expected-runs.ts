import type { RunInfo } from "../activity.ts";

/** Numbers of runs in a text, whatever stands between them: each once, in the order of the text. Other numbers are passed over. */
export const runNumbersIn = (text: string): readonly number[] => [
  ...new Set([...text.matchAll(/(?<!\d)[1-9]\d{5}(?!\d)/g)].map(([number]) => Number(number))),
];

/** A set of runs against a list of those that are expected. */
export interface AgainstList<R> {
  /** In the list and not in the set, in the order of the list. */
  readonly missing: readonly number[];
  /** In the set and not in the list, also those of which the number is not known; in the order of the set. */
  readonly beyond: readonly R[];
}

/** @param isThere whether the file of a run was found; an address where nothing lies is no run. */
export function againstList<R extends { readonly info: Pick<RunInfo, "run"> }>(
  runs: readonly R[],
  expected: readonly number[],
  isThere: (run: R) => boolean,
): AgainstList<R> {
  const there = new Set(runs.filter(isThere).map(({ info }) => info.run));
  const listed = new Set(expected);
  return {
    missing: expected.filter((number) => !there.has(number)),
    beyond: runs.filter(({ info }) => info.run === undefined || !listed.has(info.run)),
  };
}
