import { findCheck } from "../../qc/checks.ts";

/** The range a check wants, from its limits; `undefined` where the check has none, or is not known. */
export function wantedRange(check: string): readonly [number, number] | undefined {
  const limits = findCheck(check)?.limits;
  const lo = limits?.["low"]?.value;
  const hi = limits?.["high"]?.value;
  return lo === undefined || hi === undefined ? undefined : [lo, hi];
}
