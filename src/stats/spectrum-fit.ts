import { bounded, type Bounded, type Limits } from "./bounded.ts";
import { inverse } from "./cholesky.ts";
import { minimise, type ChiSquare } from "./minimise.ts";
import { binAt, derivativesIn, type Part, type SpectrumBin } from "./spectrum.ts";

export interface SpectrumFit {
  readonly parameters: readonly number[];
  readonly errors: readonly number[];
  /** n·n, row by row; of parameters with limits linearised. */
  readonly covariance: Float64Array;
  /** χ², or −2·ln of the likelihood less that of a model through every point. */
  readonly chi2: number;
  readonly ndf: number;
  readonly points: number;
  /** Converged, with a positive definite matrix. */
  readonly valid: boolean;
}

export interface SpectrumOptions {
  readonly parts: readonly Part[];
  /** Where to look from; the lowest of the minima found is taken. */
  readonly starts: readonly (readonly number[])[];
  readonly limits: Limits;
  /** "chi2": bins of variance 0 take no part. "likelihood": Poisson counts, empty bins too. */
  readonly statistic: "chi2" | "likelihood";
}

/**
 * Fits a sum of parts to bins. Errors: √ of the diagonal of 2·H⁻¹, H the full second derivatives of χ² (or of what stands
 * for it, Baker & Cousins 1984); those of limited parameters as Minuit quotes them.
 */
export function fitSpectrum(all: readonly SpectrumBin[], options: SpectrumOptions): SpectrumFit {
  const { parts, starts, limits, statistic } = options;
  const bins = statistic === "chi2" ? all.filter(({ variance }) => variance > 0) : all;
  const n = limits.length;
  const free = bounded(chiSquareOf(bins, parts, n, statistic), limits);
  const minima = starts.map((start) => minimise(free.chi, free.inside(start)));
  const found = minima.reduce((best, each) => (each.chi2 < best.chi2 || Number.isNaN(best.chi2) ? each : best));
  const inner = found.curvature && inverse(found.curvature, n);
  const at = { p: found.p, chi2: found.chi2, covariance: inner };
  return fitFound(free, limits, at, { points: bins.length, valid: found.converged });
}

/**
 * The fit of a place that was found, and of the covariance there of the variables without limits; errors are `NaN` where
 * there is none.
 */
export function fitFound(
  free: Bounded,
  limits: Limits,
  found: { readonly p: Float64Array; readonly chi2: number; readonly covariance: Float64Array | undefined },
  { points, valid }: { readonly points: number; readonly valid: boolean },
): SpectrumFit {
  const n = limits.length;
  const inner = (cell: number): number => found.covariance?.[cell] ?? NaN;
  const slopes = free.slopes(found.p);
  return {
    parameters: [...free.outside(found.p)],
    errors: limits.map((_, i) => free.error(i, found.p, Math.sqrt(inner(i * n + i)))),
    covariance: Float64Array.from(
      { length: n * n },
      (_, cell) => inner(cell) * slopes[Math.floor(cell / n)]! * slopes[cell % n]!,
    ),
    chi2: found.chi2,
    ndf: points - n,
    points,
    valid,
  };
}

/** Of n parameters. */
export function chiSquareOf(
  bins: readonly SpectrumBin[],
  parts: readonly Part[],
  n: number,
  statistic: SpectrumOptions["statistic"],
): ChiSquare {
  const counts = statistic === "likelihood";
  const [first, second] = [new Float64Array(n), new Float64Array(n * n)];
  return {
    value(p) {
      let sum = 0;
      for (const bin of bins) {
        const f = binAt(parts, p, bin);
        if (!counts) sum += (bin.content - f) ** 2 / bin.variance;
        // A model below 0, or of none where something was counted, has no likelihood: such a step is not taken.
        else if (f < 0 || (f === 0 && bin.content > 0)) return Infinity;
        else sum += 2 * (f - bin.content + (bin.content > 0 ? bin.content * Math.log(bin.content / f) : 0));
      }
      return sum;
    },
    derivatives(p, gradient, matrix, full) {
      gradient.fill(0);
      matrix.fill(0);
      for (const bin of bins) {
        // Far out the model is 0, as its derivatives are: nothing to divide by.
        const f = Math.max(derivativesIn(parts, p, bin, first, second), counts ? 1e-300 : -Infinity);
        const r = bin.content - f;
        // ∂χ² = −2·w·r·∂f; of a likelihood w is 1/f, and changes with the parameters.
        const w = 1 / (counts ? f : bin.variance);
        const squares = counts && full ? bin.content * w * w : w;
        const bent = full ? w * r : 0;
        for (let i = 0; i < n; i++) {
          gradient[i]! -= w * r * first[i]!;
          for (let j = 0; j <= i; j++) {
            matrix[i * n + j]! += squares * first[i]! * first[j]! - bent * second[i * n + j]!;
          }
        }
      }
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j]!;
    },
  };
}
