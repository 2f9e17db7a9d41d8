import type { PlainObject } from "../../hist/object.ts";
import type { PadMeasurement } from "../measurement.ts";
import type { PadRecipe } from "../recipe.ts";
import { chamberDistributions, sideDistributions } from "./distributions.ts";
import { mapProjections, padProjections } from "./projections.ts";
import { storedObjects } from "./quantity.ts";
import { findRegions } from "./regions.ts";
import { findOutliers } from "./regions-parity.ts";
import { rphiMaps } from "./rphi.ts";
import { bothSides } from "./sides.ts";
import {
  storedChambers,
  storedDistributions,
  storedRphiMaps,
  storedValues,
  storedXyMaps,
  type Find,
} from "./stored.ts";
import { summaryOf } from "./summary.ts";
import { padValues, type PadValues } from "./values.ts";
import { areaMaps, firstPadMaps } from "./xy-map.ts";

/**
 * Runs a recipe on the values per pad; or on what an extracted file has of them: its canvas of all chambers has the values
 * of every pad, and gives all but the number of time frames. Without that canvas there are the maps and distributions as
 * they are stored, whichever rule is asked for, and regions by today's rule; but no values, summary, mean by area, or
 * regions by ours.
 */
export function measurePads(object: PlainObject, recipe: PadRecipe, partner: Find): PadMeasurement | undefined {
  if (object.kind === "pads") {
    const pads = padValues(object.pads, recipe.quantity);
    return pads && fromValues(pads, recipe);
  }
  if (!storedObjects(recipe.quantity).includes(object.name)) return undefined;
  const find: Find = (name) => (name === object.name ? object : partner(name));
  const pads = storedValues(find, recipe.quantity);
  return pads === undefined ? asStored(find, recipe) : fromValues(pads, recipe);
}

function fromValues(pads: PadValues, recipe: PadRecipe): PadMeasurement {
  switch (recipe.kind) {
    case "pad-summary":
      return { kind: "pad-summary", quantity: recipe.quantity, ...summaryOf(pads) };
    case "pad-values":
      // A copy: the other recipes work on the same values, and this one is handed to another thread.
      return { kind: "pad-values", values: pads.values.slice() };
    case "pad-xy": {
      const maps = recipe.rule === "parity" ? firstPadMaps(pads) : areaMaps(pads);
      return { kind: "pad-xy", rule: recipe.rule, maps };
    }
    case "pad-rphi":
      return { kind: "pad-rphi", rule: recipe.rule, maps: rphiMaps(pads, recipe.rule) };
    case "pad-projections":
      return { kind: "pad-projections", rule: recipe.rule, sides: padProjections(pads, recipe.rule) };
    case "pad-distributions":
      return { kind: "pad-distributions", rule: recipe.rule, sides: sideDistributions(pads, recipe.rule) };
    case "pad-chambers":
      return { kind: "pad-chambers", rule: recipe.rule, chambers: chamberDistributions(pads, recipe.rule) };
    case "pad-regions":
      return recipe.rule === "parity"
        ? outliers(firstPadMaps(pads))
        : { kind: "pad-regions", rule: "robust", quantity: recipe.quantity, found: findRegions(pads) };
  }
}

function asStored(find: Find, recipe: PadRecipe): PadMeasurement | undefined {
  switch (recipe.kind) {
    case "pad-summary":
    case "pad-values":
      return undefined;
    case "pad-xy": {
      const maps = storedXyMaps(find, recipe.quantity);
      return maps && { kind: "pad-xy", rule: "parity", maps };
    }
    case "pad-rphi": {
      const maps = storedRphiMaps(find, recipe.quantity);
      return maps && { kind: "pad-rphi", rule: "parity", maps };
    }
    case "pad-projections": {
      const maps = storedRphiMaps(find, recipe.quantity);
      return maps && { kind: "pad-projections", rule: "parity", sides: mapProjections(maps) };
    }
    case "pad-distributions": {
      const sides = storedDistributions(find, recipe.quantity);
      return sides && { kind: "pad-distributions", rule: "parity", sides };
    }
    case "pad-chambers": {
      const chambers = storedChambers(find, recipe.quantity);
      return chambers && { kind: "pad-chambers", rule: "parity", chambers };
    }
    case "pad-regions": {
      const maps = recipe.rule === "parity" ? storedXyMaps(find, recipe.quantity) : undefined;
      return maps && outliers(maps);
    }
  }
}

const outliers = (maps: ReturnType<typeof firstPadMaps>): PadMeasurement => ({
  kind: "pad-regions",
  rule: "parity",
  sides: bothSides((side) => {
    const { average, regions } = findOutliers(maps[side]);
    return { average, regions };
  }),
});
