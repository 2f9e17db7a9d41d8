import { centreOf } from "../../draw/bins.ts";
import type { FigureModel, Layer } from "../../draw/figure-model.ts";
import { shareInk } from "../../draw/ink.ts";
import { binAxisModel, countAxisModel, valueAxisModel } from "../../draw/layers-of.ts";
import { usableRange } from "../../draw/ranges.ts";
import type { WindowHist } from "../../hist/object.ts";
import { driftOf, fitMeanOf, meanOfYOf } from "../../qc/drift.ts";
import type { FigureInput } from "./figure-model.ts";
import { measuredWindows } from "./measured.ts";
import { endOf, timeAxisOf, utcTime } from "./time-axis.ts";
import { windowCurves } from "./window-curves.ts";

/** The curves of all windows over one another, coloured from the first to the last. */
export function overlayModel(input: FigureInput, windows: readonly WindowHist[]): FigureModel {
  const { figure, view, measurements } = input;
  const curves = windowCurves(figure, windows, measurements);
  const share = (i: number): number => (windows.length > 1 ? i / (windows.length - 1) : 0);
  const counts = figure.curve?.kind === "contents";
  const layers = curves.flatMap((curve, i): readonly Layer[] => {
    if (curve === undefined) return [];
    const [ink, width] = [shareInk(share(i)), windows.length > 2 ? 1 : 1.4];
    const { x, values } = curve;
    if (counts) {
      const cells = Float64Array.of(0, ...values, 0);
      return [{ kind: "steps", x, values: cells, ink, filled: false, width }];
    }
    const at = Float64Array.from(values, (_, bin) => centreOf(x, bin + 1));
    return [{ kind: "line", x: at, y: values, bins: x, ink, cased: false, width }];
  });
  const x = binAxisModel(windows[0]!.hist.x, { range: view.x ?? figure.x, title: figure.xTitle });
  const range = view.y ?? figure.y;
  const title = figure.yTitle ?? "";
  const y = counts
    ? countAxisModel(layers, x, { title, range })
    : range === undefined
      ? valueAxisModel(layers, x, title)
      : { ...usableRange(...range, false), log: false, title };
  const times = windows.length > 1 ? [windows[0]!, windows.at(-1)!] : [windows[0]!];
  return {
    x,
    y,
    layers,
    legend: times.map(({ start }, i) => ({ label: `${utcTime(start)} UTC`, ink: shareInk(i), sample: "line" })),
  };
}

/** One number of each window: of histograms the mean of the Gaussian fit, of maps the mean along y. */
export function windowTrend({ figure, measurements }: Pick<FigureInput, "figure" | "measurements">) {
  const counts = figure.curve?.kind === "contents";
  const measured = measuredWindows(measurements, counts ? "gaussian-fit" : "moments") ?? [];
  const numberOf = counts ? fitMeanOf : meanOfYOf;
  const numbers = new Map(measured.map((window) => [window.start, numberOf(window)]));
  return { numbers, drift: driftOf(measured, numberOf) };
}

/** The numbers of the windows with their errors, over the length of each; dashed, the mean of all. */
export function timeTrendModel(input: FigureInput, windows: readonly WindowHist[]): FigureModel {
  const { figure, view } = input;
  const time = timeAxisOf(windows);
  const { numbers, drift } = windowTrend(input);
  const points = windows.map(({ start }, i) => ({
    from: time.at(start),
    to: time.at(endOf(windows, i)),
    value: numbers.get(start),
  }));
  const column = (of: (point: (typeof points)[number]) => number): Float64Array => Float64Array.from(points, of);
  const layers: readonly Layer[] = [
    ...(drift === undefined ? [] : [meanLine(drift.mean.value)]),
    {
      kind: "points",
      x: column(({ from, to }) => (from + to) / 2),
      y: column(({ value }) => value?.value ?? NaN),
      yErrors: column(({ value }) => value?.error ?? 0),
      xErrors: column(({ from, to }) => (to - from) / 2),
      bins: { n: points.length, lo: time.lo, hi: time.hi, edges: edgesOf(points) },
      ink: "A",
      marker: "trend",
      cased: false,
    },
  ];
  // A range that shows nothing of the run is none, as one of bins.
  const isOn = view.x !== undefined && view.x[0] < time.hi && view.x[1] > time.lo;
  const [from, to] = isOn ? view.x : [time.lo, time.hi];
  const x = { ...usableRange(from, to, false), log: false, title: time.title };
  const fitted = valueAxisModel(layers, x, figure.yTitle ?? "");
  return { x, y: view.y === undefined ? fitted : { ...fitted, ...usableRange(...view.y, false) }, layers };
}

/** Ends of the bins by which windows are pointed at: a gap between two belongs to the first. */
const edgesOf = (points: readonly { readonly from: number; readonly to: number }[]): Float64Array =>
  Float64Array.from([...points.map(({ from }) => from), points.at(-1)?.to ?? 0]);

const meanLine = (at: number): Layer => ({
  kind: "rule",
  axis: "y",
  at,
  ink: "reference",
  dash: "dashed",
  cased: false,
});
