import type { Hist1D } from "../hist/hist.ts";
import { bounded } from "./bounded.ts";
import { gaussianParameters, pointsIn, startValues, type GaussianFit } from "./gaussian-fit.ts";
import { gaussianChiSquare } from "./gaussian-minimum.ts";
import { beginAt, descend } from "./variable-metric.ts";

/**
 * The fit of `fitGaussian` as ROOT quotes it: parameters where Minuit's descent ends, mostly within a hundredth of an error
 * of the minimum, and its errors, which are those of the second derivatives only where the estimate that grew on the way
 * had not settled.
 *
 * @param fit what `fitGaussian` gives of the same bins. It stands where the descent finds no end, and says whether there is a
 * peak.
 * Source: ROOT 6.40 `TH1::Fit("gaus", "SQN", "", lo, hi)`: χ², Minuit2 with its defaults, σ limited to 0…10·rms.
 */
export function rootGaussianFit(hist: Hist1D, fit: GaussianFit): GaussianFit {
  const points = pointsIn(hist, fit.range);
  const start = points.n > gaussianParameters ? startValues(points) : undefined;
  if (start === undefined) return fit;
  const free = bounded(gaussianChiSquare(points), [undefined, undefined, [0, 10 * start[2]]]);
  const begin = beginAt(free.chi, Float64Array.from(free.inside(start)));
  const found = begin && descend(free.chi, begin);
  if (found === undefined || found.from === "forced") return fit;
  const values = free.outside(found.p);
  const estimate = (i: number) => ({
    value: values[i]!,
    error: free.error(i, found.p, Math.sqrt(found.covariance[i * gaussianParameters + i]!)),
  });
  return { ...fit, constant: estimate(0), mean: estimate(1), sigma: estimate(2), chi2: found.chi2 };
}
