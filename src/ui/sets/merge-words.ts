import type { Route, SetPlace } from "../../route/route.ts";
import type { SetRun } from "../../state/sets/set-state.ts";

/** Time slices of a set that can be opened as one run. */
export interface MergeOffer {
  readonly run: number;
  /** Those that are shown, in their order; at least two. */
  readonly slices: readonly SetRun[];
  /** Those of the run that are hidden. */
  readonly hidden: readonly SetRun[];
}

/** Runs of which the set has several time slices in sight. Files that are no slices have no part in it. */
export function mergeOffers(runs: readonly SetRun[], hidden: readonly number[]): readonly MergeOffer[] {
  const byRun = new Map<number, SetRun[]>();
  for (const run of runs) {
    if (run.info.run === undefined || run.info.slice === undefined) continue;
    byRun.set(run.info.run, [...(byRun.get(run.info.run) ?? []), run]);
  }
  return [...byRun].flatMap(([run, all]): readonly MergeOffer[] => {
    const slices = all.filter(({ place }) => !hidden.includes(place));
    return slices.length < 2 ? [] : [{ run, slices, hidden: all.filter((each) => !slices.includes(each)) }];
  });
}

/** "all 4 time slices", "3 of 4 time slices, 12:20 is hidden". */
export function offerWords({ slices, hidden }: MergeOffer): string {
  const all = slices.length + hidden.length;
  if (hidden.length === 0) return `all ${all} time slices`;
  const names = hidden.map(({ info }) => info.slice).join(", ");
  return `${slices.length} of ${all} time slices, ${names} ${hidden.length === 1 ? "is" : "are"} hidden`;
}

/** Slices that could not be read; without them nothing is made of the others. */
export const unreadSlices = ({ slices }: MergeOffer): readonly string[] =>
  slices.flatMap(({ phase, info }) => (phase.kind === "failed" ? [info.slice!] : []));

/** The report of the run that the slices make, by the same rule and checks. */
export function reportOfMerged({ run, slices }: MergeOffer, { rule, palette, settings }: SetPlace): Route {
  return {
    page: "run",
    section: undefined,
    panel: undefined,
    source: { kind: "merged", parts: slices.map(({ source }) => source) },
    identity: undefined,
    run,
    rule,
    release: undefined,
    palette,
    ...(settings === undefined ? {} : { settings }),
  };
}
