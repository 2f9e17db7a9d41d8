import type { Measurement } from "../measurement.ts";
import type { HistRecipe, Recipe } from "../recipe.ts";
import type { TrendQuantity } from "./quantity.ts";

/** What recipes gave of one run; `undefined` where an object is missing, could not be read, or a recipe does not apply. */
export type MeasuredRun = (object: string, recipe: Recipe) => Measurement | undefined;

/** One run's number. */
export interface TrendPoint {
  readonly value: number;
  /** Of today's tool: standard deviation over √entries, for fits too; 0 of a number of entries. */
  readonly parityError: number;
  /** Statistical: of the mean with effective entries, of the fit that of the second derivatives; of a number its root. */
  readonly error: number;
  readonly stdDev: number;
  readonly entries: number;
  /** Only of fits: σ with its error. */
  readonly sigma: number | undefined;
  /** Of a fit whether it converged. */
  readonly sound: boolean;
  /** Only of fits: the numbers that ROOT quotes. */
  readonly quoted?: Pick<TrendPoint, "value" | "error" | "sigma">;
}

/** A point as parity shows it. */
export const asQuoted = (point: TrendPoint | undefined): TrendPoint | undefined =>
  point?.quoted === undefined ? point : { ...point, ...point.quoted };

const fitRecipe: HistRecipe = { kind: "gaussian-fit", lo: 40, hi: 60 };

/** What has to be measured of the object. */
export const recipesOfTrend = ({ kind }: TrendQuantity): readonly HistRecipe[] =>
  kind === "fit" ? [{ kind: "moments" }, fitRecipe] : [{ kind: "moments" }];

/** `undefined` where there is no such object, it is empty, or too few bins are filled for a fit. */
export function trendPoint({ object, kind, axis }: TrendQuantity, run: MeasuredRun): TrendPoint | undefined {
  const moments = run(object, { kind: "moments" });
  if (moments?.kind !== "moments" || !(moments.entries > 0)) return undefined;
  const along = axis === "x" ? moments.x : moments.y;
  if (along?.mean === undefined || along.stdDev === undefined) return undefined;
  const { entries } = moments;
  const common = { stdDev: along.stdDev, entries, sigma: undefined, sound: true };
  if (kind === "entries") return { ...common, value: entries, parityError: 0, error: Math.sqrt(entries) };
  const parityError = along.stdDev / Math.sqrt(entries);
  if (kind === "mean") return { ...common, value: along.mean.value, parityError, error: along.mean.error };
  const measured = run(object, fitRecipe);
  const { fit, quoted } = measured?.kind === "gaussian-fit" ? measured : {};
  if (fit === undefined) return undefined;
  return {
    ...common,
    value: fit.mean.value,
    parityError,
    error: fit.mean.error,
    sigma: fit.sigma.value,
    sound: fit.valid,
    ...(quoted && { quoted: { value: quoted.mean.value, error: quoted.mean.error, sigma: quoted.sigma.value } }),
  };
}
