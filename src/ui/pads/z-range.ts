import { mergeExtents, extentOf, usableRange } from "../../draw/ranges.ts";
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

function usual({ summary, distributions, xy, rphi }: PadData): readonly [number, number] {
  if (distributions?.rule === "robust" && summary?.range !== undefined) return summary.range;
  if (distributions !== undefined) return [distributions.sides.A.x.lo, distributions.sides.A.x.hi];
  if (summary?.range !== undefined) return summary.range;
  const maps = xy?.maps ?? rphi?.maps;
  const { min = 0, max = 1 } =
    maps === undefined ? {} : mergeExtents([maps.A, maps.C].map((map) => extentOf(map.values)));
  return [Math.min(0, min), max];
}
