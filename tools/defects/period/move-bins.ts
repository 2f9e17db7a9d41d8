import { binLowEdge, binUpEdge, findBin, type BinAxis } from "../../../src/hist/axis.ts";

/** Where the value of the axis goes. Rising. */
export type Move = (x: number) => number;

/**
 * Contents of bins 1…n as they are after every value moved: spread evenly over their bin, each part into the bins it comes to.
 * What leaves the axis goes to the flow bins, which themselves stay.
 *
 * @param cells first cell of the row (its underflow) and step from one to the next.
 */
export function moveBins(
  from: ArrayLike<number>,
  into: Float64Array,
  axis: BinAxis,
  move: Move,
  { first, step }: { readonly first: number; readonly step: number },
): void {
  for (let bin = 1; bin <= axis.n; bin++) {
    const content = from[first + bin * step]!;
    if (content === 0) continue;
    const [low, high] = [move(binLowEdge(axis, bin)), move(binUpEdge(axis, bin))];
    const [lowest, highest] = [findBin(axis, low), findBin(axis, high)];
    for (let target = lowest; target <= highest; target++) {
      const begin = target === 0 ? -Infinity : binLowEdge(axis, target);
      const end = target > axis.n ? Infinity : target === 0 ? axis.lo : binUpEdge(axis, target);
      const share = (Math.min(high, end) - Math.max(low, begin)) / (high - low);
      if (share > 0) into[first + target * step]! += content * Math.min(share, 1);
    }
  }
}
