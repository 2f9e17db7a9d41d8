import { findCheck } from "../../qc/checks.ts";
import type { Limits, Verdict } from "../../qc/check.ts";
import type { FigureVerdict } from "../../reports/verdicts.ts";

/**
 * The range a check wants: from the limits it was judged with, else the released ones; `undefined` where it has none, or
 * is not known.
 */
export function wantedRange(check: string, verdicts: readonly Verdict[]): readonly [number, number] | undefined {
  const { low, high } = verdicts.find((each) => isOf(each, check))?.limits ?? releasedLimits(check);
  return low === undefined || high === undefined ? undefined : [low, high];
}

const isOf = (verdict: Verdict, check: string): verdict is FigureVerdict =>
  "check" in verdict && verdict.check === check;

const releasedLimits = (check: string): Limits =>
  Object.fromEntries(Object.entries(findCheck(check)?.limits ?? {}).map(([name, { value }]) => [name, value]));
