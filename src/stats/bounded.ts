import type { ChiSquare } from "./minimise.ts";

/** Interval a parameter stays in; `undefined`: anywhere. */
export type Limits = readonly (readonly [lo: number, hi: number] | undefined)[];

/** χ² with other variables u, free of limits, for the limited parameters p = lo + (hi − lo)/2·(1 + sin u). */
export interface Bounded {
  readonly chi: ChiSquare;
  /** u of p; a start at a limit is moved off it, because nothing leads away from there. */
  inside(p: readonly number[]): number[];
  outside(u: Float64Array): Float64Array;
  /** dp/du of every parameter. */
  slopes(u: Float64Array): Float64Array;
  /** `quotedError` of parameter i for an error of u. */
  error(i: number, u: Float64Array, errorOfU: number): number;
}

/**
 * Error of p = lo + half·(1 + sin u) as Minuit quotes it: the mean way p goes for one error of u to both sides. Equal to
 * the given error where that is small against the way to the limits; smaller else, and not 0 at a limit.
 * Source: Minuit2 `MnUserTransformation::Int2extError`.
 */
export function quotedError(u: number, errorOfU: number, half: number): number {
  const way = (to: number): number => Math.abs(half * (Math.sin(to) - Math.sin(u)));
  return ((errorOfU > 1 ? 2 * half : way(u + errorOfU)) + way(u - errorOfU)) / 2;
}

/** Source: Minuit2 `MnUserTransformation`, `SinParameterTransformation`. */
export function bounded(chi: ChiSquare, limits: Limits): Bounded {
  const half = (i: number): number => (limits[i]![1] - limits[i]![0]) / 2;
  const value = (i: number, u: number): number =>
    limits[i] === undefined ? u : limits[i][0] + half(i) * (1 + Math.sin(u));
  const slope = (i: number, u: number): number => (limits[i] === undefined ? 1 : half(i) * Math.cos(u));
  const bend = (i: number, u: number): number => (limits[i] === undefined ? 0 : -half(i) * Math.sin(u));
  const outside = (u: Float64Array): Float64Array => u.map((each, i) => value(i, each));
  return {
    outside,
    inside: (p) =>
      p.map((each, i) => {
        if (limits[i] === undefined) return each;
        const share = (each - limits[i][0]) / half(i) - 1;
        return Math.asin(Math.max(-0.999999, Math.min(0.999999, share)));
      }),
    slopes: (u) => u.map((each, i) => slope(i, each)),
    error: (i, u, errorOfU) => (limits[i] === undefined ? errorOfU : quotedError(u[i]!, errorOfU, half(i))),
    chi: {
      value: (u) => chi.value(outside(u)),
      derivatives(u, gradient, matrix, full) {
        chi.derivatives(outside(u), gradient, matrix, full);
        const n = u.length;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) matrix[i * n + j]! *= slope(i, u[i]!) * slope(j, u[j]!);
          // At a limit this is all there is; where it is negative it has no place among the squares of Gauss and Newton.
          const bent = gradient[i]! * bend(i, u[i]!);
          if (full || bent > 0) matrix[i * n + i]! += bent;
          gradient[i]! *= slope(i, u[i]!);
        }
      },
    },
  };
}
