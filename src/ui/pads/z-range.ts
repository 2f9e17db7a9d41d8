import { mergeExtents, extentOf, usableRange } from "../../draw/ranges.ts";
import { isCount, type PadQuantityName } from "../../qc/pads/quantity.ts";
import type { FigureView } from "../../route/route.ts";
import type { PadData } from "./pad-data.ts";

/** The colour axis of the maps of both sides. */
export interface ZRange {
  readonly lo: number;
  readonly hi: number;
  readonly log: boolean;
}

/**
 * What a view wants, else by today's rule the range of the distributions, which is that of today's maps; by ours what most
 * pads have. On a logarithm from a thousandth where it would start at 0.
 */
export function zRange(data: PadData, view: Pick<FigureView, "z" | "log">): ZRange {
  const [lo, hi] = view.z ?? usual(data);
  const log = view.log?.includes("z") ?? false;
  return { ...usableRange(lo, hi, log), log };
}

function usual({ quantity, rule, summary, distributions, xy, rphi }: PadData): readonly [number, number] {
  const maps = xy?.maps ?? rphi?.maps;
  if (rule === "robust") {
    // Of an extracted file without values of single pads the maps tell.
    const range =
      summary?.range ??
      (maps &&
        mostOf(
          [maps.A, maps.C].flatMap(({ values }) => [...values]),
          quantity,
        ));
    if (range !== undefined) return range;
  }
  if (distributions !== undefined) return [distributions.sides.A.x.lo, distributions.sides.A.x.hi];
  if (summary?.range !== undefined) return summary.range;
  const { min = 0, max = 1 } =
    maps === undefined ? {} : mergeExtents([maps.A, maps.C].map((map) => extentOf(map.values)));
  return [Math.min(0, min), max];
}

/** 2 % and 98 % quantile of bins that have something, of counts from 0, as of pads. */
function mostOf(values: readonly number[], quantity: PadQuantityName): readonly [number, number] | undefined {
  const filled = Float64Array.from(values.filter((value) => value > 0)).toSorted();
  const at = (share: number): number | undefined => filled[Math.floor(share * (filled.length - 1))];
  const [low, high] = [at(0.02), at(0.98)];
  return low === undefined || high === undefined ? undefined : [isCount(quantity) ? 0 : low, high];
}
