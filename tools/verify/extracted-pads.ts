import { isDeepStrictEqual } from "node:util";
import type { PlainObject } from "../../src/hist/object.ts";
import type { PadMeasurement } from "../../src/qc/measurement.ts";
import { extractedNames } from "../../src/qc/layout.ts";
import { measurePads } from "../../src/qc/pads/measure-pads.ts";
import { storedNames, storedObjects } from "../../src/qc/pads/quantity.ts";
import { bothSides } from "../../src/qc/pads/sides.ts";
import { padQuantities, recipeKey, type PadQuantityName, type PadRecipe } from "../../src/qc/recipe.ts";
import type { Ledger } from "./ledger.ts";
import type { GoldenFile } from "./read-file.ts";

type Find = (name: string) => PlainObject | undefined;

/** What an extracted file gives of the pads is what the raw file gives: as stored, and anew from the values it has. */
export async function compareExtractedPads(ledger: Ledger, extracted: GoldenFile, raw: GoldenFile): Promise<void> {
  const pads = (await raw.collection("Clusters")).objects.find(({ kind }) => kind === "pads");
  if (pads === undefined) return ledger.problem("no pad data");
  for (const quantity of padQuantities) {
    const find = await storedOf(extracted, quantity);
    const canvas = find(storedNames.sides(quantity));
    if (canvas === undefined) {
      ledger.problem(`${storedNames.sides(quantity)} is missing`);
      continue;
    }
    const compare = (how: string, from: Find, recipe: PadRecipe): void => {
      const want = measurePads(pads, recipe, () => undefined);
      const got = measurePads(canvas, recipe, from);
      ledger.also(`extracted pads ${how}`, recipeKey(recipe), differenceOf(got, want), "");
    };
    const withoutValues: Find = (name) => (name === storedNames.values(quantity) ? undefined : find(name));
    for (const recipe of parityRecipes(quantity)) compare("as stored: as from the raw file", withoutValues, recipe);
    if (find(storedNames.values(quantity)) === undefined) continue;
    for (const recipe of robustRecipes(quantity)) compare("by values: as from the raw file", find, recipe);
  }
}

async function storedOf(file: GoldenFile, quantity: PadQuantityName): Promise<Find> {
  const found = new Map<string, PlainObject>();
  const keys = await file.root.keys(extractedNames.Clusters);
  const there = new Set(keys.ok ? keys.value.map(({ name }) => name) : []);
  for (const name of storedObjects(quantity).filter((each) => there.has(each))) {
    const [object] = (await file.group(`${extractedNames.Clusters}/${name}`)).objects;
    if (object !== undefined) found.set(name, object);
  }
  return (name) => found.get(name);
}

const parityRecipes = (quantity: PadQuantityName): readonly PadRecipe[] =>
  (["pad-xy", "pad-rphi", "pad-projections", "pad-distributions", "pad-chambers", "pad-regions"] as const).map(
    (kind) => ({
      kind,
      quantity,
      rule: "parity",
    }),
  );

const robustRecipes = (quantity: PadQuantityName): readonly PadRecipe[] => [
  { kind: "pad-values", quantity },
  { kind: "pad-xy", quantity, rule: "robust" },
  { kind: "pad-projections", quantity, rule: "robust" },
  { kind: "pad-regions", quantity, rule: "robust" },
];

/** What differs in numbers; "" where nothing does. Words of titles do not count. */
function differenceOf(got: PadMeasurement | undefined, want: PadMeasurement | undefined): string {
  if (got === undefined || want === undefined) return "missing";
  if (got.kind === "pad-xy" && want.kind === "pad-xy") return unequal(got.maps, want.maps);
  if (got.kind === "pad-distributions" && want.kind === "pad-distributions") return unequal(got.sides, want.sides);
  if (got.kind === "pad-rphi" && want.kind === "pad-rphi") return farOff(got.maps, want.maps);
  if (got.kind === "pad-projections" && want.kind === "pad-projections" && want.rule === "parity") {
    return (["phi", "r"] as const)
      .map((along) =>
        farOff(
          bothSides((side) => got.sides[side][along]),
          bothSides((side) => want.sides[side][along]),
        ),
      )
      .join("");
  }
  if (got.kind === "pad-chambers" && want.kind === "pad-chambers") {
    const wrong = want.chambers.filter((chamber, roc) => {
      const own = got.chambers[roc];
      // Chambers without data are not stored.
      if (own === undefined) return chamber?.sums[2] !== 0;
      return !sameValues(own, chamber!);
    });
    return wrong.length === 0 ? "" : `${wrong.length} chambers`;
  }
  return isDeepStrictEqual(got, want) ? "" : "differs";
}

type Binned = { readonly values: ArrayLike<number>; readonly entries: number };
type Both<T = Binned> = Readonly<Record<"A" | "C", T>>;

const sides = ["A", "C"] as const;

const unequal = (got: Both, want: Both): string =>
  sides.filter((side) => got[side].entries !== want[side].entries || !sameValues(got[side], want[side])).join(", ");

const sameValues = (got: Binned, want: Binned): boolean =>
  isDeepStrictEqual(Array.from(got.values), Array.from(want.values));

/**
 * Maps in φ and r, to 5e-5 of the largest value: corners of bins are rounded to 1 µm, and a pad that only touches a bin by
 * that may or may not count, with up to 5e-5 of its weight. It shows beside dead pads.
 */
function farOff(got: Both<Pick<Binned, "values">>, want: Both<Pick<Binned, "values">>): string {
  return sides
    .filter((side) => {
      const wanted = Array.from(want[side].values);
      const largest = wanted.reduce((most, value) => Math.max(most, value), 0);
      return !wanted.every((value, cell) => Math.abs(got[side].values[cell]! - value) <= 5e-5 * largest);
    })
    .join(", ");
}
