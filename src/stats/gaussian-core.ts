import { gaussianParameters, newPoints, type GaussianFit } from "./gaussian-fit.ts";
import { minimiseGaussian, type Points, type Statistic } from "./gaussian-minimum.ts";

export interface CoreFitOptions {
  readonly range: readonly [lo: number, hi: number];
  /** Half of the width of the core, in σ. */
  readonly width: number;
  readonly statistic: Statistic;
}

/** With these points in it a core of ±1.5σ has bins of half a σ: wider ones show no Gaussian. */
const fewestPoints = 6;
const fewestCounts = 20;

/**
 * Gaussian fit to the core of a peak: first within ± (`width` + ½)·σ of the median, σ from the quartiles, then within
 * ± `width`·σ of the first fit. Not valid where the peak found is not inside what was fitted, or so wide that a core of
 * that width would not fit into the range twice over: then the points show no peak.
 *
 * @returns as `fitGaussian`; `undefined` where there is nothing to fit.
 */
export function fitCore(points: Points, { range, width, statistic }: CoreFitOptions): GaussianFit | undefined {
  const start = quartiles(points);
  if (start === undefined) return undefined;
  const first = fitWithin(points, start, { range, width: width + 0.5, statistic });
  if (first?.valid !== true) return first;
  const peak = { centre: first.mean.value, sigma: first.sigma.value };
  return fitWithin(points, peak, { range, width, statistic });
}

interface Peak {
  readonly centre: number;
  readonly sigma: number;
}

const window: { points: Points } = { points: newPoints(0) };

function fitWithin(points: Points, peak: Peak, { range, width, statistic }: CoreFitOptions): GaussianFit | undefined {
  const [lo, hi] = atLeast(points, peak, width);
  if (window.points.x.length < points.n) window.points = newPoints(points.n);
  const inside = window.points;
  let [counts, highest] = [0, 0];
  inside.n = 0;
  for (let i = 0; i < points.n; i++) {
    const x = points.x[i]!;
    if (x < lo || x > hi) continue;
    inside.x[inside.n] = x;
    inside.y[inside.n] = points.y[i]!;
    inside.weight[inside.n] = points.weight[i]!;
    inside.n += 1;
    counts += points.y[i]!;
    highest = Math.max(highest, points.y[i]!);
  }
  if (inside.n <= gaussianParameters || counts < fewestCounts) return undefined;
  const widest = range[1] - range[0];
  const start = [highest, peak.centre, Math.min(peak.sigma, widest / 2)] as const;
  const found = minimiseGaussian(inside, start, widest, statistic);
  const [constant, mean, sigma] = found.parameters;
  const isPeak = constant > 0 && lo <= mean && mean <= hi && sigma < widest / 2;
  return {
    constant: { value: constant, error: found.errors[0] },
    mean: { value: mean, error: found.errors[1] },
    sigma: { value: sigma, error: found.errors[2] },
    chi2: found.chi2,
    ndf: inside.n - gaussianParameters,
    points: inside.n,
    range: [lo, hi],
    valid: found.converged && isPeak,
  };
}

/** The window, wide enough for the fewest points. */
function atLeast(points: Points, { centre, sigma }: Peak, width: number): readonly [number, number] {
  const spacing = points.n > 1 ? (points.x[points.n - 1]! - points.x[0]!) / (points.n - 1) : 0;
  const half = Math.max(width * sigma, (fewestPoints / 2) * spacing);
  return [centre - half, centre + half];
}

/** Median, and σ of a Gaussian of the same quartiles. */
function quartiles({ n, x, y }: Points): Peak | undefined {
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.max(y[i]!, 0);
  if (!(total > 0)) return undefined;
  const at = (share: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const next = sum + Math.max(y[i]!, 0);
      if (next >= share * total) {
        const width = i + 1 < n ? x[i + 1]! - x[i]! : x[i]! - x[i - 1]!;
        return x[i]! + ((share * total - sum) / (next - sum) - 0.5) * width;
      }
      sum = next;
    }
    return x[n - 1]!;
  };
  const spacing = n > 1 ? (x[n - 1]! - x[0]!) / (n - 1) : 0;
  return { centre: at(0.5), sigma: Math.max((at(0.75) - at(0.25)) / 1.349, spacing / 2) };
}
