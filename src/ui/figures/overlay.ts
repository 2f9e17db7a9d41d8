import { ratioOf, scaled, scaleTo } from "../../qc/ratio.ts";
import { countAxisModel, pointsOf, stepsOf, valueAxisModel } from "../../draw/layers-of.ts";
import type { FigureModel, LegendEntry, PointsLayer, StepsLayer } from "../../draw/figure-model.ts";
import { centreOf } from "../../draw/bins.ts";
import { extentOf, ratioRange, usableRange } from "../../draw/ranges.ts";
import type { Hist, Hist1D } from "../../hist/hist.ts";
import { isLog, type FigureInput } from "./figure-model.ts";

/** What is laid over a figure, and what the two are called. */
export interface Overlaid {
  readonly hist: Hist;
  /** Plain text: run or object, whichever tells the two apart. */
  readonly labels: readonly [a: string, b: string];
  readonly scaled: boolean;
}

/** Why two objects cannot be laid over each other; `undefined` where they can. */
export function mismatch(a: Hist, b: Hist): string | undefined {
  if (a.kind === b.kind) return undefined;
  const words = { "1d": "a histogram", "2d": "a map", profile: "a profile" } as const;
  return `${b.name} is ${words[b.kind]}, ${a.name} is ${words[a.kind]}: they cannot be laid over each other.`;
}

/** B as it is drawn: scaled to the integral of A where that is wanted and can be. */
export function drawnB(a: Hist1D, b: Hist1D, wanted: boolean): { readonly hist: Hist1D; readonly factor: number } {
  const factor = wanted ? scaleTo(a, b) : undefined;
  return factor === undefined ? { hist: b, factor: 1 } : { hist: scaled(b, factor), factor };
}

export const legendOfTwo = ({ labels: [a, b], scaled }: Overlaid): readonly LegendEntry[] => [
  { label: a, ink: "A", sample: "line" },
  { label: `${b}${scaled ? ", scaled" : ""}`, ink: "B", sample: "dashed" },
];

/** A histogram or profile with another over it; A is no longer filled, both have their place in the range of y. */
export function withOverlay(model: FigureModel, input: FigureInput, overlaid: Overlaid): FigureModel {
  const { hist } = input;
  const b = overlaid.hist;
  const range = input.view.y ?? input.figure.y;
  const legend = legendOfTwo({ ...overlaid, scaled: overlaid.scaled && hist.kind === "1d" });
  if (hist.kind === "profile" && b.kind === "profile") {
    const layers = [...model.layers, { ...pointsOf(b, "B") } satisfies PointsLayer];
    const fitted = valueAxisModel(layers, model.x, model.y.title);
    return {
      ...model,
      layers,
      legend,
      y: range === undefined ? fitted : { ...fitted, ...usableRange(...range, false) },
    };
  }
  if (hist.kind !== "1d" || b.kind !== "1d") return model;
  const two: readonly StepsLayer[] = [
    stepsOf(hist, { filled: false, width: 1.4 }),
    stepsOf(drawnB(hist, b, overlaid.scaled).hist, { ink: "B", filled: false, width: 1.4 }),
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
export function ratioModel(model: FigureModel, a: Hist, overlaid: Overlaid): FigureModel | undefined {
  const b = overlaid.hist;
  if (a.kind !== "1d" || b.kind !== "1d") return undefined;
  const ratio = ratioOf(a, b, drawnB(a, b, overlaid.scaled).factor);
  if (ratio === undefined) return undefined;
  const { lo, hi } = model.x;
  const x = Float64Array.from(ratio.values, (_, i) => centreOf(ratio.x, i + 1));
  const seen = ratio.values.map((value, i) => (x[i]! >= lo && x[i]! <= hi ? value : NaN));
  const [nameA, nameB] = overlaid.labels;
  return {
    x: model.x,
    y: { ...ratioRange(extentOf(seen)), log: false, title: `${nameA} / ${nameB}` },
    layers: [
      { kind: "rule", axis: "y", at: 1, ink: "reference", dash: "dashed", cased: false },
      { kind: "points", x, y: ratio.values, yErrors: ratio.errors, ink: "reference", marker: "point", cased: false },
    ],
  };
}
