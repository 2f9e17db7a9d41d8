import type { Hist } from "../../../src/hist/hist.ts";
import type { PlainObject } from "../../../src/hist/object.ts";
import { measureHist } from "../../../src/qc/measure.ts";
import type { Measurement } from "../../../src/qc/measurement.ts";
import { recipesOfOverlay } from "../../../src/qc/period/overlay.ts";
import { periodFigures } from "../../../src/qc/period/period-figures.ts";
import { trendQuantities } from "../../../src/qc/period/quantity.ts";
import { recipesOfTrend, type MeasuredRun } from "../../../src/qc/period/trend-point.ts";
import { isPadRecipe, recipeKey, type HistRecipe, type Recipe } from "../../../src/qc/recipe.ts";

/** What trends and overlays need of a run: object ("PID/hdEdxVsTgl") and recipes. */
const wanted: ReadonlyMap<string, readonly HistRecipe[]> = (() => {
  const all = [
    ...trendQuantities.map((quantity) => [quantity.object, recipesOfTrend(quantity)] as const),
    ...periodFigures.map((figure) => [figure.object, recipesOfOverlay(figure).filter(isHistRecipe)] as const),
  ];
  const byObject = new Map<string, readonly HistRecipe[]>();
  for (const [object, recipes] of all) byObject.set(object, [...(byObject.get(object) ?? []), ...recipes]);
  return byObject;
})();

function isHistRecipe(recipe: Recipe): recipe is HistRecipe {
  return recipe.kind !== "windows" && !isPadRecipe(recipe);
}

/** Maps whose contents are labels of species. */
export const labelNames: ReadonlySet<string> = new Set(["hdEdxVspHypoPos_TPC", "hdEdxVspHypoNeg_TPC"]);

/** Names of the histograms that are needed. */
export const wantedNames: ReadonlySet<string> = new Set([
  ...labelNames,
  ...[...wanted.keys()].map((object) => object.split("/")[1]!),
]);

/** All that is needed, measured once; the histograms themselves are let go. */
export function measuredRun(hists: ReadonlyMap<string, Hist>): MeasuredRun {
  const measured = new Map<string, Measurement | undefined>();
  const partner = (name: string): PlainObject | undefined => {
    const hist = hists.get(name);
    return hist && { kind: "histogram", name, hist };
  };
  for (const [object, recipes] of wanted) {
    const hist = hists.get(object.split("/")[1]!);
    if (hist === undefined) continue;
    for (const recipe of recipes) {
      const key = `${object} ${recipeKey(recipe)}`;
      if (!measured.has(key)) measured.set(key, measureHist(hist, recipe, partner));
    }
  }
  return (object, recipe) => measured.get(`${object} ${recipeKey(recipe)}`);
}
