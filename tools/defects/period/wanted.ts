import type { PlainObject } from "../../../src/hist/object.ts";
import { measure } from "../../../src/qc/measure.ts";
import type { Measurement } from "../../../src/qc/measurement.ts";
import { chamberObject, chamberRecipe } from "../../../src/qc/period/chamber-counts.ts";
import { comparedFigures, recipesOfOverlay } from "../../../src/qc/period/overlay.ts";
import { periodFigures } from "../../../src/qc/period/period-figures.ts";
import { trendQuantities } from "../../../src/qc/period/quantity.ts";
import { recipesOfTrend, type MeasuredRun } from "../../../src/qc/period/trend-point.ts";
import { partnersOf, recipeKey, type PadRecipe, type Recipe } from "../../../src/qc/recipe.ts";

/** What trends, overlays and chambers need of a run: recipes by object, "PID/hdEdxVsTgl", each once. */
const wanted: ReadonlyMap<string, readonly Recipe[]> = (() => {
  const all: readonly (readonly [string, readonly Recipe[]])[] = [
    ...trendQuantities.map((quantity) => [quantity.object, recipesOfTrend(quantity)] as const),
    ...[...periodFigures, ...comparedFigures].map((figure) => [figure.object, recipesOfOverlay(figure)] as const),
    [chamberObject, [chamberRecipe]],
  ];
  const byObject = new Map<string, Map<string, Recipe>>();
  for (const [object, recipes] of all) {
    const own = byObject.get(object) ?? new Map<string, Recipe>();
    byObject.set(object, own);
    for (const recipe of recipes) own.set(recipeKey(recipe), recipe);
  }
  return new Map([...byObject].map(([object, recipes]) => [object, [...recipes.values()]]));
})();

const nameOf = (object: string): string => object.split("/")[1]!;
const wantedByName = new Map([...wanted].map(([object, recipes]) => [nameOf(object), { object, recipes }] as const));

/** Objects that others are measured together with: maps whose contents are labels of species. */
export const partnerNames: ReadonlySet<string> = new Set(
  [...wantedByName.values()]
    .flatMap(({ object, recipes }) => (object === chamberObject ? [] : recipes.flatMap(partnersOf)))
    .filter((name) => name.startsWith("hdEdxVspHypo")),
);

/** Names of the objects that are needed. */
export const wantedNames: ReadonlySet<string> = new Set([...wantedByName.keys(), ...partnerNames]);

/** By object and recipe. */
export type Measurements = ReadonlyMap<string, Measurement>;

const keyOf = (object: string, recipe: Recipe): string => `${object} ${recipeKey(recipe)}`;

/** Where a recipe of the values per pad is kept. */
export const padKey = (recipe: PadRecipe): string => keyOf(chamberObject, recipe);

/** All that is needed of one object. */
export function measurementsOf(
  object: PlainObject,
  partner: (name: string) => PlainObject | undefined,
): readonly (readonly [string, Measurement])[] {
  const { object: place, recipes } = wantedByName.get(object.name) ?? { object: "", recipes: [] };
  return recipes.flatMap((recipe) => {
    const measured = measure(object, recipe, partner);
    return measured === undefined ? [] : [[keyOf(place, recipe), measured] as const];
  });
}

export const measuredRun =
  (measured: Measurements): MeasuredRun =>
  (object, recipe) =>
    measured.get(keyOf(object, recipe));
