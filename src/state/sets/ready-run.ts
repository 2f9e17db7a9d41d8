import { trendQuantities } from "../../qc/period/quantity.ts";
import { referencePoint, type ReferencePoint } from "../../qc/period/reference-point.ts";
import { asQuoted, trendPoint } from "../../qc/period/trend-point.ts";
import type { Rule } from "../../qc/quality.ts";
import type { OpenPhase, ReadRun, SetRun, SetState } from "./set-state.ts";

/** A run that is read. */
export type ReadyRun = SetRun & { readonly phase: { readonly kind: "ready"; readonly run: ReadRun } };

export const isReady = (run: SetRun): run is ReadyRun => run.phase.kind === "ready";

/** How far the reading of what is wanted of a run is; `undefined` where all of it is there. */
export const openOf = ({ phase }: Pick<SetRun, "phase">): OpenPhase | undefined =>
  phase.kind === "ready" ? phase.due : phase;

/** Something is still to be read of it. */
export function isWanting(run: SetRun): boolean {
  const open = openOf(run);
  return open?.kind === "waiting" || open?.kind === "reading";
}

/** Runs of a set that others are compared with: those that had the TPC. `undefined` while it is read: all are used at once. */
export function referenceRuns(state: SetState | undefined): readonly ReadyRun[] | undefined {
  if (state === undefined || state.pace === "reading") return undefined;
  return state.runs.filter(isReady).filter(({ phase }) => !phase.run.numbers.tpcMissing);
}

/** What the runs of a set have in common in each trend, by the id of its quantity. */
export type References = Readonly<Record<string, ReferencePoint | undefined>>;

export function referencePoints(state: SetState | undefined, rule: Rule): References | undefined {
  const runs = referenceRuns(state);
  if (runs === undefined) return undefined;
  const pointOf = (quantity: (typeof trendQuantities)[number]): ReferencePoint | undefined => {
    const points = runs.map(({ phase }) => trendPoint(quantity, phase.run.measured));
    return referencePoint(rule === "parity" ? points.map(asQuoted) : points);
  };
  return Object.fromEntries(trendQuantities.map((quantity) => [quantity.id, pointOf(quantity)]));
}
