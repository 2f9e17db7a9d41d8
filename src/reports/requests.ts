import { findCheck } from "../qc/checks.ts";
import { ownRecipes, type OwnCheck } from "../qc/own-check.ts";
import { recipeOfShow, recipesBeside, type PadShow } from "../qc/pads/shows.ts";
import { recipeKey, type HistRecipe, type Recipe } from "../qc/recipe.ts";
import type { Rule } from "../qc/quality.ts";
import type { FigureTemplate, Overlay, SliceRange, WindowCurve } from "./template.ts";

/**
 * What is computed from a figure's object: what is drawn and told of it, and what its overlays and checks need; each once.
 *
 * @param show of values per pad the view that is looked at: others are measured when they are chosen.
 */
export function recipesOf(
  figure: FigureTemplate,
  rule: Rule,
  own: readonly OwnCheck[] = [],
  show: PadShow = "xy",
): readonly Recipe[] {
  const overlays = figure.overlays.flatMap((overlay) => recipesOfOverlay(overlay, rule));
  return eachOnce([...recipesOfDrawing(figure, rule, show), ...overlays, ...recipesOfChecks(figure, rule, own)]);
}

/** What is computed for the verdicts on a figure. */
export function recipesOfChecks(figure: FigureTemplate, rule: Rule, own: readonly OwnCheck[] = []): readonly Recipe[] {
  const checks = figure.checks.flatMap((id) => {
    const check = findCheck(id);
    return check?.rules.includes(rule) === true ? check.needs : [];
  });
  return eachOnce([...checks, ...own.flatMap(ownRecipes)]);
}

const eachOnce = (recipes: readonly Recipe[]): readonly Recipe[] => [
  ...new Map(recipes.map((recipe) => [recipeKey(recipe), recipe])).values(),
];

function recipesOfDrawing(figure: FigureTemplate, rule: Rule, show: PadShow): readonly Recipe[] {
  const { draw, by, rebinX = 1, curve, quantity, hypothesis } = figure;
  switch (draw) {
    case "hist":
    case "colz":
    case "species":
      return [{ kind: "moments" }];
    case "ratio":
      return by === undefined ? [] : [{ kind: "map-ratio", by, rebinX }];
    case "overlay":
    case "time-map":
    case "time-trend":
      return [{ kind: "moments" } as const, ...(curve === undefined ? [] : [curveRecipe(curve, rule)])].map(
        (each) => ({ kind: "windows", each }) as const,
      );
    case "separation":
    case "separation-momentum":
      return [{ kind: "separation", rule }, { kind: "bethe-bloch" }];
    case "species-profiles":
    case "species-ratio":
      if (hypothesis === undefined) return [];
      return [{ kind: "species-profiles", rule, hypothesis, rebinX }, { kind: "bethe-bloch" }];
    case "pads":
      return quantity === undefined ? [] : [...recipesBeside(quantity, rule), recipeOfShow(show, quantity, rule)];
  }
}

/** What is computed of every window for its curve. */
export function curveRecipe(curve: WindowCurve, rule: Rule): HistRecipe {
  if (curve.kind === "contents") return { kind: "gaussian-fit", lo: curve.lo, hi: curve.hi };
  return curve.kind === "median" ? { kind: "median-profile", rule } : sliceRecipe(curve, rule);
}

export const sliceRecipe = ({ lo, hi, crop, width }: SliceRange, rule: Rule): HistRecipe => ({
  kind: "slice-fits",
  rule,
  lo,
  hi,
  crop,
  width,
});

function recipesOfOverlay(overlay: Overlay, rule: Rule): readonly Recipe[] {
  switch (overlay.kind) {
    case "median-profile":
      return [{ kind: "median-profile", rule }];
    case "median-sector":
      return [{ kind: "sector-sums" }];
    case "gaussian-fit":
      return [{ kind: "gaussian-fit", lo: overlay.lo, hi: overlay.hi }];
    case "slice-fits":
      return [sliceRecipe(overlay, rule)];
    case "sectors":
    case "target":
    case "wanted":
      return [];
    case "bethe-bloch":
      return [{ kind: "bethe-bloch" }];
  }
}
