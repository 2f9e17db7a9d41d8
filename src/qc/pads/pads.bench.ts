import { bench, describe, expect } from "vitest";
import type { PadMaps } from "../../hist/pads.ts";
import type { PlainObject } from "../../hist/object.ts";
import type { PadMeasurement } from "../measurement.ts";
import { padQuantities, type PadRecipe } from "../recipe.ts";
import { measurePads } from "./measure-pads.ts";
import { fillPads, goodCounts, normal, padMapsOf, plant, uniformOf } from "./testing/synthetic.ts";

const uniform = uniformOf(3);
const block = { sector: 22, rows: [70, 96], share: [0.3, 0.6], factor: 0 } as const;
const counts = plant(goodCounts(2600, uniform), [block], uniform);
const means = fillPads(() => 60 * (1 + 0.03 * normal(uniform)));
const stored = padMapsOf(
  Object.fromEntries(padQuantities.map((quantity) => [quantity, quantity === "N_Clusters" ? counts : means])),
);

/** As read anew: nothing is known of it. */
const freshly = (): PlainObject => ({ kind: "pads", name: "ClusterData", pads: { ...stored } satisfies PadMaps });

const robust = (quantity: PadRecipe["quantity"]): readonly PadRecipe[] => [
  { kind: "pad-summary", quantity },
  ...(["pad-xy", "pad-rphi", "pad-distributions", "pad-chambers", "pad-regions"] as const).map(
    (kind) => ({ kind, quantity, rule: "robust" }) as const,
  ),
];

function measureAll(recipes: readonly PadRecipe[]): readonly (PadMeasurement | undefined)[] {
  const pads = freshly();
  return recipes.map((recipe) => measurePads(pads, recipe, () => undefined));
}

describe("values per pad of one run, 6 quantities", () => {
  const everything = padQuantities.flatMap(robust);
  const regions = measureAll(everything).find((got) => got?.kind === "pad-regions");
  expect(regions?.kind === "pad-regions" && regions.rule === "robust" && regions.found.regions.length).toBe(1);
  bench("everything", () => void measureAll(everything), { time: 2000 });
  for (const kind of new Set(everything.map((recipe) => recipe.kind))) {
    const own = everything.filter((recipe) => recipe.kind === kind);
    bench(kind, () => void measureAll(own), { time: 1000 });
  }
});
