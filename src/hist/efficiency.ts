import { binCenter, binLowEdge, binUpEdge } from "./axis.ts";
import { betaQuantile } from "./beta-quantile.ts";
import type { Graph } from "./graph.ts";
import type { Hist1D, Hist2D } from "./hist.ts";
import { varianceOf } from "./sums.ts";

interface Named {
  readonly name: string;
  readonly title: string;
}

/** Beyond so many that passed and did not an interval is that of fewer, as much narrower as the square root says. */
const mostExact = 1e6;

/**
 * Interval of a binomial probability after Clopper and Pearson: from where as many or more pass, to where as many or fewer
 * do, with a probability of (1 − level) / 2 each. Source: ROOT `TEfficiency::ClopperPearson`.
 */
export function clopperPearson(passed: number, total: number, level: number): readonly [low: number, high: number] {
  const failed = total - passed;
  const shrink = Math.min(1, mostExact / Math.min(passed, failed));
  const [low, high] = exactInterval(passed * shrink, failed * shrink, (1 - level) / 2);
  if (shrink === 1) return [low, high];
  const share = passed / total;
  return [share - (share - low) * Math.sqrt(shrink), share + (high - share) * Math.sqrt(shrink)];
}

const exactInterval = (passed: number, failed: number, tail: number): readonly [low: number, high: number] => [
  passed === 0 ? 0 : betaQuantile(tail, passed, failed + 1),
  failed === 0 ? 1 : betaQuantile(1 - tail, passed + 1, failed),
];

/**
 * Passed / total of each bin that has entries, as ROOT draws an efficiency: a point at the middle of the bin, its errors in x
 * to the edges of it. Errors in y: to the ends of the interval after Clopper and Pearson at `level`; of weighted entries one
 * standard deviation, σ² = (Σw²passed·(1 − 2ε) + Σw²·ε²) / (Σw)², within 0 and 1. Bins of which the contents are no counts
 * of parts of a whole have no point. Source: ROOT `TEfficiency::CreateGraph`.
 */
export function efficiencyGraph(passed: Hist1D, total: Hist1D, level: number, { name, title }: Named): Graph {
  const { x } = total;
  const weighted = isWeighted(passed) || isWeighted(total);
  const points: (readonly number[])[] = [];
  for (let bin = 1; bin <= x.n; bin++) {
    const [some, all] = [passed.values[bin]!, total.values[bin]!];
    if (!isShare(some, all)) continue;
    const value = some / all;
    const [low, high] = weighted
      ? around(value, weightedError(varianceOf(passed, bin), varianceOf(total, bin), value, all))
      : clopperPearson(some, all, level);
    const centre = binCenter(x, bin);
    points.push([centre, value, centre - binLowEdge(x, bin), binUpEdge(x, bin) - centre, value - low, high - value]);
  }
  const column = (index: number): Float64Array => Float64Array.from(points, (point) => point[index]!);
  return {
    kind: "graph",
    name,
    title,
    className: "TGraphAsymmErrors",
    xTitle: x.title,
    yTitle: total.yTitle === "" ? "Efficiency" : total.yTitle,
    x: column(0),
    y: column(1),
    errors: { x: [column(2), column(3)], y: [column(4), column(5)] },
  };
}

/** The map of passed / total, 0 where there is none; variances are those of weighted entries above, of counts ε·(1 − ε) / n. */
export function efficiencyMap(passed: Hist2D, total: Hist2D, { name, title }: Named): Hist2D {
  const values = new Float64Array(total.values.length);
  const variances = new Float64Array(values.length);
  for (let cell = 0; cell < values.length; cell++) {
    const [some, all] = [passed.values[cell]!, total.values[cell]!];
    if (!isShare(some, all)) continue;
    values[cell] = some / all;
    variances[cell] = weightedError(varianceOf(passed, cell), varianceOf(total, cell), values[cell]!, all) ** 2;
  }
  return { ...total, name, title, values, variances };
}

const isShare = (some: number, all: number): boolean => all > 0 && all < Infinity && some >= 0 && some <= all;

/** Whether what was filled had weights. */
export const isWeighted = (hist: Hist1D): boolean =>
  hist.variances !== undefined && hist.values.some((value, cell) => varianceOf(hist, cell) !== value);

const weightedError = (variancePassed: number, variance: number, value: number, all: number): number =>
  Math.sqrt(Math.max(0, variancePassed * (1 - 2 * value) + variance * value ** 2)) / all;

const around = (value: number, error: number): readonly [number, number] => [
  Math.max(0, value - error),
  Math.min(1, value + error),
];
