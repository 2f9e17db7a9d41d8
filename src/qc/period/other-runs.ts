import type { Contents } from "../../stats/weights.ts";

/**
 * For each run the sum of all other runs, without those that are off; `undefined` where none is left, or for a run without
 * contents. All of the same bins. Of counts the sum is exact.
 */
export function othersOf(
  runs: readonly (Contents | undefined)[],
  off: ReadonlySet<number>,
): readonly (Contents | undefined)[] {
  const counted = [...runs.keys()].filter((run) => runs[run] !== undefined && !off.has(run));
  const first = runs.find((run) => run !== undefined);
  if (first === undefined) return runs;
  const weighted = runs.some((run) => run?.variances !== undefined);
  const values = sumOver(
    counted.map((run) => runs[run]!.values),
    first.values.length,
  );
  const variances = weighted
    ? sumOver(
        counted.map((run) => runs[run]!.variances ?? runs[run]!.values),
        first.values.length,
      )
    : undefined;
  return runs.map((own, run) => {
    const among = counted.includes(run);
    if (own === undefined || counted.length - (among ? 1 : 0) < 1) return undefined;
    if (!among) return { values, variances };
    return {
      values: without(values, own.values),
      variances: variances && without(variances, own.variances ?? own.values),
    };
  });
}

function sumOver(parts: readonly ArrayLike<number>[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts) for (let i = 0; i < length; i++) sum[i]! += part[i]!;
  return sum;
}

/** Where only this run has entries, nothing is left over by rounding. */
const without = (all: Float64Array, own: ArrayLike<number>): Float64Array =>
  all.map((each, i) => (each - own[i]! > 1e-9 * each ? each - own[i]! : 0));
