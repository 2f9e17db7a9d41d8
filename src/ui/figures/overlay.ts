import { sameBins } from "../../hist/axis.ts";
import { perWidthOf, ratioOf, scaled, scaleTo, type Ratio } from "../../qc/ratio.ts";
import { countAxisModel, pointsOf, stepsOf, valueAxisModel } from "../../draw/layers-of.ts";
import type { FigureModel, LegendEntry, StepsLayer } from "../../draw/figure-model.ts";
import { centreOf } from "../../draw/bins.ts";
import { extentOf, ratioRange, usableRange } from "../../draw/ranges.ts";
import type { Plotted } from "../../hist/graph.ts";
import type { Hist1D } from "../../hist/hist.ts";
import { graphModel, plotModel, type PlotInput } from "./plot-model.ts";
import { isLog } from "./view.ts";

export interface Titles {
  readonly x: string | undefined;
  readonly y: string | undefined;
}

/** What is laid over a figure, and what the two are called. */
export interface Overlaid {
  readonly hist: Plotted;
  /** Plain text: run or object, whichever tells the two apart. */
  readonly labels: readonly [a: string, b: string];
  /** To the same integral; where bins differ by their width too. */
  readonly scaled: boolean;
  /** As it is drawn: a histogram scaled where that is wanted. */
  readonly drawn: Plotted;
  /** Of two histograms with the same bins. */
  readonly ratio: Ratio | undefined;
  /** Of B's axes, as stored, where they are named otherwise than those of A: it may be of other quantities. */
  readonly titles: Titles;
}

/** What a figure with whatever is laid over it is made from. */
export interface LaidInput extends PlotInput {
  readonly overlaid?: Overlaid | undefined;
}

/** Lays b over a; they are of one kind. */
export function lay(a: Plotted, b: Plotted, labels: Overlaid["labels"], wanted: boolean): Overlaid {
  const titles = otherTitles(a, b);
  if (a.kind !== "1d" || b.kind !== "1d")
    return { hist: b, labels, scaled: wanted && a.kind === "2d", drawn: b, ratio: undefined, titles };
  const { hist: drawn, factor } = drawnB(a, b, wanted);
  return { hist: b, labels, scaled: drawn !== b, drawn, ratio: ratioOf(a, b, factor), titles };
}

function otherTitles(a: Plotted, b: Plotted): Titles {
  const [one, other] = [titlesOf(a), titlesOf(b)];
  const own = (axis: "x" | "y"): string | undefined =>
    other[axis] === "" || other[axis] === one[axis] ? undefined : other[axis];
  return { x: own("x"), y: own("y") };
}

const titlesOf = (plotted: Plotted): Readonly<Record<"x" | "y", string>> => ({
  x: plotted.kind === "graph" ? plotted.xTitle : plotted.x.title,
  y: plotted.kind === "2d" ? plotted.y.title : plotted.yTitle,
});

/** Why two objects cannot be laid over each other; `undefined` where they can. */
export function mismatch(a: Plotted, b: Plotted): string | undefined {
  if (a.kind === b.kind) return undefined;
  const words = { "1d": "a histogram", "2d": "a map", profile: "a profile", graph: "a graph" } as const;
  return `${b.name} is ${words[b.kind]}, ${a.name} is ${words[a.kind]}: they cannot be laid over each other.`;
}

/**
 * B as it is drawn: scaled to the integral of A where that is wanted and can be. In other bins contents are of other widths:
 * then it is scaled per width of A's bins, or the same would be drawn as different.
 */
export function drawnB(a: Hist1D, b: Hist1D, wanted: boolean): { readonly hist: Hist1D; readonly factor: number } {
  const factor = wanted ? scaleTo(a, b) : undefined;
  if (factor === undefined) return { hist: b, factor: 1 };
  return { hist: scaled(sameBins(a.x, b.x) ? b : perWidthOf(a.x, b), factor), factor };
}

/** What is laid over, by the name that the legend has for it. */
export const overLabel = ({ labels, scaled }: Overlaid): string => `${labels[1]}${scaled ? ", scaled" : ""}`;

export function legendOfTwo(overlaid: Overlaid): readonly LegendEntry[] {
  const isPoints = overlaid.hist.kind === "profile" || overlaid.hist.kind === "graph";
  return [
    { label: overlaid.labels[0], ink: "A", sample: isPoints ? "point" : "line" },
    { label: overLabel(overlaid), ink: "B", sample: isPoints ? "point" : "dashed" },
  ];
}

/** The figure as it is drawn, with what is laid over it: whoever asks for its ranges asks here. */
export function laidModel(input: LaidInput): FigureModel {
  const model = plotModel(input);
  return input.overlaid === undefined ? model : withOverlay(model, input, input.overlaid);
}

/** A histogram, profile or graph with another over it; A is no longer filled, both have their place in the range of y. */
export function withOverlay(model: FigureModel, input: PlotInput, overlaid: Overlaid): FigureModel {
  const { hist } = input;
  const { drawn } = overlaid;
  const range = input.view.y ?? input.figure.y;
  const legend = legendOfTwo(overlaid);
  if (hist.kind === "graph" && drawn.kind === "graph") return { ...graphModel(input, [hist, drawn]), legend };
  if (hist.kind === "profile" && drawn.kind === "profile") {
    const layers = [...model.layers, pointsOf(drawn, "B")];
    const fitted = valueAxisModel(layers, model.x, model.y.title);
    return {
      ...model,
      layers,
      legend,
      y: range === undefined ? fitted : { ...fitted, ...usableRange(...range, false) },
    };
  }
  if (hist.kind !== "1d" || drawn.kind !== "1d") return model;
  const two: readonly StepsLayer[] = [
    stepsOf(hist, { filled: false, width: 1.4 }),
    stepsOf(drawn, { ink: "B", filled: false, width: 1.4 }),
  ];
  const { title } = model.y;
  return {
    ...model,
    layers: [...two, ...model.layers.filter((layer) => layer.kind !== "steps")],
    legend,
    y: countAxisModel(two, model.x, { log: isLog(input, "y"), title, range }),
  };
}

/** A / B below the two, where their bins are the same. */
export function ratioModel(model: FigureModel, { ratio, labels: [a, b] }: Overlaid): FigureModel | undefined {
  if (ratio === undefined) return undefined;
  const { lo, hi } = model.x;
  const x = Float64Array.from(ratio.values, (_, i) => centreOf(ratio.x, i + 1));
  const seen = ratio.values.map((value, i) => (x[i]! >= lo && x[i]! <= hi ? value : NaN));
  return {
    x: model.x,
    y: { ...ratioRange(extentOf(seen)), log: false, title: `${a} / ${b}` },
    layers: [
      { kind: "rule", axis: "y", at: 1, ink: "reference", dash: "dashed", cased: false },
      { kind: "points", x, y: ratio.values, yErrors: ratio.errors, ink: "reference", marker: "point", cased: false },
    ],
  };
}
