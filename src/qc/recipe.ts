import { betheBlochTree } from "./bethe-bloch.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { storedObjects, type PadQuantityName } from "./pads/quantity.ts";
import type { Rule } from "./quality.ts";
import { storedSeparation } from "./separation/stored.ts";

export { padQuantities, type PadQuantityName } from "./pads/quantity.ts";

/**
 * A recipe says what to compute from one object; workers run it, results are stored under its key and version.
 * Thresholds are no part of it: judging what was measured is quick and done where it is shown.
 */
export type Recipe = HistRecipe | PadRecipe | WindowsRecipe;

/** From a histogram, map or profile. */
export type HistRecipe =
  | { readonly kind: "moments" }
  /** The histogram itself: what runs are laid over and compared with each other by. */
  | { readonly kind: "contents" }
  /** Its axes: what curves of several runs are laid over by, without the maps they are made of. */
  | { readonly kind: "axes" }
  /** Of every column of a map, or of so many joined. */
  | { readonly kind: "median-profile"; readonly rule: Rule; readonly rebinX?: number }
  /** Quantiles of 16 % and 84 % of every column, which hold the middle two thirds. */
  | { readonly kind: "quantile-band"; readonly rule: Rule }
  | { readonly kind: "gaussian-fit"; readonly lo: number; readonly hi: number }
  /** Gaussian fits to the columns of a map. */
  | {
      readonly kind: "slice-fits";
      readonly rule: Rule;
      /** Range of the fits along y. */
      readonly lo: number;
      readonly hi: number;
      /** "parity": columns are cut to the range first, as with a range set on the axis. */
      readonly crop: boolean;
      /** "robust": half of the width of the fitted core, in σ. */
      readonly width: number;
    }
  /** Sums of a φ histogram in the 18 sectors. */
  | { readonly kind: "sector-sums" }
  /** Median of y in the 18 sectors of a map over φ. */
  | { readonly kind: "sector-medians" }
  /** Parameters of the expected dE/dx that the file of the object carries. */
  | { readonly kind: "bethe-bloch" }
  /** Mean of y in the 18 sectors of a map over φ, and the wave that repeats with every sector. */
  | { readonly kind: "phi-means" }
  /** Gaussian core of the largest peak of a histogram, ± `width` σ, anywhere on its axis. */
  | { readonly kind: "peak"; readonly width: number }
  /**
   * Pion and electron peaks, from a map of dE/dx against momentum. "robust" starts from the curve of the file, the default
   * one where it has none.
   */
  | { readonly kind: "separation"; readonly rule: Rule }
  /** dE/dx of each species against momentum, after joining bins of x; species from another map of the same group. */
  | {
      readonly kind: "species-profiles";
      readonly rule: Rule;
      readonly hypothesis: Hypothesis;
      readonly rebinX: number;
    }
  /** Gaussian core of y in each of the 36 sectors of a map over the sector, within lo…hi. */
  | { readonly kind: "sector-gains"; readonly lo: number; readonly hi: number; readonly width: number }
  /** The map divided by another one of the same group, bin by bin, after joining bins of x. */
  | { readonly kind: "map-ratio"; readonly by: string; readonly rebinX: number }
  /** An expression of a person's own, in its one spelling. */
  | { readonly kind: "expression"; readonly text: string };

/** From the values per pad of the clusters task, or from what an extracted file has of them. `quantity` as stored. */
export type PadRecipe = { readonly quantity: PadQuantityName } & (
  | {
      readonly kind:
        | "pad-summary"
        /** The values themselves, for the exact view. */
        | "pad-values";
    }
  | {
      readonly kind:
        | "pad-xy"
        | "pad-rphi"
        /** The same against φ and against r. */
        | "pad-projections"
        /** Values of all pads of a side. */
        | "pad-distributions"
        /** The same of each of the 72 chambers. */
        | "pad-chambers"
        /** Regions of pads that are dead, low or high; "parity": of bins of the map in x and y. */
        | "pad-regions";
      readonly rule: Rule;
    }
);

