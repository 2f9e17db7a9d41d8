import { centreOf } from "../bins.ts";
import type { Dash, FigureModel, Ink, Layer } from "../figure-model.ts";
import { countAxisModel, factorAxisModel, valueAxisModel } from "../layers-of.ts";
import type { FigureParts, Part, PartPlaces } from "../paint-parts.ts";
import { usableRange } from "../ranges.ts";
import { paintAllBeyond } from "./beyond.ts";
import type { CurveOfRun, CurvesBelow, CurvesModel, RaisedCurves } from "./curves-model.ts";
import { paintCurveBar, paintCurveTags } from "./paint-curves.ts";

/** More runs than these have no line of their own in a legend, and no errors below. */
export const fewCurves = 2;
const widths = { alone: 1.25, two: 1.4, many: 1, raised: 2 } as const;

/** Height of the comparison below, with the axis that both share. */
const belowHeight = 122;

/** The overlay, and below it the comparison, which never takes more than half. */
export function placeCurves({ below }: FigureParts, width: number, height: number): PartPlaces {
  const under = below === undefined ? 0 : Math.round(Math.min(belowHeight, height / 2));
  const part = (top: number, high: number): Part => ({ left: 0, top, width, height: high });
  return {
    main: part(0, height - under),
    above: undefined,
    below: under === 0 ? undefined : part(height - under, under),
    side: undefined,
  };
}

/** An overlay as a figure with the comparison with a reference below it. */
export function curvesFigure(model: CurvesModel, raised: RaisedCurves): FigureParts {
  const { curves, bar, below } = model;
  const order = drawingOrder(curves, raised.curves);
  const isRaised = (curve: number): boolean => raised.curves.includes(curve);
  const inkOf = (curve: number): Ink =>
    (raised.greyed || curves[curve]!.faint === true) && !isRaised(curve) ? "quiet" : curves[curve]!.ink;
  const x = centres(model);
  const layerOf = (curve: number): Layer => curveLayer(model, x, curve, inkOf(curve), isRaised(curve));
  const layers = order.map(layerOf);
  const over = referenceLayers(model, x);
  const tags: Layer = { kind: "own", place: "within", paint: (around) => paintCurveTags(around, model) };
  const ends: readonly Layer[] =
    bar === undefined ? [] : [{ kind: "own", place: "around", paint: (around) => paintCurveBar(around, bar) }];
  const main: FigureModel = {
    x: model.x,
    y: yAxis(model, [...rangedCurves(curves, raised).map(layerOf), ...over]),
    layers: [...bordersOf(model), ...targetOf(model), ...layers, ...over, tags, ...ends],
    legend: model.legend,
  };
  return { main, below: below && belowFigure(model, below, x, order, inkOf, raised) };
}

/** What runs are compared with, and between which most of what it is made of lies. */
function referenceLayers(model: CurvesModel, x: Float64Array): readonly Layer[] {
  const { reference, spread, kind, bins, yLog } = model;
  if (reference === undefined) return [];
  const layer = (values: Float64Array, dash: Dash, width: number): Layer => {
    const style = { ink: "reference", dash, width };
    if (kind === "line") return { kind, x, y: values, cased: dash === "dashed", ...style };
    return { kind, x: bins, values: Float64Array.of(NaN, ...values, NaN), open: true, filled: false, ...style };
  };
  const shifted = (side: number): Float64Array =>
    Float64Array.from(reference, (value, bin) => {
      const end = value + side * (spread?.[bin] ?? 0);
      return yLog && end <= 0 ? NaN : end;
    });
  return [
    ...(spread === undefined ? [] : [-1, 1].map((side) => layer(shifted(side), "dotted", 1))),
    layer(Float64Array.from(reference), "dashed", 1.4),
  ];
}

function bordersOf({ borders }: CurvesModel): readonly Layer[] {
  if (borders === "sectors") return [{ kind: "sectors" }];
  return (borders ?? []).map((at) => ({ kind: "rule", axis: "x", at, ink: "quiet", dash: "dotted", cased: false }));
}

/** As the report of a run draws it. */
const targetOf = ({ target }: CurvesModel): readonly Layer[] =>
  target === undefined ? [] : [{ kind: "rule", ...target, ink: "good", dash: "dotted", cased: false }];

/** Faint ones first, below all others; the raised ones last, over them. */
const drawingOrder = (curves: CurvesModel["curves"], raised: readonly number[]): readonly number[] => {
  const rank = (curve: number): number => (raised.includes(curve) ? 2 : curves[curve]!.faint === true ? 0 : 1);
  return [...curves.keys()].toSorted((a, b) => rank(a) - rank(b));
};

/**
 * Curves that are to be in sight whole: those that are not faint, and those that are kept raised; not of what is pointed at,
 * as the frame would jump.
 */
export function rangedCurves(
  curves: readonly Pick<CurveOfRun, "faint">[],
  { curves: raised, greyed }: RaisedCurves,
): readonly number[] {
  const all = [...curves.keys()];
  const ranged = all.filter((curve) => curves[curve]!.faint !== true || (!greyed && raised.includes(curve)));
  return ranged.length === 0 ? all : ranged;
}

const centres = ({ bins }: CurvesModel): Float64Array =>
  Float64Array.from({ length: bins.n }, (_, i) => centreOf(bins, i + 1));

function widthOf(curves: number, isRaised: boolean): number {
  if (isRaised) return widths.raised;
  return curves === 1 ? widths.alone : curves <= fewCurves ? widths.two : widths.many;
}

function curveLayer(
  { bins, kind, curves }: CurvesModel,
  x: Float64Array,
  curve: number,
  ink: Ink,
  isRaised: boolean,
): Layer {
  const { cells, dash } = curves[curve]!;
  const style = { ink, width: widthOf(curves.length, isRaised), ...(dash === undefined ? {} : { dash }) };
  if (kind === "steps") return { kind, x: bins, values: cells, filled: false, ...style };
  return { kind, x, y: cells.subarray(1, bins.n + 1), bins, cased: false, ...style };
}

function yAxis({ kind, x, yTitle, yLog, yRange }: CurvesModel, layers: readonly Layer[]): FigureModel["y"] {
  if (kind === "steps") return countAxisModel(layers, x, { log: yLog, title: yTitle, range: yRange });
  if (yLog) return factorAxisModel(layers, x, yTitle, yRange);
  const fitted = valueAxisModel(layers, x, yTitle);
  return yRange === undefined ? fitted : { ...fitted, ...usableRange(...yRange, false) };
}

function belowFigure(
  model: CurvesModel,
  { title, middle, range, curves }: CurvesBelow,
  x: Float64Array,
  order: readonly number[],
  inkOf: (curve: number) => Ink,
  raised: RaisedCurves,
): FigureModel {
  const isFew = curves.length <= fewCurves;
  const inkBelow = (curve: number): Ink => (curves.length === 1 ? "reference" : inkOf(curve));
  const layers = order.map((curve): Layer => {
    const { values, errors } = curves[curve]!;
    const ink = inkBelow(curve);
    if (isFew)
      return { kind: "points", x, y: values, yErrors: errors, bins: model.bins, ink, marker: "point", cased: false };
    const width = widthOf(curves.length, raised.curves.includes(curve));
    return { kind: "line", x, y: values, bins: model.bins, ink, cased: false, width };
  });
  return {
    x: model.x,
    y: { ...range, log: false, title },
    layers: [
      { kind: "rule", axis: "y", at: middle, ink: "reference", dash: "dashed", cased: false },
      ...layers,
      { kind: "own", place: "within", paint: (around) => paintAllBeyond(around, model, order, inkBelow) },
    ],
  };
}
