/** Median of numbers, of the two in the middle their mean; NaN are left out. `undefined` where there is none. */
export function median(values: ArrayLike<number>): number | undefined {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return undefined;
  if (sorted.length % 2 === 1) return sorted[middle];
  const [below, above] = [sorted[middle - 1]!, sorted[middle]!];
  return below === above ? below : below + (above - below) / 2;
}

/**
 * Median of the distances from the median (MAD), unscaled.
 * NaN are left out. `undefined` where there is no number.
 */
export function medianDeviation(values: ArrayLike<number>): number | undefined {
  const centre = median(values);
  return centre === undefined ? undefined : median(Float64Array.from(values, (value) => Math.abs(value - centre)));
}

/** What makes σ of a median of distances, were the numbers normal. */
export const deviationToSigma = 1.4826;

/** Smallest value that has at least half of the weight at or below it; weights that are not positive do not count. */
export function weightedMedian(values: ArrayLike<number>, weights: ArrayLike<number>): number | undefined {
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => weights[i]! > 0 && !Number.isNaN(values[i]))
    .sort((a, b) => values[a]! - values[b]!);
  const half = order.reduce((sum, i) => sum + weights[i]!, 0) / 2;
  let sum = 0;
  for (const i of order) {
    sum += weights[i]!;
    if (sum >= half) return values[i];
  }
  return undefined;
}
