import { centreOf } from "../../draw/bins.ts";
import type { Layer, PointsLayer } from "../../draw/figure-model.ts";
import type { Hist } from "../../hist/hist.ts";
import type { Measurement, SliceFits } from "../../qc/measurement.ts";
import type { SliceOverlay } from "../../reports/template.ts";
import { measured } from "./measured.ts";

/**
 * Means of the fits to the columns, and their widths where these are wanted. Only fits that are one: what failed leaves a
 * gap, because its numbers lie anywhere.
 */
export function sliceLayers(
  { sigma }: SliceOverlay,
  hist: Hist,
  measurements: ReadonlyMap<string, Measurement>,
): readonly Layer[] {
  const fits = measured(measurements, "slice-fits")?.fits;
  if (fits === undefined) return [];
  const x = Float64Array.from(fits.states, (_, i) => centreOf(hist.x, i + 1));
  const points = (values: Float64Array, marker: PointsLayer["marker"]): PointsLayer => ({
    kind: "points",
    x,
    y: onlyFitted(fits, values),
    yErrors: undefined,
    ink: "reference",
    marker,
    cased: true,
  });
  return [points(fits.mean.value, "square"), ...(sigma ? [points(fits.sigma.value, "hollow")] : [])];
}

export const onlyFitted = ({ states }: SliceFits, values: Float64Array): Float64Array =>
  values.map((value, i) => (states[i] === "fitted" ? value : NaN));
