import type { Estimate, Hist } from "../hist/hist.ts";
import type { BinRange } from "../hist/range.ts";
import { sums1D, sums2D, sumsProfile } from "../hist/sums.ts";

export interface AxisMoments {
  /** Error: σ / √nEff, nEff = (Σw)² / Σw². Source: ROOT `TH1::GetMean`, `TH1::GetMeanError`. */
  readonly mean: Estimate | undefined;
  /** √(Σwx²/Σw − mean²), 0 where that is no more than rounding leaves. Source: ROOT 6.40 `TH1::GetStdDev`. */
  readonly stdDev: number | undefined;
}

export interface Moments {
  /** Σw over what the moments are of. */
  readonly sumOfWeights: number;
  /** (Σw)² / Σw²; 0 where Σw² is 0. Source: ROOT `TH1::GetEffectiveEntries`. */
  readonly effectiveEntries: number;
  readonly x: AxisMoments;
  /** `undefined` for a histogram of one axis; of a profile the mean of y over all bins. */
  readonly y: AxisMoments | undefined;
}

/** Bins the moments are taken from; without any the stored sums of all fills within bins 1…n are used, as ROOT does. */
export interface Ranges {
  readonly x?: BinRange | undefined;
  readonly y?: BinRange | undefined;
}

/**
 * Mean and standard deviation along the axes, in their units.
 *
 * Without ranges: of the filled values themselves (stored sums; flow bins took no part), or of the contents at bin
 * centres where a histogram was filled by setting contents. With a range: of contents at bin centres within it, flow bins
 * too where the range includes them. `undefined` where Σw is not positive.
 */
export function moments(hist: Hist, ranges: Ranges = {}): Moments {
  switch (hist.kind) {
    case "1d": {
      const [w, w2, wx, wx2] = sums1D(hist, ranges.x);
      return { ...weight(w, w2), x: axisMoments(w, w2, wx, wx2), y: undefined };
    }
    case "2d": {
      const [w, w2, wx, wx2, wy, wy2] = sums2D(hist, ranges.x, ranges.y);
      return { ...weight(w, w2), x: axisMoments(w, w2, wx, wx2), y: axisMoments(w, w2, wy, wy2) };
    }
    case "profile": {
      const [w, w2, wx, wx2, wy, wy2] = sumsProfile(hist, ranges.x);
      return { ...weight(w, w2), x: axisMoments(w, w2, wx, wx2), y: axisMoments(w, w2, wy, wy2) };
    }
  }
}

const effective = (w: number, w2: number): number => (w2 === 0 ? 0 : (w * w) / Math.abs(w2));
const weight = (w: number, w2: number) => ({ sumOfWeights: w, effectiveEntries: effective(w, w2) });

/** What rounding makes of the variance of equal values, as a share of their mean square. */
const rounding = 4 * Number.EPSILON;

/** From sums of weights, of their squares, of w·x and w·x². */
export function axisMoments(w: number, w2: number, wx: number, wx2: number): AxisMoments {
  if (!(w > 0)) return { mean: undefined, stdDev: undefined };
  const value = wx / w;
  const variance = wx2 / w - value * value;
  const stdDev = variance > rounding * (wx2 / w) ? Math.sqrt(variance) : 0;
  const entries = effective(w, w2);
  return { mean: { value, error: entries > 0 ? stdDev / Math.sqrt(entries) : 0 }, stdDev };
}
