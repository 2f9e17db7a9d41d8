import { binAt, centreOf, edgeOf } from "../bins.ts";
import type { Scale } from "../scale.ts";
import type { CurvesModel } from "./curves-model.ts";

/** A curve in a bin. */
export interface CurveHit {
  readonly curve: number;
  /** Counted from 1. */
  readonly bin: number;
}

/** Pointing need not be more exact than this. */
const reach = 12;
/** This near to an edge, the upright part of steps is under the pointer. */
const nearEdge = 4;

/** The curve nearest to a position, up or down, of those within reach; of several as near the last, which lies on top. */
export function nearestCurve(
  { curves, bins, kind }: Pick<CurvesModel, "curves" | "bins" | "kind">,
  { x, y }: { readonly x: Scale; readonly y: Scale },
  px: number,
  py: number,
): CurveHit | undefined {
  const bin = binAt(bins, x.toValue(px));
  if (bin < 1 || bin > bins.n) return undefined;
  let [best, nearest]: [number | undefined, number] = [undefined, reach];
  for (const [curve, { cells }] of curves.entries()) {
    const at = (cell: number): number => y.toPixel(cells[cell]!);
    const distance = kind === "steps" ? fromSteps(at, bin) : Math.abs(py - lineAt(at, bin));
    if (distance <= nearest) [best, nearest] = [curve, distance];
  }
  return best === undefined ? undefined : { curve: best, bin };

  function fromSteps(at: (cell: number) => number, of: number): number {
    const own = at(of);
    // Beside a gap a curve ends; in one there is nothing to be near to, and NaN is near to nothing.
    const neighbour =
      Math.abs(px - x.toPixel(edgeOf(bins, of - 1))) < nearEdge && of > 1
        ? at(of - 1)
        : Math.abs(px - x.toPixel(edgeOf(bins, of))) < nearEdge && of < bins.n
          ? at(of + 1)
          : own;
    const beside = Number.isNaN(neighbour) ? own : neighbour;
    const [low, high] = [Math.min(own, beside), Math.max(own, beside)];
    if (Number.isNaN(own)) return NaN;
    return py < low ? low - py : py > high ? py - high : 0;
  }

  /** Between the middles of two bins; at the ends, and beside gaps, the value of the bin. */
  function lineAt(at: (cell: number) => number, of: number): number {
    const middle = x.toPixel(centreOf(bins, of));
    const other = px < middle ? of - 1 : of + 1;
    if (other < 1 || other > bins.n) return at(of);
    const share = (px - middle) / (x.toPixel(centreOf(bins, other)) - middle);
    const between = at(of) + share * (at(other) - at(of));
    return Number.isNaN(between) ? at(of) : between;
  }
}
