/** Per position (bin, cell) over several curves of the same positions. */
export interface Across {
  /** NaN where no curve has a value. */
  readonly median: Float64Array;
  /** Quantiles 0.16 and 0.84: one standard deviation to either side. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Median and spread of curves at each position. NaN (a gap) takes no part. Of an even number the median is the mean of the
 * two in the middle; the other quantiles are linear between neighbours: place q·(n − 1), counted from 0.
 */
export function acrossRuns(curves: readonly ArrayLike<number>[]): Across {
  const size = curves[0]?.length ?? 0;
  const [median, low, high] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const column = new Float64Array(curves.length);
  for (let i = 0; i < size; i++) {
    let n = 0;
    for (const curve of curves) {
      const value = curve[i]!;
      if (!Number.isNaN(value)) column[n++] = value;
    }
    const sorted = column.subarray(0, n).sort();
    median[i] = middleOf(sorted);
    low[i] = quantileOf(sorted, 0.16);
    high[i] = quantileOf(sorted, 0.84);
  }
  return { median, low, high };
}

function middleOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return sorted.length === 0 ? NaN : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function quantileOf(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return NaN;
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const [a, b] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return a === b ? a : a + (place - below) * (b - a);
}

/** For each value the median of all others; for NaN, which takes no part, that of all. NaN where there is no other. */
export function mediansOfOthers(values: Float64Array): Float64Array {
  const scratch = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) scratch[n++] = values[i]!;
  const sorted = scratch.subarray(0, n).sort();
  const all = middleOf(sorted);
  const left = n - 1;
  const middle = left >> 1;
  const medians = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) medians[i] = all;
    else if (left < 1) medians[i] = NaN;
    else {
      // Without the one of this rank, those from it on move down by one.
      const rank = rankOf(sorted, value);
      const above = sorted[middle < rank ? middle : middle + 1]!;
      medians[i] = left % 2 === 1 ? above : (sorted[middle - 1 < rank ? middle - 1 : middle]! + above) / 2;
    }
  }
  return medians;
}

/** Place of the first of the values that are not smaller. */
function rankOf(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
