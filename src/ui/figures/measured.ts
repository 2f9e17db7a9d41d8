import type { GaussianFit, HistMeasurement, MeasuredWindow, Measurement } from "../../qc/measurement.ts";
import { recipeKey } from "../../qc/recipe.ts";

type Kind = Measurement["kind"];

export const measured = <K extends Kind>(
  measurements: ReadonlyMap<string, Measurement>,
  kind: K,
): Extract<Measurement, { readonly kind: K }> | undefined =>
  [...measurements.values()].find((each): each is Extract<Measurement, { readonly kind: K }> => each.kind === kind);

/** The fit over the range of an overlay, where it converged. */
export function gaussianFit(
  measurements: ReadonlyMap<string, Measurement>,
  { lo, hi }: { readonly lo: number; readonly hi: number },
): GaussianFit | undefined {
  const found = measurements.get(recipeKey({ kind: "gaussian-fit", lo, hi }));
  return found?.kind === "gaussian-fit" && found.fit?.valid === true ? found.fit : undefined;
}

/** A·exp(−½((x − µ)/σ)²), in entries a bin as the histogram is. */
export const gaussian = ({ constant, mean, sigma }: GaussianFit): ((x: number) => number) => {
  return (x) => constant.value * Math.exp(-0.5 * ((x - mean.value) / sigma.value) ** 2);
};

/** Numbers of all windows of one kind of measurement; `undefined` where it was not made. */
export const measuredWindows = (
  measurements: ReadonlyMap<string, Measurement>,
  kind: HistMeasurement["kind"],
): readonly MeasuredWindow[] | undefined => {
  for (const each of measurements.values()) {
    if (each.kind === "windows" && each.windows.some(({ measured }) => measured?.kind === kind)) return each.windows;
  }
  return undefined;
};
