import { edgeOf } from "../../draw/bins.ts";
import { formatBin, formatCount, formatNumber } from "../../draw/format.ts";
import type { Hist } from "../../hist/hist.ts";

/** How many rows a page shows of a histogram. */
export const mostRows = 1000;

export interface BinTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows there are, shown or not. */
  readonly all: number;
}

/** Bins 1…n with their edges, content and error (√Σw²); of a map only the cells with content. */
export function binTable(hist: Hist): BinTable {
  switch (hist.kind) {
    case "1d":
      return collect(["x", "Content", "Error"], hist.x.n, (i) => {
        const value = hist.values[i + 1]!;
        return [bin(hist.x, i + 1), content(value), error(hist.variances?.[i + 1] ?? Math.abs(value))];
      });
    case "2d": {
      const cells = hist.x.n * hist.y.n;
      return collect(["x", "y", "Content", "Error"], cells, (i) => {
        const [binX, binY] = [(i % hist.x.n) + 1, Math.floor(i / hist.x.n) + 1];
        const cell = binX + (hist.x.n + 2) * binY;
        const value = hist.values[cell]!;
        if (value === 0) return undefined;
        return [bin(hist.x, binX), bin(hist.y, binY), content(value), error(hist.variances?.[cell] ?? Math.abs(value))];
      });
    }
    case "profile":
      return collect(["x", "Mean", "Weight"], hist.x.n, (i) => {
        const weight = hist.weights[i + 1]!;
        if (!(weight > 0)) return undefined;
        return [bin(hist.x, i + 1), formatNumber(hist.sumsY[i + 1]! / weight), content(weight)];
      });
  }
}

function collect(
  head: readonly string[],
  count: number,
  row: (index: number) => readonly string[] | undefined,
): BinTable {
  const rows: (readonly string[])[] = [];
  let all = 0;
  for (let i = 0; i < count; i++) {
    const made = row(i);
    if (made === undefined) continue;
    all += 1;
    if (rows.length < mostRows) rows.push(made);
  }
  return { head, rows, all };
}

const bin = (axis: Hist["x"], index: number): string =>
  axis.labels?.[index - 1] || formatBin(edgeOf(axis, index - 1), edgeOf(axis, index));
const content = (value: number): string => (Number.isInteger(value) ? formatCount(value) : formatNumber(value));
const error = (variance: number): string => formatNumber(Math.sqrt(Math.max(0, variance)), 3);

/** "1 000 of 12 345 rows". */
export const rowWords = ({ rows, all }: BinTable): string =>
  rows.length === all ? `${formatCount(all)} rows` : `first ${formatCount(rows.length)} of ${formatCount(all)} rows`;
