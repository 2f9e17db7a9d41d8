import { padQuantities, type HistRecipe, type Recipe } from "../../src/qc/recipe.ts";
import type { Rule } from "../../src/qc/quality.ts";
import type { Random } from "./random.ts";

const rules = ["robust", "parity"] as const satisfies readonly Rule[];
const byRule = <T>(make: (rule: Rule) => T): readonly T[] => rules.map(make);
const range = { lo: 40, hi: 60, width: 1.5 } as const;
const quantity = padQuantities[1];

/** Of every kind those that compute otherwise; the compiler asks for those of a new kind. */
const histRecipes = {
  moments: [{ kind: "moments" }],
  "median-profile": byRule((rule) => ({ kind: "median-profile", rule })),
  "quantile-band": byRule((rule) => ({ kind: "quantile-band", rule })),
  "gaussian-fit": [{ kind: "gaussian-fit", lo: 40, hi: 60 }],
  "slice-fits": byRule((rule) => ({ kind: "slice-fits", rule, crop: true, ...range })),
  "sector-sums": [{ kind: "sector-sums" }],
  "sector-medians": [{ kind: "sector-medians" }],
  "phi-means": [{ kind: "phi-means" }],
  peak: [{ kind: "peak", width: 2 }],
  separation: byRule((rule) => ({ kind: "separation", rule })),
  axes: [{ kind: "axes" }],
  contents: [{ kind: "contents" }],
  "bethe-bloch": [{ kind: "bethe-bloch" }],
  "species-profiles": byRule((rule) => ({
    kind: "species-profiles",
    rule,
    hypothesis: { map: "hdEdxVspHypoPos_TPC", canvas: "CdEdxPIDHypothesisVsp" },
    rebinX: 2,
  })),
  "sector-gains": [{ kind: "sector-gains", ...range }],
  "map-ratio": [{ kind: "map-ratio", by: "h2DNClustersEta", rebinX: 2 }],
  expression: [{ kind: "expression", text: "fit(mean; 40, 60) / stdDev(xaxis) + median > 0" }],
} as const satisfies { readonly [Kind in HistRecipe["kind"]]: readonly (HistRecipe & { readonly kind: Kind })[] };

const padRecipes = {
  "pad-summary": padQuantities.map((each) => ({ kind: "pad-summary", quantity: each })),
  "pad-values": [{ kind: "pad-values", quantity }],
  "pad-xy": byRule((rule) => ({ kind: "pad-xy", quantity, rule })),
  "pad-projections": byRule((rule) => ({ kind: "pad-projections", quantity, rule })),
  "pad-rphi": byRule((rule) => ({ kind: "pad-rphi", quantity, rule })),
  "pad-distributions": byRule((rule) => ({ kind: "pad-distributions", quantity, rule })),
  "pad-chambers": byRule((rule) => ({ kind: "pad-chambers", quantity, rule })),
  "pad-regions": byRule((rule) => ({ kind: "pad-regions", quantity, rule })),
} as const satisfies {
  readonly [Kind in Exclude<Recipe["kind"], HistRecipe["kind"] | "windows">]: readonly (Recipe & {
    readonly kind: Kind;
  })[];
};

const ofHist: readonly HistRecipe[] = Object.values(histRecipes).flat();
const all: readonly Recipe[] = [...ofHist, ...Object.values(padRecipes).flat()];
const ofWindows: readonly Recipe[] = ofHist.map((each) => ({ kind: "windows", each }));

/** Picked for one object: all of them over many thousands of mutants, in a time that can be waited for. */
const picked = 4;

const some = (recipes: readonly Recipe[], random: Random | undefined): readonly Recipe[] =>
  random === undefined ? recipes : Array.from({ length: picked }, () => random.pick(recipes));

/** What is measured of an object: without `random` all there is. */
export const recipesOf = (random: Random | undefined): readonly Recipe[] => some(all, random);
export const recipesOfWindows = (random: Random | undefined): readonly Recipe[] => some(ofWindows, random);
