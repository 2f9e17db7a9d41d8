import type { Hist } from "./hist.ts";

/** What can be drawn by itself. */
export type Plotted = Hist | Graph;

/** What a TGraph, TGraphErrors or TGraphAsymmErrors becomes: points in stored order, one number of each array a point. */
export interface Graph {
  readonly kind: "graph";
  readonly name: string;
  /** Title without axis titles, TLatex markup, as stored. */
  readonly title: string;
  /** ROOT class, such as TGraphErrors. */
  readonly className: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** `undefined`: the points have none. */
  readonly errors: GraphErrors | undefined;
}

/** Errors of the points towards lower and higher values, as stored; where both are the same, they are one array. */
export interface GraphErrors {
  readonly x: readonly [low: Float64Array, high: Float64Array];
  readonly y: readonly [low: Float64Array, high: Float64Array];
}
