import type { RunOrder } from "../../route/route.ts";
import type { SetRun } from "./set-state.ts";

/** Runs as they are shown; those of which the number is not known last, in the order of the set. */
export function inOrder(
  runs: readonly SetRun[],
  order: RunOrder,
  rateOf: (run: SetRun) => number | undefined,
): readonly SetRun[] {
  const numberOf = (run: SetRun): number | undefined =>
    order === "run" ? run.info.run : order === "time" ? run.info.validity?.[0] : rateOf(run);
  return runs.toSorted((a, b) => {
    const [one, other] = [numberOf(a), numberOf(b)];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined) || a.place - b.place;
    }
    return one - other || (a.info.slice ?? "").localeCompare(b.info.slice ?? "", "en") || a.place - b.place;
  });
}
