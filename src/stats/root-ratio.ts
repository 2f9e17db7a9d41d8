import { sameBins } from "../hist/axis.ts";
import type { Hist1D } from "../hist/hist.ts";
import { varianceOf } from "../hist/sums.ts";
import { integral } from "./contents.ts";

/** Bin by bin, index 0 = bin 1; 0 ± 0 where there is no ratio, as ROOT has it. */
export interface RootRatio {
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

/** Contents as ROOT keeps them between steps: double precision, or the single precision of a TH1F. */
export type Storage = "double" | "single";

/**
 * a / b after both are scaled to an integral of 1 (bins 1…n), as today's tool draws it. Errors as if a and b were
 * independent: √(σa²·b² + σb²·a²)/b². `undefined` where bins differ or an integral is 0.
 * Source: ROOT `TH1::Scale`, `TH1::Divide`.
 */
export function rootRatio(a: Hist1D, b: Hist1D, storage: Storage = "double"): RootRatio | undefined {
  const [sumA, sumB] = [integral(a), integral(b)];
  if (!sameBins(a.x, b.x) || sumA === 0 || sumB === 0) return undefined;
  const stored = storage === "single" ? Math.fround : (value: number): number => value;
  const [scaleA, scaleB] = [1 / sumA, 1 / sumB];
  const values = new Float64Array(a.x.n);
  const errors = new Float64Array(a.x.n);
  for (let bin = 1; bin <= a.x.n; bin++) {
    const [top, below] = [stored(a.values[bin]! * scaleA), stored(b.values[bin]! * scaleB)];
    if (below === 0) continue;
    const [varianceA, varianceB] = [varianceOf(a, bin) * scaleA ** 2, varianceOf(b, bin) * scaleB ** 2];
    values[bin - 1] = stored(top / below);
    errors[bin - 1] = Math.sqrt((varianceA * below ** 2 + varianceB * top ** 2) / below ** 4);
  }
  return { values, errors };
}
