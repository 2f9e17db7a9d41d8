import type { RunInfo } from "../activity.ts";

/** A run of A and what it is compared with in B. */
export interface RunPair<R> {
  /** Number of both; `undefined`: they are not the same run, or it is not known whether they are. */
  readonly run: number | undefined;
  readonly a: R;
  readonly b: R;
}

/** Two sets of runs, matched by run. */
export interface MatchedRuns<R> {
  readonly matched: readonly RunPair<R>[];
  readonly onlyA: readonly R[];
  readonly onlyB: readonly R[];
  /** Without a run number, which cannot be matched. */
  readonly unknown: readonly R[];
}

interface Numbered {
  readonly info: Pick<RunInfo, "run" | "slice">;
}

/**
 * In the order of A. Time slices are matched by run and time. Of several files of one run the first counts; a set counts its
 * files once before (`joinFiles`). Of two sets of one run each these are a pair, whichever runs they are.
 */
export function matchRuns<R extends Numbered>(a: readonly R[], b: readonly R[]): MatchedRuns<R> {
  const [inA, inB] = [byRun(a), byRun(b)];
  const matched = [...inA].flatMap(([key, ofA]) => {
    const ofB = inB.get(key);
    return ofB === undefined ? [] : [{ run: ofA.info.run, a: ofA, b: ofB }];
  });
  const [onlyOfA, onlyOfB] = [a[0], b[0]];
  if (matched.length === 0 && a.length === 1 && b.length === 1) {
    return { matched: [{ run: undefined, a: onlyOfA!, b: onlyOfB! }], onlyA: [], onlyB: [], unknown: [] };
  }
  return {
    matched,
    onlyA: [...inA].flatMap(([key, of]) => (inB.has(key) ? [] : [of])),
    onlyB: [...inB].flatMap(([key, of]) => (inA.has(key) ? [] : [of])),
    unknown: [...a, ...b].filter(({ info }) => info.run === undefined),
  };
}

function byRun<R extends Numbered>(runs: readonly R[]): ReadonlyMap<string, R> {
  const found = new Map<string, R>();
  for (const run of runs) {
    const { run: number, slice = "" } = run.info;
    const key = `${number} ${slice}`;
    if (number !== undefined && !found.has(key)) found.set(key, run);
  }
  return found;
}

/** Which of two sets is what, from those of its runs that tell; a set of both kinds, or where none tells, is "mixed". */
export type SetKind = "data" | "mc" | "mixed";

export function kindOfSet(runs: readonly { readonly info: Pick<RunInfo, "kind"> }[]): SetKind {
  const [kind = "mixed", ...others] = new Set(runs.flatMap(({ info }) => info.kind ?? []));
  return others.length === 0 ? kind : "mixed";
}
