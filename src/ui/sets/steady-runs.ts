import type { KnownParameters } from "../../qc/known-parameters.ts";
import type { SetsJudged } from "../../state/sets/set-session.ts";
import type { SetRun, SetState } from "../../state/sets/set-state.ts";

type Parameters = ReadonlyMap<number, KnownParameters> | undefined;

/** What figures are made of. */
export interface SteadyRuns {
  readonly runs: readonly SetRun[];
  readonly parameters: Parameters;
}

/**
 * All that figures are made anew for. A run counts when it is judged beside the others, so that they are drawn once for it, and not
 * with every bit of progress; parameters of runs come one by one, and count then too.
 */
export function steadyParts(
  { runs, pace }: SetState,
  known: SetsJudged | undefined,
  parameters: Parameters,
): readonly unknown[] {
  const judged = new Map(known?.runs.map(({ place, phase }) => [place, phase.run]));
  const parts = runs.flatMap(({ phase, place, label, changed }) => {
    const isOpen = phase.kind === "ready" ? judged.get(place) !== phase.run : isBeingRead(phase.kind);
    return [isOpen ? "open" : phase.kind === "ready" ? phase.run : phase, label, changed];
  });
  return [pace, known, pace === "reading" ? undefined : parameters, ...parts];
}

const isBeingRead = (kind: SetRun["phase"]["kind"]): boolean => kind === "waiting" || kind === "reading";

/** The same runs and parameters as before where nothing of them is shown otherwise. */
export function steadyRuns(): (state: SetState, known: SetsJudged | undefined, parameters: Parameters) => SteadyRuns {
  let last: (SteadyRuns & { readonly parts: readonly unknown[] }) | undefined;
  return (state, known, parameters) => {
    const parts = steadyParts(state, known, parameters);
    const isSame = last?.parts.length === parts.length && last.parts.every((part, i) => Object.is(part, parts[i]));
    if (last === undefined || !isSame) last = { parts, runs: state.runs, parameters };
    return last;
  };
}
