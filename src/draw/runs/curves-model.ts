import type { BinAxis } from "../bins.ts";
import type { AxisModel, Dash, Ink, LegendEntry } from "../figure-model.ts";
import type { Range } from "../ranges.ts";

/** Curves of many runs in one frame: distributions as steps, profiles as lines. All of the same bins. */
export interface CurvesModel {
  readonly bins: BinAxis;
  readonly x: AxisModel;
  /** TLatex. */
  readonly yTitle: string;
  readonly yLog: boolean;
  /** `undefined`: what the curves need. */
  readonly yRange: readonly [number, number] | undefined;
  readonly kind: "steps" | "line";
  /** Borders along x, below the curves: those of the sectors in φ, or at these places. */
  readonly borders?: "sectors" | readonly number[];
  /** A line at what is wanted. */
  readonly target?: { readonly axis: "x" | "y"; readonly at: number };
  readonly curves: readonly CurveOfRun[];
  /** What several runs have in common, one number a bin; drawn over them, dashed. */
  readonly reference: ArrayLike<number> | undefined;
  /** How far these runs spread about it, to both sides; drawn dotted. */
  readonly spread?: ArrayLike<number> | undefined;
  readonly below: CurvesBelow | undefined;
  /** Runs at the ends of the colours, in place of a long legend. */
  readonly bar: readonly [first: string, last: string] | undefined;
  readonly legend: readonly LegendEntry[];
}

export interface CurveOfRun {
  /** n + 2 cells, flow included and not drawn; NaN where there is nothing. */
  readonly cells: Float64Array;
  readonly ink: Ink;
  readonly dash?: Dash;
  /** The run's name, on the curve: of those that are off. */
  readonly tag: string | undefined;
  /** It says little: below the others, grey, and no reason for a range, unless it is raised. */
  readonly faint?: boolean;
}

/** Each curve over the reference, or its distance from it. */
export interface CurvesBelow {
  /** "run / median" */
  readonly title: string;
  /** Where a curve lies that is the reference: 1, or 0. */
  readonly middle: 0 | 1;
  readonly range: Range;
  /** In the order of the curves: n numbers, NaN where there is none. */
  readonly curves: readonly {
    readonly values: Float64Array;
    /** Drawn where there are few curves. */
    readonly errors: ArrayLike<number> | undefined;
  }[];
}

/** The curves of the run that stands out among the others. */
export interface RaisedCurves {
  /** Indices; both sides of a run where two sets are compared. */
  readonly curves: readonly number[];
  /** The rest is grey, for as long as somebody points at it. */
  readonly greyed: boolean;
}
