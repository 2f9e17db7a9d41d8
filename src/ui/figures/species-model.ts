import type { AxisModel, FigureModel, Layer, LegendEntry } from "../../draw/figure-model.ts";
import { speciesInk } from "../../draw/ink.ts";
import { binAxisModel } from "../../draw/layers-of.ts";
import { showable, usableRange } from "../../draw/ranges.ts";
import { hist1D } from "../../hist/build.ts";
import type { Estimate, Hist1D } from "../../hist/hist.ts";
import { species as known } from "../../qc/bethe-bloch.ts";
import type { SpeciesProfiles } from "../../qc/measurement.ts";
import type { SpeciesProfile } from "../../qc/species.ts";
import { betheBlochLayers, betheBlochLegend, curveOf, parametersOf, type OfRun } from "./bethe-bloch.ts";
import type { FigureInput } from "./figure-model.ts";
import { measured } from "./measured.ts";
import { isLog } from "./view.ts";

/** Tracks of all species in each bin. */
export function tracksOf({ x, profiles }: SpeciesProfiles): Hist1D {
  const values = Float64Array.from({ length: x.n }, (_, i) =>
    profiles.reduce((sum, { entries }) => sum + entries[i]!, 0),
  );
  return hist1D({ name: "tracks of known species", x, values });
}

/** Where more of a bin's tracks lie among those of other species, its number is of several. */
const mostlyMixed = 0.5;

/**
 * What is drawn of a species in each bin: its dE/dx or, over the expectation, the ratio to its curve at the momentum of its
 * tracks. `undefined` where there is nothing, or what it is compared with is not known.
 */
export function speciesPoints(
  { figure, ...of }: OfRun & Pick<FigureInput, "figure">,
  { rule }: SpeciesProfiles,
  { values, errors, momenta, mixed, species }: SpeciesProfile,
): readonly (Estimate | undefined)[] {
  const parameters = parametersOf(of)?.parameters;
  const isRatio = figure.draw === "species-ratio";
  const expected = parameters && curveOf(parameters, species);
  return Array.from(values, (value, i) => {
    const unit = isRatio ? (expected?.(momenta[i]!) ?? NaN) : 1;
    // Today's rule takes every cell as what it is labelled.
    if (Number.isNaN(value / unit) || (rule === "robust" && mixed[i]! > mostlyMixed)) return undefined;
    return { value: value / unit, error: errors[i]! / unit };
  });
}

/** Every species in its colour: points at the momenta of its tracks, on the curves or about 1; axes alone without them. */
export function speciesModel(input: FigureInput, { x: bins }: Hist1D): FigureModel {
  const { figure, view, small } = input;
  const profiles = measured(input.measurements, "species-profiles")?.species;
  const x = binAxisModel(bins, { range: view.x ?? figure.x, title: figure.xTitle, log: isLog(input, "x") });
  const isRatio = figure.draw === "species-ratio";
  const log = isLog(input, "y");
  const [lo, hi] = showable(view.y, log) ?? figure.y ?? (isRatio ? [0.8, 1.2] : [20, 2000]);
  const y: AxisModel = { ...usableRange(lo, hi, log), log, title: figure.yTitle ?? "" };
  const points = (profiles?.profiles ?? []).map((profile, i): Layer => {
    const numbers = speciesPoints(input, profiles!, profile);
    return {
      kind: "points",
      x: profile.momenta,
      y: Float64Array.from(numbers, (number) => number?.value ?? NaN),
      yErrors: Float64Array.from(numbers, (number) => number?.error ?? NaN),
      bins,
      ink: speciesInk(i + 1),
      marker: isRatio ? "point" : "trend",
      cased: false,
    };
  });
  if (isRatio) {
    const one: Layer = { kind: "rule", axis: "y", at: 1, ink: "reference", dash: "solid", cased: false };
    return { x, y, layers: [one, ...points], legend: speciesLegend(profiles?.profiles ?? []) };
  }
  const hasCurves = figure.overlays.some(({ kind }) => kind === "bethe-bloch");
  const curves = hasCurves ? betheBlochLayers(input, { x, y }, small !== true) : [];
  // Names of the curves over everything.
  const [lines, names] = [curves.filter(({ kind }) => kind !== "tags"), curves.filter(({ kind }) => kind === "tags")];
  return { x, y, layers: [...lines, ...points, ...names], legend: curves.length === 0 ? [] : [betheBlochLegend] };
}

/** Of the species that there are. */
const speciesLegend = (profiles: readonly SpeciesProfile[]): readonly LegendEntry[] =>
  profiles.flatMap(({ values }, i) =>
    values.every(Number.isNaN) ? [] : [{ label: known[i]!.symbol, ink: speciesInk(i + 1), sample: "point" } as const],
  );
