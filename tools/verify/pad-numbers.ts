import type { PadMaps } from "../../src/hist/pads.ts";
import type { PadMeasurement } from "../../src/qc/measurement.ts";
import { measurePads } from "../../src/qc/pads/measure-pads.ts";
import type { PadRecipe } from "../../src/qc/recipe.ts";
import type { Json, JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";

/** What a recipe gives, of the kind that was asked for. */
export function measured<K extends PadRecipe["kind"]>(
  pads: PadMaps,
  recipe: PadRecipe & { readonly kind: K },
): Extract<PadMeasurement, { kind: K }> {
  const got = measurePads({ kind: "pads", name: pads.name, pads }, recipe, () => undefined);
  if (got?.kind !== recipe.kind) throw new Error(`no ${recipe.kind} of ${recipe.quantity}`);
  return got as Extract<PadMeasurement, { kind: K }>;
}

/** Numbers of a tree of the same shape. */
export function compareLeaves(ledger: Ledger, quantity: string, got: Json, wanted: Json, where = ""): void {
  if (Array.isArray(wanted)) ledger.numbers(quantity, where, got as number[], wanted as number[]);
  else if (typeof wanted === "number") ledger.numbers(quantity, where, [got as number], [wanted]);
  else {
    for (const [field, listed] of Object.entries(wanted as JsonObject)) {
      compareLeaves(ledger, quantity, (got as JsonObject)[field] ?? null, listed, `${where} ${field}`);
    }
  }
}

export const filledOf = (cells: ArrayLike<number>): number =>
  Array.from(cells).reduce((count, value) => count + (value !== 0 && !Number.isNaN(value) ? 1 : 0), 0);

/** Of what there is. */
export const sumOf = (cells: ArrayLike<number>): number =>
  Array.from(cells).reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);

/** Smallest and largest. */
export function ends(values: ArrayLike<number>): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return [least, most];
}

/** Largest deviation from 1 where there is a value. */
export function offFromOne(cells: Float64Array): number {
  const [least, most] = ends(cells.filter((value) => !Number.isNaN(value)));
  return Math.max(1 - least, most - 1);
}
