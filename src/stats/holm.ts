/**
 * Probabilities of several tests made at once, corrected so that the chance of any false alarm among all of them is at
 * most the value they are compared with: p(k)·(m − k + 1) in rising order, never falling, at most 1. No test needs to be
 * independent of another. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65.
 */
export function holm(probabilities: readonly number[]): readonly number[] {
  const order = [...probabilities.keys()].toSorted((a, b) => probabilities[a]! - probabilities[b]!);
  const corrected = [...probabilities];
  let largest = 0;
  order.forEach((at, rank) => {
    largest = Math.min(1, Math.max(largest, probabilities[at]! * (order.length - rank)));
    corrected[at] = largest;
  });
  return corrected;
}
