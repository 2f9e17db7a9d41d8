import type { RunOrder } from "../../route/route.ts";
import type { SetRun } from "./set-state.ts";

/**
 * Runs as they are shown; those of which the number is not known last, in the order of the set. Time slices of a run follow
 * each other in time, also over midnight where that is known, else by their names.
 */
export function inOrder(
  runs: readonly SetRun[],
  order: RunOrder,
  rateOf: (run: SetRun) => number | undefined,
): readonly SetRun[] {
  const numberOf = (run: SetRun): number | undefined =>
    order === "run" ? run.info.run : order === "time" ? startOf(run) : rateOf(run);
  return runs.toSorted((a, b) => {
    const [one, other] = [numberOf(a), numberOf(b)];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined) || a.place - b.place;
    }
    return one - other || inTime(a, b) || a.place - b.place;
  });
}

const startOf = ({ info }: SetRun): number | undefined => info.validity?.[0];

function inTime(a: SetRun, b: SetRun): number {
  if (a.info.slice === undefined || b.info.slice === undefined) {
    return (a.info.slice ?? "").localeCompare(b.info.slice ?? "", "en");
  }
  const [one, other] = [startOf(a), startOf(b)];
  const byTime = one === undefined || other === undefined ? 0 : one - other;
  return byTime || a.info.slice.localeCompare(b.info.slice, "en");
}
