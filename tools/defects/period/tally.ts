import type { JudgedPeriod } from "../../../src/qc/period/judge-period.ts";
import { isOff, type Quality } from "../../../src/qc/quality.ts";

/** Verdicts of one check about the runs of a period. */
export interface CheckVerdicts {
  readonly check: string;
  readonly qualities: readonly Quality[];
}

/** All checks that a period is judged by; of the chambers the worst of each run. */
export function verdictsOf({ trends, overlays, chambers, changes }: JudgedPeriod): readonly CheckVerdicts[] {
  return [
    ...trends
      .filter(({ quantity }) => quantity.floor !== undefined)
      .map(({ quantity, judged }) => ({
        check: `trend: ${quantity.title}`,
        qualities: judged.map(({ quality }) => quality),
      })),
    ...overlays.map(({ figure, judged }) => ({
      check: `overlay: ${figure.title}`,
      qualities: judged.map(({ quality }) => quality),
    })),
    { check: "chambers", qualities: chambers.cells.map((cells) => worst(cells.map(({ quality }) => quality))) },
    { check: "change points", qualities: [changes.length > 0 ? "medium" : "good"] },
  ];
}

const order: readonly Quality[] = ["bad", "medium", "good", "null"];
const worst = (qualities: readonly Quality[]): Quality => order.find((each) => qualities.includes(each)) ?? "null";

/** How often a check judged and how often it raised an alarm. */
export interface Tally {
  readonly check: string;
  /** Periods in which it judged any run. */
  judged: number;
  /** Periods with an alarm about any run, and about one called bad. */
  alarms: number;
  bad: number;
  /** Runs not judged. */
  unjudged: number;
}

/** Adds the verdicts of one period. */
export function addTo(tallies: Map<string, Tally>, verdicts: readonly CheckVerdicts[]): void {
  for (const { check, qualities } of verdicts) {
    const tally = tallies.get(check) ?? { check, judged: 0, alarms: 0, bad: 0, unjudged: 0 };
    tallies.set(check, tally);
    if (qualities.some((quality) => quality !== "null")) tally.judged += 1;
    if (qualities.some(isOff)) tally.alarms += 1;
    if (qualities.includes("bad")) tally.bad += 1;
    tally.unjudged += qualities.filter((quality) => quality === "null").length;
  }
}
