import type { Estimate } from "../hist/hist.ts";

/** Straight line through points with errors, y = value at `centre` + slope·(x − centre). */
export interface LineFit {
  /** Weighted mean of x: there value and slope are independent. */
  readonly centre: number;
  /** In the unit of y, and of y per unit of x. */
  readonly value: Estimate;
  readonly slope: Estimate;
  readonly chi2: number;
  readonly ndf: number;
}

/**
 * Weighted least squares. Errors from the errors of the points alone, whatever χ² is. Points without a positive error, or
 * that are no numbers, take no part; `undefined` with fewer than two places in x.
 * Source: Bevington, Data Reduction and Error Analysis, §6.3.
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>, errors: ArrayLike<number>): LineFit | undefined {
  const used = Array.from({ length: x.length }, (_, i) => i).filter(
    (i) => errors[i]! > 0 && Number.isFinite(errors[i]) && Number.isFinite(y[i]),
  );
  let [w, wx, wy] = [0, 0, 0];
  for (const i of used) {
    const weight = errors[i]! ** -2;
    w += weight;
    wx += weight * x[i]!;
    wy += weight * y[i]!;
  }
  const [centre, mean] = [wx / w, wy / w];
  let [wxx, wxy] = [0, 0];
  for (const i of used) {
    const weight = errors[i]! ** -2;
    wxx += weight * (x[i]! - centre) ** 2;
    wxy += weight * (x[i]! - centre) * (y[i]! - mean);
  }
  if (!(wxx > 0)) return undefined;
  const slope = wxy / wxx;
  const chi2 = used.reduce((sum, i) => sum + ((y[i]! - mean - slope * (x[i]! - centre)) / errors[i]!) ** 2, 0);
  return {
    centre,
    value: { value: mean, error: 1 / Math.sqrt(w) },
    slope: { value: slope, error: 1 / Math.sqrt(wxx) },
    chi2,
    ndf: used.length - 2,
  };
}
