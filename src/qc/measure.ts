import type { Hist, Hist1D, Hist2D } from "../hist/hist.ts";
import { rebinX } from "../hist/rebin.ts";
import type { PlainObject } from "../hist/object.ts";
import { integral, integralWithFlow, peak } from "../stats/contents.ts";
import { fitPeak } from "../stats/gaussian-core.ts";
import { fitGaussian } from "../stats/gaussian-fit.ts";
import { median } from "../stats/median.ts";
import { moments } from "../stats/moments.ts";
import { quantileProfile, rootQuantileProfile, type QuantileProfile } from "../stats/quantile-profile.ts";
import { rootGaussianFit } from "../stats/root-gaussian-fit.ts";
import { robustSliceFits, rootSliceFits } from "../stats/slice-fits.ts";
import { betheBlochOf, betheBlochTree, type FoundParameters } from "./bethe-bloch.ts";
import { measureExpression } from "./expression/measure-expression.ts";
import { hypothesisIn } from "./hypothesis.ts";
import { mapRatio } from "./map-ratio.ts";
import type { HistMeasurement, Measurement } from "./measurement.ts";
import { measurePads } from "./pads/measure-pads.ts";
import { phiMeans } from "./phi-means.ts";
import { isPadRecipe, type HistRecipe, type Recipe } from "./recipe.ts";
import type { Rule } from "./quality.ts";
import { storedBetheBloch } from "./run-parameters.ts";
import { separationOf } from "./separation.ts";
import { storedSeparation, storedValues } from "./separation/stored.ts";
import { speciesProfiles } from "./species.ts";
import { sectorGains, sectorMedians, sectorSums } from "./sectors.ts";

/**
 * Another object of the same group by its name, or of the same file by its address; `undefined` where there is none,
 * "failed" where it could not be read.
 */
export type Partner = (name: string) => PlainObject | undefined;

/** Runs a recipe; `undefined` where it does not apply to the object, or to what it is taken together with. */
export function measure(object: PlainObject, recipe: Recipe, partner: Partner): Measurement | undefined {
  if (recipe.kind === "windows") {
    if (object.kind !== "windows") return undefined;
    const windows = object.windows.map(({ start, end = start, hist }) => ({
      start,
      end,
      measured: measureHist(hist, recipe.each, partner),
    }));
    return { kind: "windows", windows };
  }
  if (isPadRecipe(recipe)) return measurePads(object, recipe, partner);
  // Parameters are those of the file, whatever the object: maps of species were in a canvas once.
  if (object.kind === "canvas" && recipe.kind === "bethe-bloch") return betheBloch(partner);
  return object.kind === "histogram" ? measureHist(object.hist, recipe, partner) : undefined;
}

const alone: Partner = () => undefined;

const betheBloch = (partner: Partner): HistMeasurement => ({
  kind: "bethe-bloch",
  found: parametersIn(partner(betheBlochTree)),
});

/** The same from a histogram; by sector it needs an axis that is φ. */
export function measureHist(hist: Hist, recipe: HistRecipe, partner = alone): HistMeasurement | undefined {
  switch (recipe.kind) {
    case "moments":
      return momentsOf(hist);
    case "contents":
      return hist.kind === "1d" ? { kind: "contents", hist: withOwnArrays(hist) } : undefined;
    case "axes":
      return hist.kind === "2d"
        ? { kind: "axes", title: hist.title, x: hist.x, y: hist.y, yTitle: hist.y.title }
        : { kind: "axes", title: hist.title, x: hist.x, y: undefined, yTitle: hist.yTitle };
    case "median-profile":
      return hist.kind === "2d" ? medianProfile(hist, recipe) : undefined;
    case "quantile-band":
      return hist.kind === "2d" ? quantileBand(hist, recipe.rule) : undefined;
    case "gaussian-fit":
      return hist.kind === "1d" ? gaussianFit(hist, recipe.lo, recipe.hi) : undefined;
    case "slice-fits":
      return hist.kind === "2d" ? sliceFits(hist, recipe) : undefined;
    case "sector-sums":
      return hist.kind === "1d" ? sectorSums(hist) : undefined;
    case "sector-medians":
      return hist.kind === "2d" ? sectorMedians(hist) : undefined;
    case "bethe-bloch":
      return betheBloch(partner);
    case "separation":
      return hist.kind === "2d" ? separation(hist, recipe.rule, partner) : undefined;
    case "phi-means":
      return hist.kind === "2d" ? phiMeans(hist) : undefined;
    case "peak":
      return hist.kind === "1d" ? { kind: "peak", fit: fitPeak(hist, recipe.width) } : undefined;
    case "species-profiles": {
      const hypothesis = hypothesisIn(recipe.hypothesis, partner);
      if (hist.kind !== "2d" || hypothesis === undefined) return undefined;
      const species = speciesProfiles(hist, hypothesis, { rule: recipe.rule, group: recipe.rebinX });
      return species && { kind: "species-profiles", species };
    }
    case "sector-gains":
      return hist.kind === "2d" ? sectorGains(hist, recipe) : undefined;
    case "map-ratio": {
      const by = partner(recipe.by);
      if (hist.kind !== "2d" || by?.kind !== "histogram" || by.hist.kind !== "2d") return undefined;
      const ratio = mapRatio(hist, by.hist, recipe.rebinX);
      return ratio && { kind: "map-ratio", ...ratio };
    }
    case "expression":
      return measureExpression(recipe.text, hist);
  }
}

