import { sameBins } from "../../hist/axis.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import { insideBins } from "../../hist/range.ts";
import { sumsOfBins1D, sumsOfBins2D } from "../../hist/sums.ts";
import { acrossRuns } from "../../stats/across-runs.ts";
import { integral } from "../../stats/contents.ts";

/** All cells, flow included, times one over the sum of bins 1…n; as they are where that is 0. Source: ROOT `TH1::Scale`. */
export function normalisedCells(hist: Hist1D | Hist2D): Float64Array {
  const sum = integral(hist);
  const factor = sum === 0 ? 1 : 1 / sum;
  return Float64Array.from(hist.values, (value) => factor * value);
}

/** What several runs have in common: the median of each bin with what 68 % of the runs lie within. */
export interface MedianHist<H extends Hist1D | Hist2D = Hist1D | Hist2D> {
  /** Normalised; flow 0. Its sum is below 1 where bins have few entries: medians do not add up. No errors. */
  readonly median: H;
  /** Quantiles 0.16 and 0.84 over the runs, cells as those of the median. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly runs: number;
}

/**
 * Median over runs of histograms normalised to 1, bin by bin. Of one run that run. `undefined` where bins differ, or
 * there is none. Source: `algorithms.md` A9.3.
 */
export function medianHist<H extends Hist1D | Hist2D>(hists: readonly H[]): MedianHist<H> | undefined {
  const [first] = hists;
  if (first === undefined || !hists.every((other) => haveSameBins(first, other))) return undefined;
  const { median, low, high } = acrossRuns(hists.map(normalisedCells));
  for (const cells of [median, low, high]) clearFlow(cells, first);
  const title = `Median ${first.title}`;
  const common = { title, className: first.className.replace(/[CSIF]$/, "D"), values: median, variances: undefined };
  const hist =
    first.kind === "1d"
      ? { ...first, ...common, sums: sumsOfBins1D({ x: first.x, ...common }, insideBins(first.x)) }
      : {
          ...first,
          ...common,
          sums: sumsOfBins2D({ x: first.x, y: first.y, ...common }, insideBins(first.x), insideBins(first.y)),
        };
  return { median: { ...hist, entries: median.length }, low, high, runs: hists.length };
}

export const haveSameBins = (a: Hist1D | Hist2D, b: Hist1D | Hist2D): boolean =>
  sameBins(a.x, b.x) && (a.kind === "2d" ? b.kind === "2d" && sameBins(a.y, b.y) : b.kind === "1d");

function clearFlow(cells: Float64Array, { x, ...hist }: Hist1D | Hist2D): void {
  const rows = hist.kind === "2d" ? hist.y.n + 2 : 1;
  const width = x.n + 2;
  for (let row = 0; row < rows; row++) {
    cells[row * width] = 0;
    cells[row * width + x.n + 1] = 0;
    if (rows > 1 && (row === 0 || row === rows - 1)) cells.fill(0, row * width, (row + 1) * width);
  }
}
