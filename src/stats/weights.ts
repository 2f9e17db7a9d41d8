import type { Hist1D } from "../hist/hist.ts";

/** Contents of bins 1…n, index 0 = bin 1. */
export interface Contents {
  /** Σw of each bin. */
  readonly values: ArrayLike<number>;
  /** Σw² of each bin; `undefined`: equal to the contents. */
  readonly variances: ArrayLike<number> | undefined;
}

/** Flow left out. */
export const insideOf = ({ x, values, variances }: Hist1D): Contents => ({
  values: values.subarray(1, x.n + 1),
  variances: variances?.subarray(1, x.n + 1),
});

export interface Weights {
  /** Σw. */
  readonly w: number;
  /** Σw². */
  readonly w2: number;
  /** (Σw)²/Σw²: for counts their number, for weights that of the counts which would be as precise; 0 where Σw² is 0. */
  readonly effective: number;
}

export function weightsOf({ values, variances }: Contents): Weights {
  let [w, w2] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    w += values[i]!;
    w2 += variances === undefined ? Math.abs(values[i]!) : variances[i]!;
  }
  return { w, w2, effective: w2 > 0 ? (w * w) / w2 : 0 };
}

/** Whether contents are counts: variances equal to them, none negative. */
export function isCounts({ values, variances }: Contents): boolean {
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < 0 || (variances !== undefined && variances[i] !== values[i])) return false;
  }
  return true;
}
