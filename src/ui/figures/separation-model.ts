import { centreOf } from "../../draw/bins.ts";
import type { Ink, Layer, LegendEntry, Tag } from "../../draw/figure-model.ts";
import { speciesInk } from "../../draw/ink.ts";
import { extentOf } from "../../draw/ranges.ts";
import type { Hist1D } from "../../hist/hist.ts";
import { species } from "../../qc/bethe-bloch.ts";
import {
  componentsOf,
  modelAt,
  modelOfPeriod,
  type ModelFit,
  type ParitySeparation,
} from "../../qc/separation/parity.ts";
import type { WindowModel } from "../../qc/separation/robust.ts";
import { visibleRange } from "../../qc/separation/window.ts";
import type { OfRun } from "./bethe-bloch.ts";
import { measured } from "./measured.ts";

export const separationLegend: readonly LegendEntry[] = [{ label: "fit", ink: "reference", sample: "line" }];

/** Of today's three models that of the year of the run's period. */
export const modelOf = ({ models }: ParitySeparation, { info }: Pick<OfRun, "info">): ModelFit | undefined =>
  models.find(({ model }) => model === modelOfPeriod(info?.period));

/** What was fitted to the spectrum: its parts in the colours of the species, named at their peaks, and their sum. */
export function separationLayers(of: OfRun, { x, values }: Hist1D): readonly Layer[] {
  const separation = measured(of.measurements, "separation")?.separation;
  if (separation === undefined) return [];
  const top = extentOf(values).max ?? 0;
  if (separation.rule === "parity") {
    const model = modelOf(separation, of);
    return model?.fit === undefined ? [] : curvesOf(model, top);
  }
  const { model } = separation.usual;
  return model === undefined ? [] : linesOf(model, x, top);
}

/** What is expected in each bin, from centre to centre. */
function linesOf({ bins, components }: WindowModel, x: Hist1D["x"], top: number): readonly Layer[] {
  const at = Float64Array.from(components[0]!.content, (_, i) => centreOf(x, bins[0] + i));
  const line = (y: Float64Array, ink: Ink): Layer => ({ kind: "line", x: at, y, ink, cased: false, width: 1.4 });
  const sum = at.map((_, i) => components.reduce((total, { content }) => total + content[i]!, 0));
  const tags = components.flatMap(({ name, content }): readonly Tag[] => {
    const highest = content.reduce((best, value, i) => (value > content[best]! ? i : best), 0);
    return tagAt(plain(name), at[highest]!, content[highest]!, top);
  });
  return [
    ...components.map(({ name, content }) => line(content, inkOf(plain(name)))),
    line(sum, "reference"),
    { kind: "tags", tags },
  ];
}

/** Today's curves: of entries a bin, taken at the centres of bins. */
function curvesOf(model: ModelFit, top: number): readonly Layer[] {
  const [lo, hi] = visibleRange;
  const curve = (at: (dEdx: number) => number, ink: Ink): Layer => ({
    kind: "curve",
    at,
    lo,
    hi,
    ink,
    cased: false,
    width: 1.4,
  });
  const components = componentsOf(model);
  const tags = components.flatMap(({ name, at, peak }) => (peak === undefined ? [] : tagAt(name, peak, at(peak), top)));
  return [
    ...components.map(({ name, at }) => curve(at, inkOf(name))),
    curve((dEdx) => modelAt(model, dEdx), "reference"),
    { kind: "tags", tags },
  ];
}

/** What of the fit is expected in one bin; nothing outside of the bins that are fitted. */
export function partsIn(
  of: OfRun,
  dEdx: number,
  bin: number,
): readonly { readonly name: string; readonly value: number }[] {
  const separation = measured(of.measurements, "separation")?.separation;
  if (separation === undefined) return [];
  if (separation.rule === "robust") {
    const { model } = separation.usual;
    if (model === undefined || bin < model.bins[0] || bin > model.bins[1]) return [];
    return model.components.map(({ name, content }) => ({
      name: partName(name),
      value: content[bin - model.bins[0]]!,
    }));
  }
  const model = modelOf(separation, of);
  const [first, last] = separation.visibleBins;
  if (model?.fit === undefined || bin < first || bin > last) return [];
  return componentsOf(model).map(({ name, at }) => ({ name: partName(name), value: at(dEdx) }));
}

/** Kaons are kaons wherever they were looked for. */
const plain = (name: string): string => name.replace(/^moved-/, "");

const placeOf = (name: string): number => species.findIndex(({ id }) => id === name);

function inkOf(name: string): Ink {
  const place = placeOf(name);
  return place < 0 ? "axis" : speciesInk(place + 1);
}

/** "Kaons", "Background". */
export const partName = (name: string): string =>
  species[placeOf(plain(name))]?.plural ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Above the peak of a part, as far as other names need; nothing of what is no peak of a species. */
function tagAt(name: string, x: number, height: number, top: number): readonly Tag[] {
  const label = species[placeOf(name)]?.plural;
  if (label === undefined || !(height > 0)) return [];
  return [{ label, places: [0.07, 0.14, 0.21, 0.28].map((above) => [x, height + above * top] as const) }];
}
