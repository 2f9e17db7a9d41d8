import type { Axis, Hist } from "../../hist/hist.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { HistMeasurement, Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate, WindowCurve } from "../../reports/template.ts";
import { measuredWindows } from "./measured.ts";
import { onlyFitted } from "./slice-layers.ts";

/** One value a bin of x, index 0 = bin 1; NaN where there is none. */
export interface WindowCurveValues {
  readonly x: Axis;
  readonly values: Float64Array;
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
    const values = valuesOf(curve, measured?.find((window) => window.start === start)?.measured);
    return values && { x: hist.x, values };
  });
}

/** Contents divided by their sum over the bins. */
function normalised(hist: Hist): WindowCurveValues | undefined {
  if (hist.kind !== "1d") return undefined;
  const values = Float64Array.from(hist.values.subarray(1, hist.x.n + 1));
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? { x: hist.x, values: values.map((value) => value / sum) } : undefined;
}

function valuesOf(curve: WindowCurve, measured: HistMeasurement | undefined): Float64Array | undefined {
  if (measured?.kind === "median-profile") {
    return measured.values.map((value, i) => (measured.entries[i]! > 0 ? value : NaN));
  }
  if (measured?.kind !== "slice-fits") return undefined;
  return onlyFitted(measured.fits, curve.kind === "slice-sigma" ? measured.fits.sigma.value : measured.fits.mean.value);
}
