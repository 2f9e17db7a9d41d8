import type { ChiSquare } from "./minimise.ts";

/** Bins in a fit: the first `n` of centre, content and 1/variance. Buffers, so that thousands of slices need no new ones. */
export interface Points {
  n: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

/**
 * What is minimised. "chi2": squared distances over variances. "likelihood": −2·ln of the likelihood of Poisson counts, less
 * that of a model through every point; it is as χ², and bins without counts take part. Source: Baker & Cousins 1984.
 */
export type Statistic = "chi2" | "likelihood";

/** A minimum of χ²; the errors are √ of the diagonal of 2·H⁻¹, NaN where H is not positive definite there. */
export interface GaussianMinimum {
  readonly parameters: Three;
  readonly errors: Three;
  readonly chi2: number;
  readonly converged: boolean;
}

export type Three = readonly [number, number, number];

/** Fits that converge need 3 to 30, one in a thousand more. */
const mostSteps = 60;
/** Decrease still expected, in units of χ² where 1 is one σ: far below what changes a parameter by 1e-4 of its error. */
const tolerance = 1e-12;

/**
 * χ² (or what stands for it), half its gradient, half its second derivatives: of Gauss and Newton, and what the full ones
 * have beyond these. With z = (x − µ)/σ every derivative of f is f times a power of z, so that all of them are made of
 * Fₖ = Σ u·zᵏ and Rₖ = Σ w·zᵏ, where u is f²/v and w is f·(y − f)/v for points of variance v; for the likelihood v is f, and
 * u and w are f and y − f.
 */
class Sums {
  chi2 = 0;
  /** Along A, µ, σ. */
  readonly gradient = new Float64Array(3);
  /** AA, Aµ, Aσ, µµ, µσ, σσ. */
  readonly squares = new Float64Array(6);
  readonly bent = new Float64Array(6);

  at(points: Points, p: Three, statistic: Statistic): void {
    if (statistic === "likelihood") this.#counts(points, p);
    else this.#weighted(points, p);
  }

  // Plain variables and places: most of the time of thousands of fits is spent in these two, and lists that are taken apart
  // take long to compile.

  #weighted({ n, x, y, weight }: Points, p: Three): void {
    const a = p[0];
    const mu = p[1];
    const inverse = 1 / p[2];
    let chi2 = 0;
    let f0 = 0;
    let f1 = 0;
    let f2 = 0;
    let f3 = 0;
    let f4 = 0;
    let r0 = 0;
    let r1 = 0;
    let r2 = 0;
    let r3 = 0;
    let r4 = 0;
    for (let i = 0; i < n; i++) {
      const z = (x[i]! - mu) * inverse;
      const f = a * Math.exp(-0.5 * z * z);
      const r = y[i]! - f;
      const wr = weight[i]! * r;
      chi2 += wr * r;
      let u = weight[i]! * f * f;
      let w = wr * f;
      f0 += u;
      r0 += w;
      f1 += u *= z;
      r1 += w *= z;
      f2 += u *= z;
      r2 += w *= z;
      f3 += u *= z;
      r3 += w *= z;
      f4 += u * z;
      r4 += w * z;
    }
    const byA = 1 / a;
    this.chi2 = chi2;
    this.#slopes(byA, inverse, r0, r1, r2);
    this.#squares(byA, inverse, f0, f1, f2, f3, f4);
    const { bent } = this;
    bent[0] = 0;
    bent[1] = -r1 * byA * inverse;
    bent[2] = -r2 * byA * inverse;
    bent[3] = (r0 - r2) * inverse * inverse;
    bent[4] = (2 * r1 - r3) * inverse * inverse;
    bent[5] = (3 * r2 - r4) * inverse * inverse;
  }

