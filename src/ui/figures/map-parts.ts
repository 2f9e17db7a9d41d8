import type { FigureModel, Layer, LegendEntry, StepsLayer } from "../../draw/figure-model.ts";
import { countAxisModel } from "../../draw/layers-of.ts";
import { binWidth, findBin } from "../../hist/axis.ts";
import type { Hist1D, Hist2D } from "../../hist/hist.ts";
import { projectionX, projectionY } from "../../hist/project.ts";
import { rangeOf, type BinRange } from "../../hist/range.ts";
import type { GaussianFit } from "../../qc/measurement.ts";
import type { Slice } from "../../qc/slice.ts";
import { scaled, scaleTo } from "../../qc/ratio.ts";
import { drawnB, legendOfTwo, type Overlaid } from "./overlay.ts";

/**
 * The projections of what is seen of a map: sums over the bins of the other axis in sight; `undefined` where none of them is,
 * as of a map that is laid over another one.
 */
export interface Projections {
  readonly x: Hist1D | undefined;
  readonly y: Hist1D | undefined;
}

/** Bins in sight of an axis, flow left out; `undefined` where the axis does not reach there. */
export function binsInSight(
  axis: Hist2D["x"],
  { lo, hi }: { readonly lo: number; readonly hi: number },
): BinRange | undefined {
  if (hi <= axis.lo || lo >= axis.hi) return undefined;
  const [first, last] = rangeOf(axis, lo, hi);
  return [Math.max(1, first), Math.min(axis.n, last)];
}

export function projectionsOf(hist: Hist2D, model: Pick<FigureModel, "x" | "y">): Projections {
  const [x, y] = [binsInSight(hist.x, model.x), binsInSight(hist.y, model.y)];
  return { x: y && projectionX(hist, y), y: x && projectionY(hist, x) };
}

/** What is laid over a map, along one of its axes; `b`: `undefined` where it has nothing there. */
interface LaidAlong {
  readonly b: Hist1D | undefined;
  readonly about: Overlaid;
}

/** A figure of values along the x or y axis of a map, upright or sideways. */
interface Marginal {
  readonly along: "x" | "y";
  /** Of the layer's bins: where they are drawn. */
  readonly sideways: boolean;
  readonly title: string;
}

/** The projection onto one axis of a map, with that of B where something is laid over it. */
export function projectionPart(
  map: FigureModel,
  projection: Hist1D,
  overlaid: LaidAlong | undefined,
  place: Marginal,
): FigureModel {
  const layers: StepsLayer[] = [steps(projection, "A", overlaid === undefined, place)];
  layers.push(...stepsOfB(projection, overlaid, place));
  return {
    ...axes(map, layers, place),
    ...(overlaid === undefined ? {} : { legend: legendOf(overlaid) }),
  };
}

function stepsOfB(own: Hist1D, overlaid: LaidAlong | undefined, place: Marginal): readonly StepsLayer[] {
  if (overlaid?.b === undefined) return [];
  const { hist } = drawnB(own, overlaid.b, overlaid.about.scaled);
  return [{ ...steps(hist, "B", false, place), dash: "dashed" }];
}

/** Of what is drawn: A alone where B has nothing. */
const legendOf = ({ b, about }: LaidAlong): readonly LegendEntry[] =>
  legendOfTwo(about).slice(0, b === undefined ? 1 : 2);

/** A slice with its fit, over the projection scaled to it; over that of B in its place where something is laid over. */
export function slicePart(
  map: FigureModel,
  slice: Slice,
  projection: Hist1D,
  overlaid: LaidAlong | undefined,
  place: Marginal,
): FigureModel {
  const own = steps(slice.hist, overlaid === undefined ? "B" : "A", false, place);
  const name = `${slice.along} ${slice.bin}`;
  const factor = scaleTo(slice.hist, projection);
  const all = overlaid === undefined && factor !== undefined ? scaled(projection, factor) : undefined;
  const layers: StepsLayer[] =
    overlaid === undefined
      ? [...(all === undefined ? [] : [{ ...steps(all, "A", true, place), width: 1 }]), own]
      : [own, ...stepsOfB(slice.hist, overlaid, place)];
  const model = axes(map, layers, place);
  return {
    ...model,
    layers: [...layers, ...(slice.fit === undefined ? [] : [fitLayer(slice.fit, slice.hist.x, map, place)])],
    legend:
      overlaid === undefined
        ? [
            { label: name, ink: "B", sample: "line" },
            ...(all === undefined ? [] : [{ label: "all, scaled", ink: "A", sample: "line" } as const]),
          ]
        : legendOf(overlaid),
  };
}

const steps = (hist: Hist1D, ink: "A" | "B", filled: boolean, { sideways }: Marginal): StepsLayer => ({
  kind: "steps",
  x: hist.x,
  values: hist.values,
  ink,
  filled,
  dash: "solid",
  width: 1.25,
  ...(sideways ? { sideways } : {}),
});

/** Values from 0 with room above, bins on the axis of the map. */
function axes(map: FigureModel, layers: readonly StepsLayer[], { along, sideways, title }: Marginal): FigureModel {
  const bins = map[along];
  const values = countAxisModel(layers, bins, { title });
  return sideways ? { x: values, y: bins, layers } : { x: bins, y: values, layers };
}

/** Lines enough for a curve as high as a page. */
const fitPoints = 200;

/** As contents of bins: of bins of several widths more is in the wider ones. */
function fitLayer(
  { constant, mean, sigma }: GaussianFit,
  bins: Hist1D["x"],
  map: FigureModel,
  { along, sideways }: Marginal,
): Layer {
  const { lo, hi } = map[along];
  const from = Math.max(lo, mean.value - 6 * sigma.value);
  const to = Math.min(hi, mean.value + 6 * sigma.value);
  const at = Float64Array.from({ length: fitPoints }, (_, i) => from + ((to - from) * i) / (fitPoints - 1));
  const widthAt = (x: number): number => binWidth(bins, Math.min(Math.max(findBin(bins, x), 1), bins.n));
  const height = constant.value / widthAt(mean.value);
  const values = at.map((x) => height * widthAt(x) * Math.exp(-0.5 * ((x - mean.value) / sigma.value) ** 2));
  return {
    kind: "line",
    x: sideways ? values : at,
    y: sideways ? at : values,
    ink: "reference",
    cased: false,
    width: 1.5,
  };
}