/** The same from every moving window. */
export interface WindowsRecipe {
  readonly kind: "windows";
  readonly each: HistRecipe;
}

/** Version of every recipe; a new number makes old stored results misses. Part of links. */
const versions = {
  moments: 1,
  contents: 1,
  axes: 1,
  "median-profile": 1,
  "quantile-band": 1,
  "gaussian-fit": 2,
  "slice-fits": 2,
  "sector-sums": 1,
  "bethe-bloch": 2,
  "sector-medians": 2,
  "phi-means": 1,
  peak: 1,
  separation: 2,
  "species-profiles": 1,
  "sector-gains": 1,
  "map-ratio": 1,
  expression: 1,
  "pad-summary": 1,
  "pad-values": 1,
  "pad-xy": 1,
  "pad-rphi": 1,
  "pad-projections": 1,
  "pad-distributions": 2,
  "pad-chambers": 2,
  "pad-regions": 1,
  windows: 1,
} as const satisfies Record<Recipe["kind"], number>;

/** Counts up with every change of a recipe or a check: a link tells with which the sender saw. */
export const recipesRelease = 4;

/** Parameters in the order in which a key names them. */
const parameters = ["quantity", "by", "rule", "lo", "hi", "crop", "width", "rebinX", "text"];

/** One text per recipe and its parameters, version included: "gaussian-fit:40:60@2", "windows:moments@1@1". */
export function recipeKey(recipe: Recipe): string {
  const known = keys.get(recipe);
  if (known !== undefined) return known;
  const key = keyOf(recipe);
  keys.set(recipe, key);
  return key;
}

/** The same recipe is asked for its key again and again. */
const keys = new WeakMap<Recipe, string>();

function keyOf(recipe: Recipe): string {
  const given = new Map<string, unknown>(Object.entries(recipe).filter(([, value]) => value !== undefined));
  const values = parameters.flatMap((name) => (given.has(name) ? [String(given.get(name))] : []));
  const inner = recipe.kind === "windows" ? [recipeKey(recipe.each)] : [];
  const map = recipe.kind === "species-profiles" ? [recipe.hypothesis.map] : [];
  return `${[recipe.kind, ...inner, ...map, ...values].join(":")}@${versions[recipe.kind]}`;
}

/** Under which rule alone a recipe is made; `undefined`: under both, or told by its check. */
export const ruleOf = (recipe: Recipe): Rule | undefined =>
  recipe.kind === "windows" ? ruleOf(recipe.each) : "rule" in recipe ? recipe.rule : undefined;

/**
 * Other objects that a recipe takes too: by their names those of the same group, by their addresses ("/dir/name") others of
 * the same file. Where what it needs is missing the recipe does not apply.
 */
export function partnersOf(recipe: Recipe): readonly string[] {
  if (recipe.kind === "bethe-bloch") return [betheBlochTree];
  if (recipe.kind === "separation") return [storedSeparation, ...(recipe.rule === "robust" ? [betheBlochTree] : [])];
  if (recipe.kind === "map-ratio") return [recipe.by];
  if (recipe.kind === "species-profiles") return [recipe.hypothesis.map, recipe.hypothesis.canvas];
  return isPadRecipe(recipe) ? storedObjects(recipe.quantity) : [];
}

export const isPadRecipe = (recipe: Recipe): recipe is PadRecipe => "quantity" in recipe;

/** Large, and made anew from what is kept as fast as it would be read: not kept. */
const madeAnew: ReadonlySet<Recipe["kind"]> = new Set([
  "map-ratio",
  "expression",
  "pad-values",
  "pad-xy",
  "pad-rphi",
  "pad-distributions",
  "pad-chambers",
]);

export const isKept = (recipe: Recipe): boolean => !madeAnew.has(recipe.kind);

/** Large, and drawn by a view that was chosen alone: the page has it as long as it is looked at. */
const passing: ReadonlySet<Recipe["kind"]> = new Set(["pad-values", "pad-rphi", "pad-chambers"]);

export const isPassing = (recipe: Recipe): boolean => passing.has(recipe.kind);
