import { centreOf } from "../../draw/bins.ts";
import type { FigureModel, Layer, LegendEntry, SectorRow } from "../../draw/figure-model.ts";
import { sectorCount } from "../../draw/figure-model.ts";
import {
  binAxisModel,
  colorAxisModel,
  colorsOf,
  countAxisModel,
  pointsOf,
  stepsOf,
  valueAxisModel,
} from "../../draw/layers-of.ts";
import { formatRange } from "../../draw/format.ts";
import { usableRange } from "../../draw/ranges.ts";
import type { Axis, Hist, Hist2D } from "../../hist/hist.ts";
import type { Verdict } from "../../qc/check.ts";
import type { GaussianFit, Measurement } from "../../qc/measurement.ts";
import { recipeKey } from "../../qc/recipe.ts";
import type { FigureTemplate, Overlay } from "../../reports/template.ts";
import type { FigureView } from "../../route/route.ts";
import { wantedRange } from "./wanted.ts";

/** What a figure is made from, all of it plain data. */
export interface FigureInput {
  readonly figure: FigureTemplate;
  readonly hist: Hist;
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
  const z = colorAxisModel(hist, x, y, { log: isLog(input, "z"), title: figure.noun, range: view.z });
  return { x, y, z, layers: [colorsOf(hist), ...overlayLayers(input)] };
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

function overlayLayers(input: FigureInput): readonly Layer[] {
  return input.figure.overlays.flatMap((overlay) => layersOf(overlay, input));
}

function layersOf(overlay: Overlay, { hist, measurements, verdicts, small }: FigureInput): readonly Layer[] {
  const onMap = hist.kind === "2d";
  switch (overlay.kind) {
    case "sectors":
      return [{ kind: "sectors" }];
    case "median-profile": {
      const profile = measured(measurements, "median-profile");
      if (profile === undefined) return [];
      const x = Float64Array.from(profile.values, (_, i) => centreOf(hist.x, i + 1));
      return [{ kind: "line", x, y: profile.values, ink: "reference", cased: true, width: 1.5 }];
    }
    case "median-sector": {
      const sums = measured(measurements, "sector-sums");
      if (sums === undefined || !(sums.median > 0)) return [];
      // The sum of a sector spread evenly over its bins: what a bin of the median sector holds on average.
      const at = (sums.median * sectorCount) / hist.x.n;
      return [{ kind: "rule", axis: "y", at, ink: "reference", dash: "dashed", cased: false }];
    }
    case "target":
      return [
        onMap
          ? { kind: "rule", axis: overlay.axis, at: overlay.at, ink: "reference", dash: "dashed", cased: true }
          : { kind: "rule", axis: overlay.axis, at: overlay.at, ink: "good", dash: "dotted", cased: false },
      ];
    case "wanted": {
      const range = wantedRange(overlay.check, verdicts);
      if (range === undefined) return [];
      const [lo, hi] = range;
      return [
        {
          kind: "band",
          axis: overlay.axis,
          lo,
          hi,
          quality: "good",
          ...(small === true ? {} : { label: formatRange(lo, hi) }),
        },
      ];
    }
    case "gaussian-fit": {
      const fit = gaussianFit(measurements, overlay);
      if (fit === undefined) return [];
      return [
        {
          kind: "curve",
          at: gaussian(fit),
          lo: overlay.lo,
          hi: overlay.hi,
          ink: "reference",
          cased: false,
          width: 1.5,
        },
      ];
    }
  }
}

type Kind = Measurement["kind"];

export const measured = <K extends Kind>(
  measurements: ReadonlyMap<string, Measurement>,
  kind: K,
): Extract<Measurement, { readonly kind: K }> | undefined =>
  [...measurements.values()].find((each): each is Extract<Measurement, { readonly kind: K }> => each.kind === kind);

/** The fit over the range of an overlay, where it converged. */
export function gaussianFit(
  measurements: ReadonlyMap<string, Measurement>,
  { lo, hi }: { readonly lo: number; readonly hi: number },
): GaussianFit | undefined {
  const found = measurements.get(recipeKey({ kind: "gaussian-fit", lo, hi }));
  return found?.kind === "gaussian-fit" && found.fit?.valid === true ? found.fit : undefined;
}

/** A·exp(−½((x − µ)/σ)²), in entries a bin as the histogram is. */
const gaussian = ({ constant, mean, sigma }: GaussianFit): ((x: number) => number) => {
  return (x) => constant.value * Math.exp(-0.5 * ((x - mean.value) / sigma.value) ** 2);
};

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

function legendOf({ figure, measurements }: FigureInput): readonly LegendEntry[] {
  const profile = figure.overlays.some((overlay) => overlay.kind === "median-profile");
  return profile && measured(measurements, "median-profile") !== undefined
    ? [{ label: "median", ink: "reference", sample: "line" }]
    : [];
}

export const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
