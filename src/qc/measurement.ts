import type { Axis, Estimate, Hist1D, Hist2D } from "../hist/hist.ts";
import type { GaussianFit } from "../stats/gaussian-fit.ts";
import type { AxisMoments } from "../stats/moments.ts";
import type { QuantileProfile } from "../stats/quantile-profile.ts";
import type { SliceFits } from "../stats/slice-fits.ts";
import type { FoundParameters } from "./bethe-bloch.ts";
import type { Evaluated } from "./expression/evaluate.ts";
import type { MapRatio } from "./map-ratio.ts";
import type { PadProjections } from "./pads/projections.ts";
import type { PadQuantityName } from "./pads/quantity.ts";
import type { PadRegion } from "./pads/region.ts";
import type { Regions } from "./pads/regions.ts";
import type { Outliers } from "./pads/regions-parity.ts";
import type { Sides } from "./pads/sides.ts";
import type { Summary } from "./pads/summary.ts";
import type { Rule } from "./quality.ts";
import type { Separation } from "./separation.ts";
import type { StoredValue } from "./separation/stored.ts";
import type { SpeciesProfiles } from "./species.ts";

export type { AxisMoments, GaussianFit, PadRegion, QuantileProfile, Separation, Sides, SliceFits, SpeciesProfiles };

/** What a recipe gave: plain data, posted and stored. */
export type Measurement = HistMeasurement | PadMeasurement | WindowsMeasurement;

export type HistMeasurement =
  | {
      readonly kind: "moments";
      readonly entries: number;
      readonly effectiveEntries: number;
      /** Sum of the bins 1…n, and of all cells. */
      readonly integral: number;
      readonly integralWithFlow: number;
      readonly x: AxisMoments;
      readonly y: AxisMoments | undefined;
      /** Largest content of bins 1…n and its bin (1-based), `undefined` where all are empty. */
      readonly peak: { readonly value: number; readonly x: number; readonly y: number | undefined } | undefined;
    }
  | { readonly kind: "contents"; readonly hist: Hist1D }
  | {
      readonly kind: "axes";
      /** As stored, TLatex markup. */
      readonly title: string;
      readonly x: Axis;
      /** Of a map; of others the title of what is along y is `yTitle`. */
      readonly y: Axis | undefined;
      readonly yTitle: string;
    }
  | {
      readonly kind: "median-profile";
      /** One entry a bin of x, index 0 = bin 1; NaN where there is no value (drawn as a gap). */
      readonly values: Float64Array;
      readonly errors: Float64Array;
      /** Sum of the column, y bins 1…n. */
      readonly entries: Float64Array;
      /** Median of the medians over columns that have one. */
      readonly medianOfMedians: number | undefined;
    }
  | { readonly kind: "quantile-band"; readonly low: QuantileProfile; readonly high: QuantileProfile }
  | {
      readonly kind: "gaussian-fit";
      /** Errors of the second derivatives. */
      readonly fit: GaussianFit | undefined;
      /** The same as ROOT quotes it; in parity it takes the place of the other (`underRule`). */
      readonly quoted: GaussianFit | undefined;
      readonly entries: number;
    }
  | { readonly kind: "slice-fits"; readonly fits: SliceFits; readonly fitted: number }
  | { readonly kind: "sector-sums"; readonly sums: readonly number[]; readonly median: number }
  | {
      readonly kind: "sector-medians";
      readonly medians: readonly (number | undefined)[];
      readonly entries: readonly number[];
      readonly median: number | undefined;
    }
  | { readonly kind: "bethe-bloch"; readonly found: FoundParameters }
  | {
      readonly kind: "separation";
      readonly separation: Separation;
      /** What the PID task itself has stored, where it has. */
      readonly stored: readonly StoredValue[] | undefined;
    }
  /** `wave`: amplitude of what repeats with every sector; `undefined` where bins are too wide for it. */
  | {
      readonly kind: "phi-means";
      readonly means: readonly (Estimate | undefined)[];
      readonly entries: readonly number[];
      readonly median: number | undefined;
      readonly wave: Estimate | undefined;
    }
  /** The core of the one peak of a histogram, wherever it is. */
  | { readonly kind: "peak"; readonly fit: GaussianFit | undefined }
  | { readonly kind: "species-profiles"; readonly species: SpeciesProfiles }
  /** Index = sector, 0 to 17 A side, 18 to 35 C side; `undefined` where the fit failed or there is too little to fit. */
  | {
      readonly kind: "sector-gains";
      readonly means: readonly (Estimate | undefined)[];
      readonly median: number | undefined;
    }
  | ({ readonly kind: "map-ratio" } & MapRatio)
  | ExpressionMeasurement;

export interface ExpressionMeasurement extends Evaluated {
  readonly kind: "expression";
}

/** `rule`: by which a map or distribution was made: today's where the file has no more, whatever was asked for. */
export type PadMeasurement =
  | ({ readonly kind: "pad-summary"; readonly quantity: PadQuantityName } & Summary)
  /** 72 chambers one after another, 524 160 values in stored order; 0 where there are no clusters. */
  | { readonly kind: "pad-values"; readonly values: Float32Array }
  | { readonly kind: "pad-xy"; readonly rule: Rule; readonly maps: Sides<Hist2D> }
  | { readonly kind: "pad-rphi"; readonly rule: Rule; readonly maps: Sides<Hist2D> }
  | { readonly kind: "pad-projections"; readonly rule: Rule; readonly sides: Sides<PadProjections> }
  | { readonly kind: "pad-distributions"; readonly rule: Rule; readonly sides: Sides<Hist1D> }
  /** Index = ROC number; `undefined` where an extracted file has none, because the chamber is empty. */
  | { readonly kind: "pad-chambers"; readonly rule: Rule; readonly chambers: readonly (Hist1D | undefined)[] }
  | {
      readonly kind: "pad-regions";
      readonly rule: "robust";
      readonly quantity: PadQuantityName;
      readonly found: Regions;
    }
  | {
      readonly kind: "pad-regions";
      readonly rule: "parity";
      readonly sides: Sides<Pick<Outliers, "average" | "regions">>;
    };

export interface WindowsMeasurement {
  readonly kind: "windows";
  /** In the order of time. */
  readonly windows: readonly MeasuredWindow[];
}

/** ms since 1970; the end is the start where nothing tells it. `undefined` where the recipe does not apply. */
export interface MeasuredWindow {
  readonly start: number;
  readonly end: number;
  readonly measured: HistMeasurement | undefined;
}