  /** What the variances, which follow f, add to the second derivatives takes the highest powers of r away. */
  #counts({ n, x, y }: Points, p: Three): void {
    const a = p[0];
    const mu = p[1];
    const inverse = 1 / p[2];
    const logA = Math.log(a);
    let half = 0;
    let f0 = 0;
    let f1 = 0;
    let f2 = 0;
    let f3 = 0;
    let f4 = 0;
    let r0 = 0;
    let r1 = 0;
    let r2 = 0;
    for (let i = 0; i < n; i++) {
      const z = (x[i]! - mu) * inverse;
      const zz = 0.5 * z * z;
      const f = a * Math.exp(-zz);
      const count = y[i]!;
      const r = count - f;
      half += count > 0 ? count * (logs[i]! - logA + zz) - r : f;
      r0 += r;
      r1 += r * z;
      r2 += r * z * z;
      let u = f;
      f0 += u;
      f1 += u *= z;
      f2 += u *= z;
      f3 += u *= z;
      f4 += u * z;
    }
    const byA = 1 / a;
    this.chi2 = 2 * half;
    this.#slopes(byA, inverse, r0, r1, r2);
    this.#squares(byA, inverse, f0, f1, f2, f3, f4);
    const { bent } = this;
    bent[0] = r0 * byA * byA;
    bent[1] = 0;
    bent[2] = 0;
    bent[3] = r0 * inverse * inverse;
    bent[4] = 2 * r1 * inverse * inverse;
    bent[5] = 3 * r2 * inverse * inverse;
  }

  #slopes(byA: number, bySigma: number, r0: number, r1: number, r2: number): void {
    const { gradient } = this;
    gradient[0] = -r0 * byA;
    gradient[1] = -r1 * bySigma;
    gradient[2] = -r2 * bySigma;
  }

  #squares(byA: number, bySigma: number, f0: number, f1: number, f2: number, f3: number, f4: number): void {
    const { squares } = this;
    squares[0] = f0 * byA * byA;
    squares[1] = f1 * byA * bySigma;
    squares[2] = f2 * byA * bySigma;
    squares[3] = f2 * bySigma * bySigma;
    squares[4] = f3 * bySigma * bySigma;
    squares[5] = f4 * bySigma * bySigma;
  }
}

/** χ² of A, µ and σ, for other minimisers. */
export function gaussianChiSquare(points: Points): ChiSquare {
  const sums = new Sums();
  const at = ([a, mean, sigma]: Float64Array): Sums => {
    sums.at(points, [a!, mean!, sigma!], "chi2");
    return sums;
  };
  return {
    value: (p) => at(p).chi2,
    derivatives(p, gradient, matrix, full) {
      const { squares, bent, gradient: half } = at(p);
      gradient.set(half);
      const upper = squares.map((value, i) => value + (full ? bent[i]! : 0));
      const [aa, am, as, mm, ms, ss] = upper as unknown as Six;
      matrix.set([aa, am, as, am, mm, ms, as, ms, ss]);
    },
  };
}

type Six = readonly [number, number, number, number, number, number];

/** ln of the counts of the points that are fitted. */
let logs = new Float64Array(0);

function takeLogs({ n, y }: Points): void {
  if (logs.length < n) logs = new Float64Array(n);
  for (let i = 0; i < n; i++) logs[i] = y[i]! > 0 ? Math.log(y[i]!) : 0;
}

/** Two sets of sums: at the parameters, and at those tried next. Fits do not nest, so one pair is enough. */
let here = new Sums();
let there = new Sums();
const matrix = new Float64Array(6);
const lower = new Float64Array(6);
const step = new Float64Array(3);

/**
 * Minimum of χ² of A·exp(−½((x − µ)/σ)²) by Levenberg and Marquardt: damped steps on the full second derivatives where
 * these are positive definite, on those of Gauss and Newton elsewhere; σ stays in 0…`widest`, and a step beyond goes half
 * of the way. Converged where the full derivatives are positive definite and promise no further decrease.
 */
