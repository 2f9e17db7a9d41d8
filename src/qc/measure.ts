import type { Hist, Hist2D } from "../hist/hist.ts";
import { integral, integralWithFlow, peak } from "../stats/contents.ts";
import { fitGaussian } from "../stats/gaussian-fit.ts";
import { median } from "../stats/median.ts";
import { moments } from "../stats/moments.ts";
import { quantileProfile, rootQuantileProfile } from "../stats/quantile-profile.ts";
import type { Measurement, Recipe } from "./measurement.ts";
import type { Rule } from "./quality.ts";
import { sectorMedians, sectorSums } from "./sectors.ts";

/** Runs a recipe; `undefined` where it does not apply to that kind of histogram (or, by sector, where its axis is not φ). */
export function measure(hist: Hist, recipe: Recipe): Measurement | undefined {
  switch (recipe.kind) {
    case "moments":
      return momentsOf(hist);
    case "median-profile":
      return hist.kind === "2d" ? medianProfile(hist, recipe.rule) : undefined;
    case "gaussian-fit":
      return hist.kind === "1d"
        ? { kind: "gaussian-fit", fit: fitGaussian(hist, recipe.lo, recipe.hi), entries: hist.entries }
        : undefined;
    case "sector-sums":
      return hist.kind === "1d" ? sectorSums(hist) : undefined;
    case "sector-medians":
      return hist.kind === "2d" ? sectorMedians(hist) : undefined;
  }
}

function momentsOf(hist: Hist): Measurement {
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

function medianProfile(hist: Hist2D, rule: Rule): Measurement {
  const profile = rule === "parity" ? rootQuantileProfile(hist, 0.5) : quantileProfile(hist, 0.5);
  // In parity an empty column is 0 ± 0, which is no median.
  const medians = profile.values.filter((_, i) => profile.entries[i]! > 0);
  return { kind: "median-profile", ...profile, medianOfMedians: median(medians) };
}
