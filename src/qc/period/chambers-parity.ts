import { parityCheck, type ParityCheck } from "./parity-check.ts";

/** A number for each run and each of the 72 chambers; `undefined` where there is none. */
export type ChamberNumbers = readonly (readonly (number | undefined)[])[];

/** Clusters per pad of each chamber in each run, as today's tool judges them (P-04). */
export interface ParityChambers {
  /** Mean of a chamber over the mean of the chambers that have data, by run and chamber. */
  readonly values: ChamberNumbers;
  /** Over the runs, by chamber. */
  readonly checks: readonly ParityCheck[];
}

/**
 * @param means mean of the 300 bins of 0…5 · (mean of all pads) of each chamber, by run and chamber; `undefined` for a
 * chamber without any cluster, which takes no part in any mean.
 */
export function parityChambers(means: ChamberNumbers): ParityChambers {
  const values = means.map((run) => {
    const there = run.filter((mean) => mean !== undefined);
    const average = there.reduce((sum, mean) => sum + mean, 0) / there.length;
    return run.map((mean) => mean && mean / average);
  });
  const chambers = Math.max(0, ...means.map((run) => run.length));
  const checks = Array.from({ length: chambers }, (_, chamber) =>
    parityCheck(
      values.map((run) => run[chamber]),
      values.map(() => 0),
    ),
  );
  return { values, checks };
}
