import type { Rule } from "../quality.ts";
import type { PadRecipe } from "../recipe.ts";
import type { PadQuantityName } from "./quantity.ts";

/** Ways to look at the values per pad: maps in x and y, every pad by itself, maps in φ and r, distributions of chambers. */
export const padShows = ["xy", "plane", "rphi", "chambers"] as const;
export type PadShow = (typeof padShows)[number];

/** What is drawn and told beside every one of them. */
export const recipesBeside = (quantity: PadQuantityName, rule: Rule): readonly PadRecipe[] => [
  { kind: "pad-summary", quantity },
  { kind: "pad-distributions", quantity, rule },
  { kind: "pad-regions", quantity, rule },
];

/** What one of them alone draws. */
export function recipeOfShow(show: PadShow, quantity: PadQuantityName, rule: Rule): PadRecipe {
  switch (show) {
    case "xy":
      return { kind: "pad-xy", quantity, rule };
    case "plane":
      return { kind: "pad-values", quantity };
    case "rphi":
      return { kind: "pad-rphi", quantity, rule };
    case "chambers":
      return { kind: "pad-chambers", quantity, rule };
  }
}
