/**
 * The k-th smallest of the first `length` values (k from 0), which are reordered on the way: those before k are not larger,
 * those after not smaller. NaN are not allowed. Source: Hoare's selection, with the median of three as pivot.
 */
export function select(values: Float32Array | Float64Array, k: number, length = values.length): number {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [i, j] = [low, high];
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const swapped = values[i]!;
      values[i] = values[j]!;
      values[j] = swapped;
      i += 1;
      j -= 1;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

const middleOf = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;

/** Median of the first `length` values, of the two in the middle their mean; reorders them. `undefined` where there are none. */
export function selectMedian(values: Float32Array | Float64Array, length = values.length): number | undefined {
  if (length === 0) return undefined;
  const middle = length >> 1;
  const above = select(values, middle, length);
  if (length % 2 === 1) return above;
  // All before the middle are not larger: the largest of them is its neighbour.
  let below = values[0]!;
  for (let i = 1; i < middle; i++) if (values[i]! > below) below = values[i]!;
  return (below + above) / 2;
}
