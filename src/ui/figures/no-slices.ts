import { formatCount, nounFor } from "../../draw/format.ts";
import type { Measurement, SliceFits } from "../../qc/measurement.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { measured, measuredWindows } from "./measured.ts";

type Measurements = ReadonlyMap<string, Measurement>;

/** Why no point is drawn over a map whose columns were fitted; `undefined` where one is, or nothing was fitted yet. */
export function noSliceFit(measurements: Measurements): string | undefined {
  const slices = measured(measurements, "slice-fits");
  return slices === undefined || slices.fitted > 0 ? undefined : `no slice fit: ${whyNone([slices.fits])}`;
}

/** Why no window has a curve though they have entries; `undefined` where one has, or they are not measured yet. */
export function noCurve({ draw, curve }: FigureTemplate, measurements: Measurements): string | undefined {
  const isOfSlices = curve?.kind === "slice-mean" || curve?.kind === "slice-sigma";
  if (!isOfSlices || draw === "time-trend") return undefined;
  const fits = measuredWindows(measurements, "slice-fits")?.flatMap(({ measured: each }) =>
    each?.kind === "slice-fits" ? [each.fits] : [],
  );
  if (fits === undefined || fits.some(({ states }) => states.includes("fitted"))) return undefined;
  return `No slice of any window could be fitted: ${whyNone(fits)}.`;
}

function whyNone(fits: readonly SliceFits[]): string {
  if (fits.some(({ states }) => states.some((state) => state === "failed" || state === "uncertain")))
    return "no fit to a column is certain enough to be drawn";
  const most = fits.reduce((max, { entries }) => entries.reduce((a, b) => Math.max(a, b), max), 0);
  return `at most ${formatCount(most)} ${nounFor(most, "entries")} in a column`;
}
