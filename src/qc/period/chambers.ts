import { madToSigma } from "../../stats/robust-spread.ts";
import { median } from "../../stats/median.ts";
import type { Limit } from "../check.ts";
import type { Quality } from "../quality.ts";

/** What one chamber counted in one run, pads without clusters included. */
export interface ChamberCount {
  /** Sum over its pads; 0 where it is dead. */
  readonly clusters: number;
  readonly pads: number;
}

export interface ChamberRun {
  /** Index = number of the chamber; `undefined`: the file has no values per pad. */
  readonly chambers: readonly ChamberCount[] | undefined;
  /** Why the run cannot be judged, such as too few tracks; it then takes no part. */
  readonly skip: string | undefined;
}

/** One cell of the matrix. */
export interface ChamberCell {
  readonly quality: Quality;
  /** Clusters per pad over what they typically are, 1 where nothing is off, 0 where the chamber is dead; `undefined` where not judged. */
  readonly ratio: number | undefined;
  /** Standard error of the ratio. */
  readonly error: number | undefined;
  /** In words; "" where good. */
  readonly why: string;
}

export interface ChamberMatrix {
  /** By run and chamber. */
  readonly cells: readonly (readonly ChamberCell[])[];
  /** Runs that the medians are over. */
  readonly judged: number;
  /** Scatter of the ratios of all chambers and runs, relative. */
  readonly scatter: number;
}

export const chamberLimits = {
  medium: {
    value: 1.5,
    unit: "%",
    reason: "an outer chamber has 58 front-end cards and an inner one 33: to lose one of them is 1.7 % or 3 %",
  },
  bad: { value: 6, unit: "%", reason: "two cards of an inner chamber, or three to four of an outer one" },
  significance: {
    value: 5,
    unit: "standard errors",
    reason: "one false alarm in 3 000 periods of 8 runs (576 chambers)",
  },
} as const satisfies Record<string, Limit>;

/** With two runs nobody knows which of them is off. */
const fewestRuns = 3;

/**
 * Clusters per pad of each chamber against its median over the runs. How many clusters a run has altogether does not matter:
 * a run is measured by its median chamber, which chambers that are dead or off do not move. Error: Poisson of the clusters
 * counted, and what the ratios of all chambers and runs scatter by, in quadrature.
 */
export function chamberMatrix(runs: readonly ChamberRun[]): ChamberMatrix {
  const used = runs.map(({ chambers, skip }) => (skip === undefined ? chambers : undefined));
  const judged = used.filter((chambers) => chambers !== undefined).length;
  const none = (why: string): ChamberCell => ({ quality: "null", ratio: undefined, error: undefined, why });
  const typical = typicalMeans(used);
  const ratios = used.map((chambers) => chambers && ratiosOf(chambers, typical));
  const all = ratios.flatMap((run) => run ?? []).filter((ratio) => ratio !== undefined);
  const scatter = madToSigma * (median(all.map((ratio) => Math.abs(ratio - 1))) ?? 0);
  const cells = runs.map(({ chambers, skip }, run) =>
    Array.from({ length: typical.length }, (_, chamber): ChamberCell => {
      if (skip !== undefined) return none(skip);
      if (chambers === undefined) return none("no values per pad");
      // A dead one is seen without others.
      const isDead =
        chambers[chamber]!.clusters === 0 && (ratios[run] ?? []).some((ratio) => ratio !== undefined && ratio > 0);
      if (judged < fewestRuns && !isDead)
        return none(`${judged} of the ${fewestRuns} runs with values per pad that are needed`);
      return judge(chambers[chamber]!, ratios[run]?.[chamber], typical[chamber], scatter);
    }),
  );
  return { cells, judged, scatter };
}

/** Median over the runs of the clusters per pad of each chamber, in units of its run's. `undefined`: dead in all of them. */
function typicalMeans(runs: readonly ChamberRun["chambers"][]): readonly (number | undefined)[] {
  const there = runs.filter((run) => run !== undefined);
  const chambers = Math.max(0, ...there.map((run) => run.length));
  let typical: readonly (number | undefined)[] = Array.from({ length: chambers }, () => 1);
  // Twice: chambers of a run are compared with each other, first as if all were alike, then by what each typically has.
  for (let i = 0; i < 2; i++) {
    const relative = there.map((run) => ratiosOf(run, typical).map((ratio, at) => ratio && ratio * typical[at]!));
    typical = typical.map((_, at) =>
      median(relative.map((run) => run[at]).filter((mean) => mean !== undefined && mean > 0) as number[]),
    );
  }
  return typical;
}

function ratiosOf(
  run: readonly ChamberCount[],
  typical: readonly (number | undefined)[],
): readonly (number | undefined)[] {
  const plain = run.map(({ clusters, pads }, at) => typical[at] && clusters / pads / typical[at]);
  const level = median(plain.filter((ratio) => ratio !== undefined && ratio > 0) as number[]);
  return plain.map((ratio) => (ratio === undefined || level === undefined ? undefined : ratio / level));
}

function judge(
  { clusters }: ChamberCount,
  ratio: number | undefined,
  typical: number | undefined,
  scatter: number,
): ChamberCell {
  if (typical === undefined) return { quality: "null", ratio, error: undefined, why: "no clusters in any run" };
  if (ratio === undefined) return { quality: "null", ratio, error: undefined, why: "no clusters in the run" };
  if (ratio === 0) return { quality: "bad", ratio, error: 0, why: "no clusters" };
  const error = Math.hypot(ratio / Math.sqrt(clusters), scatter);
  const [off, sure] = [Math.abs(ratio - 1), chamberLimits.significance.value * error];
  const isBeyond = ({ value }: Limit): boolean => off > Math.max(value / 100, sure);
  if (!isBeyond(chamberLimits.medium)) return { quality: "good", ratio, error, why: "" };
  const why = `${(100 * off).toFixed(1)} % ${ratio > 1 ? "more" : "fewer"} clusters per pad than typical`;
  return { quality: isBeyond(chamberLimits.bad) ? "bad" : "medium", ratio, error, why };
}
