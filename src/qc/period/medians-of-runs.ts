import type { Axis } from "../../hist/hist.ts";
import { acrossRuns, type Across } from "../../stats/across-runs.ts";
import { klDivergence } from "../../stats/divergence.ts";
import { curveOf, type RunCurve } from "./curve.ts";
import { medianHist, normalisedCells } from "./median-hist.ts";
import { withOtherBins } from "./overlay-distances.ts";
import type { OverlayFigure } from "./overlay.ts";
import { periodFigures } from "./period-figures.ts";
import type { MeasuredRun } from "./trend-point.ts";

/** What runs have in common in one figure, bin by bin. */
export interface MedianOfRuns {
  readonly figure: OverlayFigure;
  readonly x: Axis;
  /** Bins 1…n, index 0 = bin 1; NaN where no run has a value. Of counts each run's share of its sum; else in the unit of the curve. */
  readonly across: Across;
  /** Runs (indices) that are in it: those that have a curve, of the bins that most have. */
  readonly runs: readonly number[];
  /**
   * Of counts the Kullback–Leibler divergence of each of these runs to the median, in their order; `undefined` of other curves.
   * Flow takes no part: the median has none. Source: `algorithms.md` A9.1.
   */
  readonly divergences: readonly number[] | undefined;
}

/** Of every figure that has curves, in their order. Source: `algorithms.md` A9.3, of curves the same without normalising. */
export const mediansOfRuns = (runs: readonly MeasuredRun[]): readonly MedianOfRuns[] =>
  periodFigures.flatMap(
    (figure) =>
      medianOfCurves(
        figure,
        runs.map((run) => curveOf(figure, run)),
      ) ?? [],
  );

/** `undefined` where no run has a curve. */
export function medianOfCurves(
  figure: OverlayFigure,
  curves: readonly (RunCurve | undefined)[],
): MedianOfRuns | undefined {
  const other = withOtherBins(curves);
  const runs = [...curves.keys()].filter((run) => curves[run] !== undefined && !other.includes(run));
  const there = runs.map((run) => curves[run]!);
  const [first] = there;
  if (first?.kind === "profile") {
    const values = there.flatMap((curve) => (curve.kind === "profile" ? [curve.curve.values] : []));
    return { figure, x: first.x, across: acrossRuns(values), runs, divergences: undefined };
  }
  const hists = there.flatMap((curve) => (curve.kind === "counts" ? [curve.hist] : []));
  const found = medianHist(hists);
  if (found === undefined) return undefined;
  const { x, values } = found.median;
  const inside = (cells: ArrayLike<number>): Float64Array => Float64Array.from(cells).subarray(1, x.n + 1);
  const across = { median: inside(values), low: inside(found.low), high: inside(found.high) };
  const divergences = hists.map((hist) => klDivergence(normalisedCells(hist), values).value);
  return { figure, x, across, runs, divergences };
}
