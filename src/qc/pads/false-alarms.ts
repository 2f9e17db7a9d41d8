/**
 * How many shapes of k connected cells there are on a square grid, neighbours across corners too, k from 1 (turned and
 * mirrored ones count apart). Source: OEIS A006770.
 */
export const shapes: readonly number[] = [
  1, 4, 20, 110, 638, 3832, 23592, 147941, 940982, 6053180, 39299408, 257105146,
];

/** By how much the number of shapes grows with one cell more; rises towards 6.7. */
const growth = 6.7;

const shapesOf = (k: number): number => shapes[k - 1] ?? shapes.at(-1)! * growth ** (k - shapes.length);

/**
 * Expected number of regions of at least k connected units where each of n is off by chance with probability p: at most
 * that of sets of k connected ones, n · shapes(k) · p^k.
 */
export const expectedRegions = (n: number, p: number, k: number): number => n * shapesOf(k) * p ** k;

/**
 * Smallest size that chance alone reaches less often than `rate` times a run; infinite where single units are off so often
 * that chance joins them over any distance.
 */
export function smallestRegion(n: number, p: number, rate: number): number {
  if (p * growth >= 1) return Infinity;
  let k = 1;
  while (expectedRegions(n, p, k) > rate) k += 1;
  return k;
}