/** What is posted and stored takes along the whole buffer that its arrays are views of. */
const withOwnArrays = (hist: Hist1D): Hist1D => ({
  ...hist,
  values: hist.values.slice(),
  variances: hist.variances?.slice(),
});

function momentsOf(hist: Hist): HistMeasurement {
  const { effectiveEntries, x, y } = moments(hist);
  return {
    kind: "moments",
    entries: hist.entries,
    effectiveEntries,
    integral: integral(hist),
    integralWithFlow: integralWithFlow(hist),
    x,
    y,
    peak: peak(hist),
  };
}

function gaussianFit(hist: Hist1D, lo: number, hi: number): HistMeasurement {
  const fit = fitGaussian(hist, lo, hi);
  return { kind: "gaussian-fit", fit, quoted: fit && rootGaussianFit(hist, fit), entries: hist.entries };
}

const quantileOf = (hist: Hist2D, rule: Rule, share: number): QuantileProfile =>
  rule === "parity" ? rootQuantileProfile(hist, share) : quantileProfile(hist, share);

const quantileBand = (hist: Hist2D, rule: Rule): HistMeasurement => ({
  kind: "quantile-band",
  low: quantileOf(hist, rule, 0.16),
  high: quantileOf(hist, rule, 0.84),
});

function medianProfile(
  hist: Hist2D,
  { rule, rebinX: group = 1 }: Extract<HistRecipe, { kind: "median-profile" }>,
): HistMeasurement | undefined {
  if (hist.x.n < group) return undefined;
  const profile = quantileOf(group === 1 ? hist : rebinX(hist, group), rule, 0.5);
  // In parity an empty column is 0 ± 0, which is no median.
  const medians = profile.values.filter((_, i) => profile.entries[i]! > 0);
  return { kind: "median-profile", ...profile, medianOfMedians: median(medians) };
}

function sliceFits(hist: Hist2D, recipe: Extract<HistRecipe, { kind: "slice-fits" }>): HistMeasurement {
  const range = [recipe.lo, recipe.hi] as const;
  const fits =
    recipe.rule === "parity"
      ? rootSliceFits(hist, { range, crop: recipe.crop })
      : robustSliceFits(hist, { range, width: recipe.width });
  return { kind: "slice-fits", fits, fitted: fits.states.filter((state) => state === "fitted").length };
}

function parametersIn(tree: PlainObject | undefined): FoundParameters {
  if (tree === undefined || tree.kind === "failed") return { kind: tree === undefined ? "none" : "unread" };
  return { kind: "stored", values: storedBetheBloch(tree) ?? [] };
}

function separation(hist: Hist2D, rule: Rule, partner: Partner): HistMeasurement | undefined {
  // Not by the table of runs: what is computed from a file is of its content alone, and the run may be from its name.
  const { parameters } = betheBlochOf(undefined, parametersIn(partner(betheBlochTree)));
  const found = separationOf(hist, rule, parameters);
  const profile = partner(storedSeparation);
  const isProfile = profile?.kind === "histogram" && profile.hist.kind === "profile";
  return (
    found && {
      kind: "separation",
      separation: found,
      stored: isProfile ? storedValues(profile.hist) : undefined,
    }
  );
}
