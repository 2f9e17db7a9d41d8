import type { AxisModel, ColorAxisModel, FigureModel, Layer, LegendEntry, SectorRow } from "../../draw/figure-model.ts";
import {
  binAxisModel,
  colorAxisModel,
  colorsOf,
  countAxisModel,
  pointsOf,
  stepsOf,
  valueAxisModel,
  valueColourAxis,
} from "../../draw/layers-of.ts";
import { usableRange } from "../../draw/ranges.ts";
import type { Axis, Hist, Hist2D } from "../../hist/hist.ts";
import type { Verdict } from "../../qc/check.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { species } from "../../qc/bethe-bloch.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";
import { measured } from "./measured.ts";
import { overlayLayers } from "./overlay-layers.ts";
import { overlayModel, timeTrendModel } from "./window-models.ts";

/** What a figure is made from, all of it plain data. */
export interface FigureInput {
  readonly figure: FigureTemplate;
  readonly hist: Hist;
  /** Of figures of all moving windows. */
  readonly windows?: readonly WindowHist[] | undefined;
  /** By `recipeKey`. */
  readonly measurements: ReadonlyMap<string, Measurement>;
  readonly verdicts: readonly Verdict[];
  readonly view: FigureView;
  /** One of several small figures beside a large one, which carries the titles and labels for all. */
  readonly small?: boolean;
}

/** What is drawn: the histogram as the report or the person wants it, and the overlays that were measured. */
export function figureModel(input: FigureInput): FigureModel {
  const { hist } = input;
  const sectors = sectorRow(input);
  const { draw } = input.figure;
  if (input.windows !== undefined && draw !== "time-map") {
    return draw === "time-trend" ? timeTrendModel(input, input.windows) : overlayModel(input, input.windows);
  }
  const model = hist.kind === "2d" ? mapModel(input, hist) : stepsModel(input, hist);
  return {
    ...model,
    legend: legendOf(input),
    ...(sectors === undefined ? {} : { sectorRow: sectors }),
    // Without a title below it the frame takes that room.
    ...(input.small === true ? { margins: { bottom: 22 } } : {}),
  };
}

function mapModel(input: FigureInput, hist: Hist2D): FigureModel {
  const { figure, view } = input;
  const x = xAxis(input, hist.x);
  const y = binAxisModel(hist.y, { range: view.y ?? figure.y, log: isLog(input, "y"), title: figure.yTitle });
  return { x, y, z: colourAxis(input, hist, x, y), layers: [colorsOf(hist), ...overlayLayers(input)] };
}

/** Ratios below 1/3 or above 3 are as good as infinite. */
const widestRatio = 3;

function colourAxis(input: FigureInput, hist: Hist2D, x: AxisModel, y: AxisModel): ColorAxisModel {
  const { figure, view } = input;
  const title = figure.zTitle ?? figure.noun;
  switch (figure.draw) {
    case "ratio": {
      const [lo, hi] = view.z ?? [1 / widestRatio, widestRatio];
      return { ...usableRange(lo, hi, true), log: true, title, palette: "diverging" };
    }
    case "species": {
      const names = species.map(({ symbol }, i) => ({ value: i + 1, label: symbol }));
      return { lo: 0.5, hi: species.length + 0.5, log: false, title, names };
    }
    case "time-map":
      return valueColourAxis(hist, x, y, { title, range: view.z });
    default:
      return colorAxisModel(hist, x, y, { log: isLog(input, "z"), title, range: view.z });
  }
}

function stepsModel(input: FigureInput, hist: Exclude<Hist, Hist2D>): FigureModel {
  const { figure, view } = input;
  const x = xAxis(input, hist.x);
  if (hist.kind === "profile") {
    const layers: readonly Layer[] = [pointsOf(hist), ...overlayLayers(input)];
    const fitted = valueAxisModel(layers, x, figure.yTitle ?? "");
    const range = view.y ?? figure.y;
    return { x, y: range === undefined ? fitted : { ...fitted, ...usableRange(...range, false) }, layers };
  }
  const layers: readonly Layer[] = [stepsOf(hist), ...overlayLayers(input)];
  const title = figure.yTitle ?? capital(figure.noun);
  return {
    x,
    y: countAxisModel(layers.slice(0, 1), x, { log: isLog(input, "y"), title, range: view.y ?? figure.y }),
    layers,
  };
}

const xAxis = (input: FigureInput, axis: Axis): FigureModel["x"] =>
  binAxisModel(axis, {
    range: input.view.x ?? input.figure.x,
    log: isLog(input, "x"),
    title: input.small === true ? "" : (input.figure.xTitle ?? axis.title),
  });

/** Whether an axis is logarithmic: as the person chose, else as the report draws it. */
export const isLog = ({ figure, view }: Pick<FigureInput, "figure" | "view">, axis: "x" | "y" | "z"): boolean =>
  (view.log ?? figure.log).includes(axis);

function sectorRow({ figure, verdicts }: FigureInput): SectorRow | undefined {
  if (!figure.overlays.some((overlay) => overlay.kind === "sectors")) return undefined;
  const quality = new Map<number, "medium" | "bad">();
  for (const verdict of verdicts) {
    if (verdict.quality !== "medium" && verdict.quality !== "bad") continue;
    for (const sector of verdict.sectors) {
      if (quality.get(sector) !== "bad") quality.set(sector, verdict.quality);
    }
  }
  return { marked: [...quality].map(([sector, quality]) => ({ sector, quality })) };
}

/** What is drawn over a map, by name; where several small figures stand beside a large one, that one tells. */
function legendOf({ figure, measurements, small }: FigureInput): readonly LegendEntry[] {
  if (small === true) return [];
  return figure.overlays.flatMap((overlay): readonly LegendEntry[] => {
    if (overlay.kind === "median-profile" && measured(measurements, "median-profile") !== undefined) {
      return [{ label: "median", ink: "reference", sample: "line" }];
    }
    if (overlay.kind !== "slice-fits" || measured(measurements, "slice-fits") === undefined) return [];
    return [
      { label: "slice mean", ink: "reference", sample: "square" },
      ...(overlay.sigma ? [{ label: "#it{#sigma}", ink: "reference", sample: "hollow" } as const] : []),
    ];
  });
}

export const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
