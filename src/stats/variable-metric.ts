import { cholesky, inverse } from "./cholesky.ts";
import { rounding } from "./finite-differences.ts";
import { searchLine } from "./line-search.ts";
import type { ChiSquare } from "./minimise.ts";
import { positiveDefinite } from "./positive-definite.ts";

/** Where a descent ended, and what it quotes as covariance there. */
export interface Descent {
  readonly p: Float64Array;
  readonly chi2: number;
  /**
   * n·n, row by row: the estimate that grew on the way, or from the second derivatives at the end; "forced": from these
   * made positive definite, which they are not.
   */
  readonly covariance: Float64Array;
  readonly from: "way" | "derivatives" | "forced";
}

/** Where a descent begins, and how it sees the way down: half the gradient and half the second derivatives. */
export interface Beginning {
  readonly p: Float64Array;
  readonly chi2: number;
  readonly gradient: Float64Array;
  /** Along each parameter alone, positive. */
  readonly bends: Float64Array;
  gradientAt(p: Float64Array, chi2: number): Float64Array;
}

/** By the derivatives; `undefined` where χ² does not bend up along every parameter. */
export function beginAt(chi: ChiSquare, p: Float64Array): Beginning | undefined {
  const n = p.length;
  const second = new Float64Array(n * n);
  const gradientAt = (at: Float64Array): Float64Array => {
    const gradient = new Float64Array(n);
    chi.derivatives(at, gradient, second, true);
    return gradient;
  };
  const gradient = gradientAt(p);
  const bends = gradient.map((_, i) => second[i * n + i]!);
  return bends.every((bend) => bend > 0) ? { p, chi2: chi.value(p), gradient, bends, gradientAt } : undefined;
}

/** Distance to the minimum, in units of χ², at which Minuit stops: 0.002 of ROOT's tolerance of 0.01. */
const nearEnough = 2e-5;
/** An estimate of the covariance that still changes by more than this share is not quoted. */
const settled = 0.05;
/** Fits of one Gaussian need 4 to 12, of three up to 100. */
const mostSteps = 100;

/**
 * Descent of variable metric, as Minuit's MIGRAD: steps along −V·g, where V, the estimate of the covariance, begins with the
 * second derivatives along each parameter alone and is bettered by what every step shows of the gradient (Davidon, Fletcher &
 * Powell, with Fletcher's term where V was too small). It stops where ½·gᵀVg, made larger by how much V still changes, is
 * below 2e-5, and quotes V where it has settled, the second derivatives elsewhere. These are often the same to 1e-3, but not
 * always. Where V leads uphill it is made positive definite. ROOT's default: strategy 1, tolerance 0.01.
 *
 * @returns `undefined` where it finds no way down, or no number at all.
 * Source: F. James & M. Roos, Comput. Phys. Commun. 10 (1975) 343; R. Fletcher, Comput. J. 13 (1970) 317; MINUIT Reference
 * Manual, CERN D506.
 */
export function descend(chi: ChiSquare, begin: Beginning): Descent | undefined {
  const n = begin.p.length;
  let { p, chi2, gradient } = begin;
  let v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1 / begin.bends[i]!;
  let change = 1;
  let distance = quadratic(v, gradient);
  let from: Descent["from"] = "way";
  for (let steps = 0; steps < mostSteps; steps++) {
    if (distance < nearEnough) {
      if (change <= settled) return { p, chi2, covariance: v, from };
      const exact = covarianceAt(chi, p);
      if (exact === undefined) return undefined;
      const { covariance, isForced } = exact;
      [v, change, from, distance] = [covariance, isForced ? 1 : 0, "derivatives", quadratic(covariance, gradient)];
      if (distance < nearEnough) return { p, chi2, covariance: v, from: isForced ? "forced" : from };
    }
    let step = downhill(v, gradient);
    if (!(dot(step, gradient) < 0)) {
      v = positiveDefinite(v, n);
      change = 1;
      step = downhill(v, gradient);
    }
    const slope = 2 * dot(step, gradient);
    if (!(slope < 0)) return undefined;
    const found = searchLine((at) => chi.value(moved(p, step, at)), chi2, slope, shortest(p, step));
    if (!(found.value < chi2)) return undefined;
    const next = moved(p, step, found.at);
    const there = begin.gradientAt(next, found.value);
    distance = quadratic(v, there);
    if (distance < 0) {
      v = positiveDefinite(v, n);
      change = 1;
      distance = quadratic(v, there);
    }
    const bettered = update(v, moved(next, p, -1), moved(there, gradient, -1));
    if (bettered !== undefined) {
      change = (change + bettered.change) / 2;
      [v, from] = [bettered.v, "way"];
    }
    distance *= 1 + 3 * change;
    [p, chi2, gradient] = [next, found.value, there];
  }
  return undefined;
}

const downhill = (v: Float64Array, gradient: Float64Array) => times(v, gradient).map((value) => -value);

/** Inverse of the second derivatives, made positive definite before where they are not; `undefined`: no numbers. */
function covarianceAt(chi: ChiSquare, p: Float64Array) {
  const n = p.length;
  const second = new Float64Array(n * n);
  chi.derivatives(p, new Float64Array(n), second, true);
  const positive = positiveDefinite(second, n);
  const lower = cholesky(positive, n);
  return lower && { covariance: inverse(lower, n) as Float64Array<ArrayBuffer>, isForced: positive !== second };
}

/**
 * V after a step by which the gradient changed, and by which share: the sum of the sizes of what is added over that of V, of
 * each pair of parameters once. `undefined`: this step shows nothing of it.
 */
function update(v: Float64Array, step: Float64Array, gained: Float64Array) {
  const n = step.length;
  const shown = dot(step, gained);
  const known = times(v, gained);
  const expected = dot(known, gained);
  if (shown === 0 || !(expected > 0)) return undefined;
  const next = new Float64Array(n * n);
  let [added, whole] = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const cell = i * n + j;
      let by = (step[i]! * step[j]!) / shown - (known[i]! * known[j]!) / expected;
      if (shown > expected) {
        const between = (k: number): number => step[k]! / shown - known[k]! / expected;
        by += expected * between(i) * between(j);
      }
      next[cell] = next[j * n + i] = v[cell]! + by;
      added += Math.abs(by);
      whole += Math.abs(next[cell]);
    }
  }
  return { v: next, change: added / whole };
}

/** The shortest step, in units of this one, that changes any parameter by more than is lost to rounding. */
function shortest(p: Float64Array, step: Float64Array): number {
  const ways = step.map((value, i) => (value === 0 ? Infinity : Math.abs(p[i]! / value)));
  return rounding * Math.min(...ways);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

const times = (v: Float64Array, g: Float64Array) =>
  g.map((_, i) => dot(v.subarray(i * g.length, (i + 1) * g.length), g));

/** gᵀVg of half a gradient: ½·gᵀH⁻¹g of the whole one. */
const quadratic = (v: Float64Array, g: Float64Array): number => dot(times(v, g), g);

const moved = (p: Float64Array, step: Float64Array, by: number) => p.map((value, i) => value + by * step[i]!);
