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

/** Of all windows; `undefined` where no slices are drawn of them, or they are not measured yet. */
function windowFits({ draw, curve }: FigureTemplate, measurements: Measurements): readonly SliceFits[] | undefined {
  const isOfSlices = curve?.kind === "slice-mean" || curve?.kind === "slice-sigma";
  if (!isOfSlices || draw === "time-trend") return undefined;
  return measuredWindows(measurements, "slice-fits")?.flatMap(({ measured: each }) =>
    each?.kind === "slice-fits" ? [each.fits] : [],
  );
}

/** "820 of 2 400 slices have a certain fit" where not all have one that have entries: curves have gaps there. */
export function partlyFitted(figure: FigureTemplate, measurements: Measurements): string | undefined {
  const states = windowFits(figure, measurements)?.flatMap((fits) => fits.states.filter((state) => state !== "empty"));
  const fitted = states?.filter((state) => state === "fitted").length ?? 0;
  if (states === undefined || fitted === 0 || fitted === states.length) return undefined;
  return `${formatCount(fitted)} of ${formatCount(states.length)} slices have a certain fit`;
}

/** Why no window has a curve though they have entries; `undefined` where one has, or they are not measured yet. */
export function noCurve(figure: FigureTemplate, measurements: Measurements): string | undefined {
  const fits = windowFits(figure, measurements);
  if (fits === undefined || fits.some(({ states }) => states.includes("fitted"))) return undefined;
  return `No slice of any window could be fitted: ${whyNone(fits)}.`;
}

function whyNone(fits: readonly SliceFits[]): string {
  if (fits.some(({ states }) => states.some((state) => state === "failed" || state === "uncertain")))
    return "no fit to a column is certain enough to be drawn";
  const most = fits.reduce((max, { entries }) => entries.reduce((a, b) => Math.max(a, b), max), 0);
  return `at most ${formatCount(most)} ${nounFor(most, "entries")} in a column`;
}
