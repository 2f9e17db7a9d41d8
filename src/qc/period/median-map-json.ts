import type { Axis, Hist2D } from "../../hist/hist.ts";
import type { MedianHist } from "./median-hist.ts";

/** As many as the maps of a file have: single precision. */
const digits = 7;

/**
 * A median map for programs: axes, then values of bins 1…n, x first: [bin of y][bin of x]; normalised to the sum of each run.
 * Numbers are rounded to what single precision has.
 *
 * @param object "Tracks/h2DEtaPhi"; @param runs labels of those that are in it.
 */
export function medianMapJson(
  { median, low, high }: MedianHist<Hist2D>,
  object: string,
  runs: readonly string[],
): string {
  const { x, y, title } = median;
  const head = {
    title,
    object,
    of: "contents, normalised to their sum in bins 1 to n",
    unit: "",
    runs,
    x: axisOf(x),
    y: axisOf(y),
  };
  const rows = (cells: ArrayLike<number>): string =>
    `[${Array.from({ length: y.n }, (_, row) => rowOf(cells, x.n, row + 1)).join(",\n")}]`;
  const values = `"median":${rows(median.values)},"low16":${rows(low)},"high84":${rows(high)}`;
  return `${JSON.stringify(head).slice(0, -1)},${values}}`;
}

const axisOf = ({ title, n, edges, lo, hi }: Axis) => ({
  title,
  n,
  ...(edges === undefined ? { lo, hi } : { edges: Array.from(edges) }),
});

function rowOf(cells: ArrayLike<number>, n: number, row: number): string {
  const texts = Array<string>(n);
  for (let bin = 1; bin <= n; bin++) {
    const value = cells[bin + (n + 2) * row]!;
    texts[bin - 1] = Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : "null";
  }
  return `[${texts.join(",")}]`;
}
