import type { Curve } from "./profile-difference.ts";
import { weightsOf, type Contents } from "./weights.ts";

/**
 * Several pairs of contents (all of the same bins, none empty) as one pair: Σ w·share of each side, w = n₁n₂/(n₁ + n₂) of the effective
 * entries of the pair, which is how well it tells a difference. Pairs of which one side has more entries than in other pairs
 * do not make the sums differ, as they would if all of each side were added.
 */
export function pooledContents(pairs: readonly (readonly [Contents, Contents])[]): readonly [Contents, Contents] {
  const cells = pairs[0]?.[0].values.length ?? 0;
  const empty = () => ({ values: new Float64Array(cells), variances: new Float64Array(cells) });
  const sums = [empty(), empty()] as const;
  for (const pair of pairs) {
    const weights = pair.map(weightsOf);
    const [n1, n2] = [weights[0]!.effective, weights[1]!.effective];
    const weight = (n1 * n2) / (n1 + n2);
    for (const [side, { values, variances }] of pair.entries()) {
      const factor = weight / weights[side]!.w;
      const sum = sums[side]!;
      for (let i = 0; i < cells; i++) {
        sum.values[i]! += factor * values[i]!;
        sum.variances[i]! += factor ** 2 * (variances === undefined ? Math.abs(values[i]!) : variances[i]!);
      }
    }
  }
  return sums;
}

/** Mean of a − b over the pairs, bin by bin, weighted by 1/(σa² + σb²); NaN where no pair has both values with an error. */
export function pooledDifference(pairs: readonly (readonly [Curve, Curve])[]): Curve {
  const bins = pairs[0]?.[0].values.length ?? 0;
  const [sums, weights] = [new Float64Array(bins), new Float64Array(bins)];
  for (const [a, b] of pairs) {
    for (let i = 0; i < bins; i++) {
      const difference = a.values[i]! - b.values[i]!;
      const variance = a.errors[i]! ** 2 + b.errors[i]! ** 2;
      if (Number.isNaN(difference) || !(variance > 0)) continue;
      sums[i]! += difference / variance;
      weights[i]! += 1 / variance;
    }
  }
  return { values: sums.map((sum, i) => sum / weights[i]!), errors: weights.map((weight) => 1 / Math.sqrt(weight)) };
}
