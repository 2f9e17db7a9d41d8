import type { GaussianFit } from "../stats/gaussian-fit.ts";
import type { AxisMoments } from "../stats/moments.ts";
import type { Rule } from "./quality.ts";

export type { AxisMoments, GaussianFit };

/**
 * A recipe says what to compute from one histogram; workers run it, results are stored under its key and version.
 * Thresholds are no part of it: judging what was measured is quick and done where it is shown.
 */
export type Recipe =
  | { readonly kind: "moments" }
  | { readonly kind: "median-profile"; readonly rule: Rule }
  | { readonly kind: "gaussian-fit"; readonly lo: number; readonly hi: number }
  /** Sums of a φ histogram in the 18 sectors. */
  | { readonly kind: "sector-sums" }
  /** Median of y in the 18 sectors of a map over φ. */
  | { readonly kind: "sector-medians" };

export type Measurement =
  | {
      readonly kind: "moments";
      readonly entries: number;
      readonly effectiveEntries: number;
      /** Sum of the bins 1…n, and of all cells. */
      readonly integral: number;
      readonly integralWithFlow: number;
      readonly x: AxisMoments;
      readonly y: AxisMoments | undefined;
      /** Largest content of bins 1…n and its bin (1-based), `undefined` where all are empty. */
      readonly peak: { readonly value: number; readonly x: number; readonly y: number | undefined } | undefined;
    }
  | {
      readonly kind: "median-profile";
      /** One entry a bin of x, index 0 = bin 1; NaN where there is no value (drawn as a gap). */
      readonly values: Float64Array;
      readonly errors: Float64Array;
      /** Sum of the column, y bins 1…n. */
      readonly entries: Float64Array;
      /** Median of the medians over columns that have one. */
      readonly medianOfMedians: number | undefined;
    }
  | { readonly kind: "gaussian-fit"; readonly fit: GaussianFit | undefined; readonly entries: number }
  | { readonly kind: "sector-sums"; readonly sums: readonly number[]; readonly median: number }
  | {
      readonly kind: "sector-medians";
      readonly medians: readonly (number | undefined)[];
      readonly entries: readonly number[];
      readonly median: number | undefined;
    };

/** Version of every recipe; a new number makes old stored results misses. Part of links. */
export const recipeVersions = {
  moments: 1,
  "median-profile": 1,
  "gaussian-fit": 1,
  "sector-sums": 1,
  "sector-medians": 1,
} as const satisfies Record<Recipe["kind"], number>;

/** One text per recipe and its parameters, version included: "gaussian-fit:40:60@1". */
export function recipeKey(recipe: Recipe): string {
  const parameters =
    recipe.kind === "gaussian-fit"
      ? `:${recipe.lo}:${recipe.hi}`
      : recipe.kind === "median-profile"
        ? `:${recipe.rule}`
        : "";
  return `${recipe.kind}${parameters}@${recipeVersions[recipe.kind]}`;
}

/** Counts up with every change of a recipe or a check: a link tells with which the sender saw. */
export const recipesRelease = 1;
