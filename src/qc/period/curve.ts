import type { Axis, Hist1D } from "../../hist/hist.ts";
import type { Curve } from "../../stats/profile-difference.ts";
import { smoothErrors } from "../../stats/smooth-errors.ts";
import type { GaussianFit } from "../measurement.ts";
import { mipSlices, type OverlayFigure } from "./overlay.ts";
import type { MeasuredRun } from "./trend-point.ts";

/** What one run has in a figure. */
export type RunCurve =
  | { readonly kind: "counts"; readonly hist: Hist1D; readonly fit: GaussianFit | undefined }
  /** `width`: standard deviation of the profiled quantity over the whole map. */
  | { readonly kind: "profile"; readonly x: Axis; readonly curve: Curve; readonly width: number | undefined };

/** `undefined` where the object is missing, empty, or of another kind. */
export function curveOf({ object, curve }: OverlayFigure, run: MeasuredRun): RunCurve | undefined {
  if (curve.kind === "counts") {
    const contents = run(object, { kind: "contents" });
    if (contents?.kind !== "contents" || !(contents.hist.entries > 0)) return undefined;
    const measured = curve.peak ? run(object, { kind: "gaussian-fit", lo: 40, hi: 60 }) : undefined;
    const fit = measured?.kind === "gaussian-fit" && measured.fit?.valid === true ? measured.fit : undefined;
    return { kind: "counts", hist: contents.hist, fit };
  }
  const profile = curve.kind === "median" ? mediansOf(object, run) : slicesOf(object, curve.kind, run);
  if (profile === undefined || !profile.values.some((value) => !Number.isNaN(value))) return undefined;
  const [axes, moments] = [run(object, { kind: "axes" }), run(object, { kind: "moments" })];
  if (axes?.kind !== "axes") return undefined;
  const width = moments?.kind === "moments" ? moments.y?.stdDev : undefined;
  return { kind: "profile", x: axes.x, curve: profile, width };
}

interface Profile extends Curve {
  readonly values: Float64Array;
}

function mediansOf(object: string, run: MeasuredRun): Profile | undefined {
  const medians = run(object, { kind: "median-profile", rule: "robust" });
  if (medians?.kind !== "median-profile") return undefined;
  const { values, errors, entries } = medians;
  return { values, errors: smoothErrors(errors, entries) };
}

/** Gaps where a fit failed. */
function slicesOf(object: string, kind: "slice-mean" | "slice-width", run: MeasuredRun): Profile | undefined {
  const measured = run(object, mipSlices);
  if (measured?.kind !== "slice-fits") return undefined;
  const { states, mean, sigma } = measured.fits;
  const { value, error } = kind === "slice-mean" ? mean : sigma;
  const drawn = (numbers: Float64Array): Float64Array =>
    numbers.map((number, i) => (states[i] === "fitted" ? number : NaN));
  return { values: drawn(value), errors: drawn(error) };
}
