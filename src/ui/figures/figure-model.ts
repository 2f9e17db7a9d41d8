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
import { showable, usableRange } from "../../draw/ranges.ts";
import { speciesInk } from "../../draw/ink.ts";
import type { Axis, Hist, Hist1D, Hist2D } from "../../hist/hist.ts";
import type { RunInfo } from "../../qc/activity.ts";
import type { Verdict } from "../../qc/check.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { Measurement } from "../../qc/measurement.ts";
import { labelled } from "../../qc/hypothesis.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";
import { betheBlochLegend } from "./bethe-bloch.ts";
import { isDrawnOver } from "./is-drawn-over.ts";
import { overlayLayers } from "./overlay-layers.ts";
import { powersModel } from "./separation-momentum.ts";
import { separationLayers, separationLegend } from "./separation-model.ts";
import { speciesModel } from "./species-model.ts";
import { isLog, isOfMeans } from "./view.ts";
import { overlayModel, timeTrendModel } from "./window-models.ts";

/** What a figure is made from, all of it plain data. */
export interface FigureInput {
  readonly figure: FigureTemplate;
  readonly hist: Hist;
  /** Of figures of all moving windows. */
  readonly windows?: readonly WindowHist[] | undefined;
  /** By `recipeKey`. */
  readonly measurements: ReadonlyMap<string, Measurement>;
  /** Of the run that it is of. */
  readonly info?: Pick<RunInfo, "run" | "period"> | undefined;
  readonly verdicts: readonly Verdict[];
  readonly view: FigureView;
  /** One of several small figures beside a large one, which carries the titles and labels for all. */
  readonly small?: boolean;
}

/** What is drawn: the histogram as the report or the person wants it, and the overlays that were measured. */
export function figureModel(input: FigureInput): FigureModel {
  const sectors = sectorRow(input);
  const { draw } = input.figure;
  if (input.windows !== undefined && draw !== "time-map") {
    return draw === "time-trend" ? timeTrendModel(input, input.windows) : overlayModel(input, input.windows);
  }
  const model = bareModel(input);
  return {
    ...model,
    legend: [...(model.legend ?? []), ...legendOf(input)],
    ...(sectors === undefined ? {} : { sectorRow: sectors }),
    // Without a title below it the frame takes that room.
    ...(input.small === true ? { margins: { bottom: 22 } } : {}),
  };
}

function bareModel(input: FigureInput): FigureModel {
  const { hist } = input;
  if (hist.kind === "2d") return mapModel(input, hist);
  if (hist.kind === "profile") return stepsModel(input, hist);
  switch (input.figure.draw) {
    case "separation":
      return spectrumModel(input, hist);
    case "separation-momentum":
      return powersModel(input, hist);
    case "species-profiles":
    case "species-ratio":
      return speciesModel(input, hist);
    default:
      return stepsModel(input, hist);
  }
}

function spectrumModel(input: FigureInput, hist: Hist1D): FigureModel {
  const model = stepsModel(input, hist);
  const fit = separationLayers(input, hist);
  return fit.length === 0 ? model : { ...model, layers: [...model.layers, ...fit], legend: separationLegend };
}

function mapModel(input: FigureInput, hist: Hist2D): FigureModel {
  const { figure, view } = input;
  const x = xAxis(input, hist.x);
  const y = binAxisModel(hist.y, { range: view.y ?? figure.y, log: isLog(input, "y"), title: figure.yTitle });
  return { x, y, z: colourAxis(input, hist, x, y), layers: [colorsOf(hist), ...overlayLayers(input, { x, y })] };
}

/** Ratios below a half or above two are drawn as these: that much is never chance alone. */
const widestRatio = 2;

function colourAxis(input: FigureInput, hist: Hist2D, x: AxisModel, y: AxisModel): ColorAxisModel {
  const { figure, view } = input;
  const title = figure.zTitle ?? (isOfMeans(hist) ? "mean" : figure.noun);
  switch (figure.draw) {
    case "ratio": {
      const [lo, hi] = showable(view.z, true) ?? [1 / widestRatio, widestRatio];
      return { ...usableRange(lo, hi, true), log: true, title, palette: "diverging" };
    }
    case "species": {
      const names = labelled.map(({ symbol }, i) => ({ value: i + 1, label: symbol }));
      const inks = names.map(({ value }) => speciesInk(value));
      return { lo: 0.5, hi: labelled.length + 0.5, log: false, title, names, inks };
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
function legendOf(input: FigureInput): readonly LegendEntry[] {
  if (input.small === true) return [];
  return input.figure.overlays.flatMap((overlay): readonly LegendEntry[] => {
    if (!isDrawnOver(overlay, input)) return [];
    switch (overlay.kind) {
      case "bethe-bloch":
        return [betheBlochLegend];
      case "median-profile":
        return [{ label: "median", ink: "reference", sample: "line" }];
      case "slice-fits":
        return [
          { label: "slice mean", ink: "reference", sample: "square" },
          ...(overlay.sigma ? [{ label: "#it{#sigma}", ink: "reference", sample: "hollow" } as const] : []),
        ];
      default:
        return [];
    }
  });
}

export const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
