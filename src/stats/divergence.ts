/** A divergence (natural logarithm) and Σ|terms|: where they cancel, rounding is relative to that. */
export interface Divergence {
  readonly value: number;
  readonly size: number;
}

/**
 * Kullback–Leibler divergence Σ p·ln(p/q). Cells in which p or q is 0 are left out; with a floor those in which either is
 * not above it. Nothing is normalised here, so it can be negative.
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>, floor?: number): Divergence {
  let [value, size] = [0, 0];
  for (let i = 0; i < p.length; i++) {
    const [inP, inQ] = [p[i]!, q[i]!];
    if (floor === undefined ? inP === 0 || inQ === 0 : !(inP > floor && inQ > floor)) continue;
    const term = inP * Math.log(inP / inQ);
    value += term;
    size += Math.abs(term);
  }
  return { value, size };
}

/** Divided by its sum where that is positive. */
export function toUnit(values: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const unit = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) unit[i] = sum > 0 ? values[i]! / sum : values[i]!;
  return unit;
}

/** Cell by cell; all as long as the first. */
export function meanOf(curves: readonly ArrayLike<number>[]): Float64Array {
  const sums = new Float64Array(curves[0]?.length ?? 0);
  for (const curve of curves) for (let i = 0; i < sums.length; i++) sums[i]! += curve[i]!;
  return sums.map((sum) => sum / curves.length);
}

/** Cells at or below this share are left out of a line of divergences. */
const klFloor = 1e-10;

/**
 * Divergence of every curve from the mean of all of them, each divided by its sum first: the line above the overlays of
 * today's tool. It takes shapes that are no distributions too, where it means nothing. Source: `algorithms.md` A9.2.
 */
export function klLine(curves: readonly ArrayLike<number>[]): readonly Divergence[] {
  const mean = toUnit(meanOf(curves));
  return curves.map((curve) => klDivergence(toUnit(curve), mean, klFloor));
}

/**
 * Jensen–Shannon distance of two distributions of sum 1: ½·Σ p·ln(p/m) + ½·Σ q·ln(q/m), m = (p + q)/2. From 0 to ln 2,
 * the same both ways.
 */
export function jensenShannon(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const [inP, inQ] = [p[i]!, q[i]!];
    const middle = (inP + inQ) / 2;
    if (inP > 0) sum += 0.5 * inP * Math.log(inP / middle);
    if (inQ > 0) sum += 0.5 * inQ * Math.log(inQ / middle);
  }
  return sum;
}

/**
 * Jensen–Shannon distance that chance alone makes between n₁ and n₂ entries of one shape over a number of cells that are
 * not empty: (cells − 1)/8·(1/n₁ + 1/n₂). 8·distance/(1/n₁ + 1/n₂) is then χ² of cells − 1 degrees of freedom.
 */
export const expectedJensenShannon = (cells: number, [n1, n2]: readonly [number, number]): number =>
  (Math.max(cells - 1, 0) / 8) * (1 / n1 + 1 / n2);
