import type { RunInfo } from "../activity.ts";

/** Two sets of runs, matched by run. */
export interface MatchedRuns<R> {
  readonly matched: readonly { readonly run: number; readonly a: R; readonly b: R }[];
  readonly onlyA: readonly R[];
  readonly onlyB: readonly R[];
  /** Without a run number, which cannot be matched. */
  readonly unknown: readonly R[];
}

interface Numbered {
  readonly info: Pick<RunInfo, "run">;
}

/** In the order of A. Of several files of one run the first counts; a set counts its files once before (`joinFiles`). */
export function matchRuns<R extends Numbered>(a: readonly R[], b: readonly R[]): MatchedRuns<R> {
  const [inA, inB] = [byRun(a), byRun(b)];
  return {
    matched: [...inA].flatMap(([run, ofA]) => {
      const ofB = inB.get(run);
      return ofB === undefined ? [] : [{ run, a: ofA, b: ofB }];
    }),
    onlyA: [...inA].flatMap(([run, of]) => (inB.has(run) ? [] : [of])),
    onlyB: [...inB].flatMap(([run, of]) => (inA.has(run) ? [] : [of])),
    unknown: [...a, ...b].filter(({ info }) => info.run === undefined),
  };
}

function byRun<R extends Numbered>(runs: readonly R[]): ReadonlyMap<number, R> {
  const found = new Map<number, R>();
  for (const run of runs) {
    if (run.info.run !== undefined && !found.has(run.info.run)) found.set(run.info.run, run);
  }
  return found;
}

/** Which of two sets is what, from all of their runs; a set of both kinds, or of neither, is "mixed". */
export type SetKind = "data" | "mc" | "mixed";

export function kindOfSet(runs: readonly { readonly info: Pick<RunInfo, "kind"> }[]): SetKind {
  const kinds = new Set(runs.map(({ info }) => info.kind));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "mixed";
}
