import { binAt } from "../../draw/bins.ts";
import { formatEstimate, formatNumber } from "../../draw/format.ts";
import type { BinHit } from "../../draw/paint-figure.ts";
import type { Hist, Hist2D } from "../../hist/hist.ts";
import { profileBins } from "../../hist/profile.ts";
import { varianceOf } from "../../hist/sums.ts";
import type { Slice } from "../../qc/slice.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { axisWords } from "./axis-words.ts";
import { pointOver } from "./graph-words.ts";
import { overLabel, type Overlaid } from "./overlay.ts";
import { formatContent, meanWords, type ReadOutRow } from "./read-out.ts";

/** A slice in rows: what it holds, its median, mean and fit, in the unit of the axis it runs along. */
export function sliceRows(slice: Slice, hist: Hist2D, figure: FigureTemplate): readonly ReadOutRow[] {
  const { along, bin, sum, mean, median, fit, isCut } = slice;
  const { unit } = axisWords(along === "column" ? (figure.yTitle ?? hist.y.title) : (figure.xTitle ?? hist.x.title));
  const rows: ReadOutRow[] = [
    { name: `${along} ${bin}`, value: formatNumber(sum), after: `${figure.noun}${isCut ? " in sight" : ""}` },
  ];
  if (mean !== undefined) {
    const middle = median === undefined ? "" : `, median ${formatNumber(median)}`;
    rows.push({ name: "mean", value: meanWords(mean), after: `${unit}${middle}` });
  }
  if (fit !== undefined) {
    const width = `#sigma ${formatEstimate(fit.sigma)}`;
    rows.push({
      name: "fit",
      value: formatEstimate(fit.mean),
      after: unit === "" ? `, ${width}` : `${unit}, ${width}`,
    });
  }
  return rows;
}

/** What lies over the bin under the mouse: what is drawn of it there, and the ratio of the two. */
export function overRows(hit: BinHit, overlaid: Overlaid, { noun, yTitle }: FigureTemplate): readonly ReadOutRow[] {
  const { drawn, ratio, hist, labels, titles } = overlaid;
  // Maps are scaled where they are projected, each as it must be; their cells are as they are.
  const name = drawn === hist ? labels[1] : overLabel(overlaid);
  if (drawn.kind === "graph") return drawn.x.length === 0 ? [] : [pointOver(name, drawn, hit.x[0])];
  const after = drawn.kind === "profile" ? axisWords(titles.y ?? yTitle ?? drawn.yTitle).unit : noun;
  const content = contentAt(drawn, (hit.x[0] + hit.x[1]) / 2, hit.y);
  const row = content === undefined ? { name, value: "none", after: "here" } : { name, value: content, after };
  const [value, error] = [ratio?.values[hit.binX - 1], ratio?.errors[hit.binX - 1]];
  if (value === undefined || error === undefined || Number.isNaN(value)) return [row];
  return [row, { name: "ratio", value: formatEstimate({ value, error }), after: "" }];
}

/** Content ± error of the bin that holds the middle of another's: bins may differ. `undefined` where the axes do not reach. */
function contentAt(hist: Hist, x: number, y: readonly [number, number] | undefined): string | undefined {
  const binX = binAt(hist.x, x);
  if (!isInside(hist.x, binX)) return undefined;
  if (hist.kind === "profile") {
    const { values, errors } = profileBins(hist);
    const [value, error] = [values[binX - 1]!, errors[binX - 1]!];
    return Number.isNaN(value) ? undefined : formatEstimate({ value, error });
  }
  const binY = hist.kind === "2d" && y !== undefined ? binAt(hist.y, (y[0] + y[1]) / 2) : 0;
  if (hist.kind === "2d" && !isInside(hist.y, binY)) return undefined;
  const cell = hist.kind === "2d" ? binX + (hist.x.n + 2) * binY : binX;
  return formatContent(hist.values[cell]!, Math.sqrt(varianceOf(hist, cell)));
}

const isInside = ({ n }: Hist["x"], bin: number): boolean => bin >= 1 && bin <= n;
