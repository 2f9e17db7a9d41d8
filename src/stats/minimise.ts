import { cholesky, solveCholesky } from "./cholesky.ts";

/** χ² of a model at parameters p. */
export interface ChiSquare {
  value(p: Float64Array): number;
  /**
   * Half the gradient into `gradient`, half the second derivatives into `matrix` (n·n): all of them, or without the
   * second derivatives of the model (Gauss–Newton), which is never indefinite.
   */
  derivatives(p: Float64Array, gradient: Float64Array, matrix: Float64Array, full: boolean): void;
}

export interface Minimum {
  readonly p: Float64Array;
  readonly chi2: number;
  /** L of half the full second derivatives there (`cholesky`); `undefined` where they are not positive definite. */
  readonly curvature: Float64Array | undefined;
  readonly converged: boolean;
}

const mostSteps = 200;
/** Decrease still expected, in units of χ² where 1 is one σ: far below what changes a parameter by 1e-4 of its error. */
const tolerance = 1e-12;

/**
 * Minimum of χ² by Levenberg and Marquardt: damped steps, less damped as they succeed, on the full second derivatives
 * where these are positive definite and on those of Gauss and Newton elsewhere. Converged where the full derivatives are
 * positive definite and promise no further decrease. For parameters with limits see `bounded`.
 */
export function minimise(chi: ChiSquare, start: readonly number[]): Minimum {
  const n = start.length;
  const [gradient, matrix, damped] = [new Float64Array(n), new Float64Array(n * n), new Float64Array(n * n)];
  let p: Float64Array = Float64Array.from(start);
  let chi2 = chi.value(p);
  let damping = 1e-3;
  for (let step = 0; step < mostSteps; step++) {
    chi.derivatives(p, gradient, matrix, true);
    const curvature = cholesky(matrix, n);
    if (curvature !== undefined) {
      const newton = solveCholesky(curvature, gradient, n);
      const promised = newton.reduce((sum, value, i) => sum + value * gradient[i]!, 0);
      if (promised <= tolerance * (1 + chi2 * 1e-3)) return { p, chi2, curvature, converged: true };
    } else chi.derivatives(p, gradient, matrix, false);
    let moved = false;
    while (!moved && damping < 1e16) {
      damped.set(matrix);
      for (let i = 0; i < n; i++) damped[i * n + i]! *= 1 + damping;
      const lower = cholesky(damped, n);
      const next = lower && stepped(p, solveCholesky(lower, gradient, n));
      const chi2Next = next === undefined ? NaN : chi.value(next);
      if (next !== undefined && chi2Next < chi2) {
        [p, chi2, moved] = [next, chi2Next, true];
        damping = Math.max(damping / 10, 1e-12);
      } else damping *= 4;
    }
    if (!moved) {
      // No step is downhill any more: rounding hides what is left, or there is no minimum.
      return { p, chi2, curvature, converged: curvature !== undefined && isFlat(curvature, gradient, chi2) };
    }
  }
  chi.derivatives(p, gradient, matrix, true);
  return { p, chi2, curvature: cholesky(matrix, n), converged: false };
}

/** What is promised still is below what a sum of that many digits can show. */
function isFlat(curvature: Float64Array, gradient: Float64Array, chi2: number): boolean {
  const newton = solveCholesky(curvature, gradient, gradient.length);
  return newton.reduce((sum, value, i) => sum + value * gradient[i]!, 0) <= 1e-9 * (1 + chi2);
}

const stepped = (p: Float64Array, down: Float64Array): Float64Array => p.map((value, i) => value - down[i]!);
