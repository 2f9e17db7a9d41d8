import { fixedAxis } from "../../hist/build.ts";
import type { Axis, Hist, Hist2D } from "../../hist/hist.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { endOf, timeAxisOf } from "./time-axis.ts";
import { windowCurves, type WindowCurveValues } from "./window-curves.ts";

/**
 * A map of all windows: time along x with the true ends of the windows (a gap between two is a column of its own, empty),
 * what the curves run along upwards, their values as colours. `undefined` where no window has a curve.
 */
export function timeMap(
  figure: FigureTemplate,
  windows: readonly WindowHist[],
  measurements: ReadonlyMap<string, Measurement>,
): Hist2D | undefined {
  const curves = windowCurves(figure, windows, measurements);
  const first = curves.find((curve) => curve !== undefined);
  if (first === undefined) return undefined;
  const time = timeAxisOf(windows);
  const [edges, columns]: [number[], (WindowCurveValues | undefined)[]] = [[0], []];
  windows.forEach(({ start }, i) => {
    const [from, to] = [time.at(start), time.at(endOf(windows, i))];
    if (from > edges.at(-1)! * (1 + 1e-9)) {
      edges.push(from);
      columns.push(undefined);
    }
    if (!(to > edges.at(-1)!)) return;
    edges.push(to);
    columns.push(curves[i]);
  });
  return mapOf(first, edges, columns, windows[0]!.hist, time.title);
}

function mapOf(
  { x: y }: WindowCurveValues,
  edges: readonly number[],
  columns: readonly (WindowCurveValues | undefined)[],
  hist: Hist,
  title: string,
): Hist2D {
  const n = columns.length;
  const x: Axis = { ...fixedAxis(n, edges[0]!, edges.at(-1)!), edges: Float64Array.from(edges), title };
  const values = new Float64Array((n + 2) * (y.n + 2)).fill(NaN);
  columns.forEach((column, i) => {
    if (column?.x.n !== y.n) return;
    for (let bin = 1; bin <= y.n; bin++) values[i + 1 + (n + 2) * bin] = column.values[bin - 1]!;
  });
  return {
    ...hist,
    kind: "2d",
    className: "TH2D",
    x,
    y,
    values,
    variances: values.map(() => NaN),
    sums: [0, 0, 0, 0, 0, 0, 0],
    displayMinimum: undefined,
    displayMaximum: undefined,
  };
}
