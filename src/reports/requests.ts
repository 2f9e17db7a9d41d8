import { findCheck } from "../qc/checks.ts";
import { ownRecipes, type OwnCheck } from "../qc/own-check.ts";
import { recipeKey, type Recipe } from "../qc/recipe.ts";
import type { Rule } from "../qc/quality.ts";
import type { FigureTemplate, Overlay } from "./template.ts";

/** What is computed from a figure's object: moments for its facts, and what its overlays and checks need; each once. */
export function recipesOf(figure: FigureTemplate, rule: Rule, own: readonly OwnCheck[] = []): readonly Recipe[] {
  const overlays = figure.overlays.flatMap((overlay) => recipesOfOverlay(overlay, rule));
  const checks = figure.checks.flatMap((id) => {
    const check = findCheck(id);
    return check?.rules.includes(rule) === true ? check.needs : [];
  });
  const recipes: readonly Recipe[] = [{ kind: "moments" }, ...overlays, ...checks, ...own.flatMap(ownRecipes)];
  return [...new Map(recipes.map((recipe) => [recipeKey(recipe), recipe])).values()];
}

function recipesOfOverlay(overlay: Overlay, rule: Rule): readonly Recipe[] {
  switch (overlay.kind) {
    case "median-profile":
      return [{ kind: "median-profile", rule }];
    case "median-sector":
      return [{ kind: "sector-sums" }];
    case "gaussian-fit":
      return [{ kind: "gaussian-fit", lo: overlay.lo, hi: overlay.hi }];
    case "sectors":
    case "target":
    case "wanted":
      return [];
  }
}
