import { klLine, meanOf, toUnit } from "../../stats/divergence.ts";
import { insideOf, weightsOf } from "../../stats/weights.ts";
import type { RunCurve } from "./curve.ts";

/** The run that today's tool names above an overlay, and whether its number says more than that it has few entries. */
export interface MostDivergent {
  readonly run: number;
  /** Kullback–Leibler divergence (natural logarithm) from the mean of all curves, its own included. */
  readonly divergence: number;
  /** What chance alone makes of it: (cells − 1)/2N of a run with N entries. */
  readonly expected: number;
  /** By three standard deviations of that: 2N·divergence is χ² of cells − 1 degrees of freedom. */
  readonly isBeyondChance: boolean;
}

/**
 * Of distributions alone: of other curves the number means nothing, as their values are no shares. Bins 1…n, as they are drawn.
 * `undefined` below two runs. Source: `algorithms.md` A9.2.
 *
 * @param curves one a run; of the same bins.
 */
export function mostDivergent(curves: readonly (RunCurve | undefined)[]): MostDivergent | undefined {
  const there = curves.flatMap((curve, run) =>
    curve?.kind === "counts" ? [{ run, inside: insideOf(curve.hist) }] : [],
  );
  if (there.length < 2) return undefined;
  const shares = there.map(({ inside }) => toUnit(inside.values));
  const line = klLine(shares).map(({ value }) => value);
  const at = line.indexOf(Math.max(...line));
  const largest = there[at];
  if (largest === undefined) return undefined;
  const cells = meanOf(shares).filter((share) => share > 0).length;
  const expected = Math.max(cells - 1, 0) / (2 * weightsOf(largest.inside).effective);
  const divergence = line[at]!;
  const limit = expected * (1 + 3 * Math.sqrt(2 / Math.max(cells - 1, 1)));
  return { run: largest.run, divergence, expected, isBeyondChance: divergence > limit };
}
