/**
 * Plain histograms: what ROOT objects become. Immutable; nothing here knows of ROOT, workers or pages.
 *
 * Cells are in ROOT's global bin order, flow included: 1-D cell = bin 0…n+1 (0 underflow, n+1 overflow);
 * 2-D cell = binx + (nx + 2)·biny. Bins are counted from 1, as in ROOT.
 */
export type Cells = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array;

/** n bins from lo to hi; `edges` (n + 1, rising) only where the widths differ, else edge i = lo + i·(hi − lo)/n. */
export interface Axis {
  readonly n: number;
  readonly lo: number;
  readonly hi: number;
  readonly edges: Float64Array | undefined;
  /** Bin labels, index 0 = bin 1, "" where a bin has none; `undefined` where no bin has one. */
  readonly labels: readonly string[] | undefined;
  /** Title in ROOT's TLatex markup, as stored. */
  readonly title: string;
}

interface HistCommon {
  readonly name: string;
  /** Title without axis titles, TLatex markup, as stored. */
  readonly title: string;
  /** ROOT class, such as TH2F. */
  readonly className: string;
  /** Number of fills as stored (fEntries). */
  readonly entries: number;
  /** Stored draw option, such as "colz". */
  readonly option: string;
  /** Stored display minimum and maximum (fMinimum, fMaximum), `undefined` where ROOT has −1111. */
  readonly displayMinimum: number | undefined;
  readonly displayMaximum: number | undefined;
}

/** values: n + 2 sums of weights. variances: n + 2 sums of squared weights; `undefined`: equal to the values. */
export interface Hist1D extends HistCommon {
  readonly kind: "1d";
  readonly x: Axis;
  /** Title of the axis of the contents, TLatex markup, as stored; "" where there is none. */
  readonly yTitle: string;
  readonly values: Cells;
  readonly variances: Float64Array | undefined;
  /** Stored sums Σw, Σw², Σwx, Σwx² (bins 1…n at the time of filling). */
  readonly sums: readonly [number, number, number, number];
}

/** values: (nx + 2)·(ny + 2). */
export interface Hist2D extends HistCommon {
  readonly kind: "2d";
  readonly x: Axis;
  readonly y: Axis;
  readonly values: Cells;
  readonly variances: Float64Array | undefined;
  /** Stored sums Σw, Σw², Σwx, Σwx², Σwy, Σwy², Σwxy. */
  readonly sums: readonly [number, number, number, number, number, number, number];
}

/** TProfile: per cell (n + 2) Σw, Σw², Σwy, Σwy². */
export interface Profile1D extends HistCommon {
  readonly kind: "profile";
  readonly x: Axis;
  /** Title of the axis of the profiled quantity, as stored. */
  readonly yTitle: string;
  readonly weights: Float64Array;
  readonly weights2: Float64Array | undefined;
  readonly sumsY: Float64Array;
  readonly sumsY2: Float64Array;
  /** Error option: "" error on the mean, "s" spread, "i", "g" as in ROOT. */
  readonly errorOption: string;
  /** Stored sums Σw, Σw², Σwx, Σwx², Σwy, Σwy². */
  readonly sums: readonly [number, number, number, number, number, number];
}

export type Hist = Hist1D | Hist2D | Profile1D;

/** A value with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}
