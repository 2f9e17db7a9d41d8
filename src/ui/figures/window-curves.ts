import type { Axis, Hist } from "../../hist/hist.ts";
import type { WindowHist } from "../../hist/object.ts";
import { varianceOf } from "../../hist/sums.ts";
import type { HistMeasurement, Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate, WindowCurve } from "../../reports/template.ts";
import { measuredWindows } from "./measured.ts";
import { onlyFitted } from "./slice-layers.ts";

/** One value a bin of x, index 0 = bin 1; NaN where there is none. */
export interface WindowCurveValues {
  readonly x: Axis;
  readonly values: Float64Array;
  /** NaN where it is not known. */
  readonly errors: Float64Array;
}

/** The curve of each window; `undefined` where it has none. */
export function windowCurves(
  { curve }: FigureTemplate,
  windows: readonly WindowHist[],
  measurements: ReadonlyMap<string, Measurement>,
): readonly (WindowCurveValues | undefined)[] {
  if (curve === undefined) return windows.map(() => undefined);
  if (curve.kind === "contents") return windows.map(({ hist }) => normalised(hist));
  const measured = measuredWindows(measurements, curve.kind === "median" ? "median-profile" : "slice-fits");
  return windows.map(({ hist, start }) => {
    const found = estimatesOf(curve, measured?.find((window) => window.start === start)?.measured);
    return found && { x: hist.x, ...found };
  });
}

/** Contents divided by their sum over the bins; errors of the contents. */
function normalised(hist: Hist): WindowCurveValues | undefined {
  if (hist.kind !== "1d") return undefined;
  const values = Float64Array.from(hist.values.subarray(1, hist.x.n + 1));
  const sum = values.reduce((total, value) => total + value, 0);
  if (!(sum > 0)) return undefined;
  const errors = values.map((_, i) => Math.sqrt(varianceOf(hist, i + 1)) / sum);
  return { x: hist.x, values: values.map((value) => value / sum), errors };
}

function estimatesOf(
  curve: WindowCurve,
  measured: HistMeasurement | undefined,
): Omit<WindowCurveValues, "x"> | undefined {
  if (measured?.kind === "median-profile") {
    const values = measured.values.map((value, i) => (measured.entries[i]! > 0 ? value : NaN));
    return { values, errors: measured.errors };
  }
  if (measured?.kind !== "slice-fits") return undefined;
  const { value, error } = curve.kind === "slice-sigma" ? measured.fits.sigma : measured.fits.mean;
  return { values: onlyFitted(measured.fits, value), errors: error };
}
