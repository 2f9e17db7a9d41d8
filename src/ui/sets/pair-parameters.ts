import type { KnownParameters } from "../../qc/known-parameters.ts";
import type { ReadyRun } from "../../state/sets/ready-run.ts";
import type { PairedRuns } from "../../state/sets/set-session.ts";
import type { FigureRun } from "./figure-run.ts";
import { runName } from "./pair-words.ts";

export interface PairParameters {
  readonly runs: readonly ReadyRun[];
  readonly figureRuns: readonly FigureRun[];
  readonly parameters: readonly (KnownParameters | undefined)[];
}

/**
 * Conditions of the matched runs, which both sides have in common, by their places in A; of two runs that are not the same
 * those of either, A at 0 and B at 1 as in overlays of them.
 *
 * @param ofA by place in A, of either file of the run. @param ofB by place in B.
 */
export function pairParameters(
  { matched }: Pick<PairedRuns, "matched">,
  ofA: ReadonlyMap<number, KnownParameters>,
  ofB: ReadonlyMap<number, KnownParameters>,
): PairParameters {
  const all = matched.flatMap(({ run, a, b }) => {
    const one = (of: ReadyRun, place: number, known: KnownParameters | undefined) => ({
      run: of,
      known,
      figureRun: { place, label: runName(of), word: undefined, reason: undefined },
    });
    const known = ofA.get(a.place);
    return run === undefined ? [one(a, 0, known), one(b, 1, ofB.get(b.place))] : [one(a, a.place, known)];
  });
  return {
    runs: all.map(({ run }) => run),
    figureRuns: all.map(({ figureRun }) => figureRun),
    parameters: all.map(({ known }) => known),
  };
}