export function minimiseGaussian(
  points: Points,
  start: Three,
  widest: number,
  statistic: Statistic = "chi2",
): GaussianMinimum {
  let p = start;
  let damping = 1e-3;
  if (statistic === "likelihood") takeLogs(points);
  here.at(points, p, statistic);
  for (let steps = 0; steps < mostSteps; steps++) {
    const full = factorFull(here);
    if (full && promised(here) <= tolerance * (1 + here.chi2 * 1e-3)) return minimumAt(p, true);
    let moved = false;
    while (!moved && damping < 1e16) {
      const next = nextAfter(p, full, damping, widest);
      if (next !== undefined) there.at(points, next, statistic);
      if (next !== undefined && there.chi2 < here.chi2) {
        p = next;
        const before = here;
        here = there;
        there = before;
        moved = true;
        damping = Math.max(damping / 10, 1e-12);
      } else damping *= 4;
    }
    // No step is downhill any more: rounding hides what is left, or there is no minimum.
    if (!moved) return minimumAt(p, factorFull(here) && promised(here) <= 1e-9 * (1 + here.chi2));
  }
  return minimumAt(p, false);
}

function nextAfter(p: Three, full: boolean, damping: number, widest: number): Three | undefined {
  for (let i = 0; i < 6; i++) matrix[i] = here.squares[i]! + (full ? here.bent[i]! : 0);
  matrix[0]! *= 1 + damping;
  matrix[3]! *= 1 + damping;
  matrix[5]! *= 1 + damping;
  if (!factor()) return undefined;
  solve(here.gradient);
  const sigma = p[2] - step[2]!;
  const inside = sigma <= 0 ? p[2] / 2 : sigma >= widest ? (p[2] + widest) / 2 : sigma;
  return [p[0] - step[0]!, p[1] - step[1]!, inside];
}

function factorFull({ squares, bent }: Sums): boolean {
  for (let i = 0; i < 6; i++) matrix[i] = squares[i]! + bent[i]!;
  return factor();
}

/** What a step of Newton lowers χ² by, with `lower` of the full derivatives. */
function promised({ gradient }: Sums): number {
  solve(gradient);
  return step[0]! * gradient[0]! + step[1]! * gradient[1]! + step[2]! * gradient[2]!;
}

function minimumAt(parameters: Three, converged: boolean): GaussianMinimum {
  if (!factorFull(here)) return { parameters, errors: [NaN, NaN, NaN], chi2: here.chi2, converged: false };
  const error = (i: number): number => {
    solve([i === 0 ? 1 : 0, i === 1 ? 1 : 0, i === 2 ? 1 : 0]);
    return Math.sqrt(step[i]!);
  };
  return { parameters, errors: [error(0), error(1), error(2)], chi2: here.chi2, converged };
}

/** `lower` = L of `matrix` = L·Lᵀ; false where it is not positive definite, or a direction is lost to rounding. */
function factor(): boolean {
  const bb = matrix[3]!;
  const cc = matrix[5]!;
  if (!(matrix[0]! > 0)) return false;
  const l0 = Math.sqrt(matrix[0]!);
  const l1 = matrix[1]! / l0;
  const l2 = matrix[2]! / l0;
  const left = bb - l1 * l1;
  if (!(left > 1e-14 * bb)) return false;
  const l3 = Math.sqrt(left);
  const l4 = (matrix[4]! - l2 * l1) / l3;
  const last = cc - l2 * l2 - l4 * l4;
  if (!(last > 1e-14 * cc)) return false;
  lower[0] = l0;
  lower[1] = l1;
  lower[2] = l2;
  lower[3] = l3;
  lower[4] = l4;
  lower[5] = Math.sqrt(last);
  return true;
}

/** `step` of matrix·step = b. */
function solve(b: ArrayLike<number>): void {
  const y0 = b[0]! / lower[0]!;
  const y1 = (b[1]! - lower[1]! * y0) / lower[3]!;
  const y2 = (b[2]! - lower[2]! * y0 - lower[4]! * y1) / lower[5]!;
  const s2 = y2 / lower[5]!;
  const s1 = (y1 - lower[4]! * s2) / lower[3]!;
  step[0] = (y0 - lower[1]! * s1 - lower[2]! * s2) / lower[0]!;
  step[1] = s1;
  step[2] = s2;
}
