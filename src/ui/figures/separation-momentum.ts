import type { FigureModel } from "../../draw/figure-model.ts";
import { binAxisModel, valueAxisModel } from "../../draw/layers-of.ts";
import { centreOf, edgeOf } from "../../draw/bins.ts";
import { usableRange } from "../../draw/ranges.ts";
import { hist1D, variableAxis } from "../../hist/build.ts";
import type { Hist1D } from "../../hist/hist.ts";
import type { RobustSeparation } from "../../qc/separation.ts";
import type { FigureInput } from "./figure-model.ts";
import { isLog } from "./view.ts";

/** Separation powers as a histogram over momentum, with their errors; NaN in windows that have none. */
export function powersOf({ windows }: RobustSeparation): Hist1D | undefined {
  const [first] = windows;
  if (first === undefined) return undefined;
  const edges = [first.momentum[0], ...windows.map(({ momentum }) => momentum[1])];
  return hist1D({
    name: "separation power",
    x: variableAxis(edges),
    values: windows.map(({ power }) => power?.value ?? NaN),
    variances: windows.map(({ power }) => (power === undefined ? NaN : power.error ** 2)),
    sums: [0, 0, 0, 0],
  });
}

/** One point a window, over its width. */
export function powersModel({ figure, view }: FigureInput, { x: bins, values, variances }: Hist1D): FigureModel {
  const column = (of: (bin: number) => number): Float64Array =>
    Float64Array.from({ length: bins.n }, (_, i) => of(i + 1));
  const x = binAxisModel(bins, {
    range: view.x ?? figure.x,
    title: figure.xTitle,
    log: isLog({ figure, view }, "x"),
  });
  const layers = [
    {
      kind: "points",
      x: column((bin) => centreOf(bins, bin)),
      y: column((bin) => values[bin]!),
      yErrors: column((bin) => Math.sqrt(variances![bin]!)),
      xErrors: column((bin) => (edgeOf(bins, bin) - edgeOf(bins, bin - 1)) / 2),
      bins,
      ink: "A",
      marker: "trend",
      cased: false,
    },
  ] as const;
  const fitted = valueAxisModel(layers, x, figure.yTitle ?? "");
  const range = view.y ?? figure.y;
  const y =
    range === undefined ? { ...fitted, lo: Math.min(fitted.lo, 0) } : { ...fitted, ...usableRange(...range, false) };
  return { x, y, layers };
}
