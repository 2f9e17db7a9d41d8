/** Columns that get one spread, and how many to either side it is taken over as well. */
const [block, reach] = [5, 5];

/**
 * Errors of the medians of columns, each from the spread of its neighbourhood: the median of σ·√n over 15 columns, divided by
 * its own √n. The spread changes slowly from column to column, and the error that one column of 25 entries tells of itself is
 * a fifth too small or too large: taken as they are, they make χ² too large by a third.
 *
 * @param unlike a column that tells of so many times as much is not like its neighbours, as where its entries are in two heaps,
 * and keeps its own.
 * @param entries of each column. Columns without an error take no part and get none (NaN).
 */
export function smoothErrors(errors: ArrayLike<number>, entries: ArrayLike<number>, unlike = Infinity): Float64Array {
  const n = errors.length;
  const smooth = new Float64Array(n).fill(NaN);
  const around = new Float64Array(block + 2 * reach);
  for (let first = 0; first < n; first += block) {
    let found = 0;
    for (let i = Math.max(0, first - reach); i < Math.min(n, first + block + reach); i++) {
      if (errors[i]! > 0) around[found++] = errors[i]! * Math.sqrt(entries[i]!);
    }
    const sorted = around.subarray(0, found).sort();
    const spread = (sorted[(found - 1) >> 1]! + sorted[found >> 1]!) / 2;
    for (let i = first; i < Math.min(n, first + block); i++) {
      if (!(errors[i]! > 0)) continue;
      const usual = spread / Math.sqrt(entries[i]!);
      smooth[i] = errors[i]! > unlike * usual ? errors[i]! : usual;
    }
  }
  return smooth;
}
