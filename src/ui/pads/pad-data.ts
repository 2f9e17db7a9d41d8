import type { Measurement } from "../../qc/measurement.ts";
import type { FigureVerdict } from "../../reports/verdicts.ts";
import type { Limits, Verdict } from "../../qc/check.ts";
import { findCheck } from "../../qc/checks.ts";
import { padRegionsId } from "../../qc/checks/pad-regions.ts";
import { padQuantities, type PadQuantityName } from "../../qc/pads/quantity.ts";
import { padShows, recipeOfShow, recipesBeside } from "../../qc/pads/shows.ts";
import type { Rule } from "../../qc/quality.ts";
import { recipeKey } from "../../qc/recipe.ts";
import { measured } from "../figures/measured.ts";

type Of<K extends Measurement["kind"]> = Extract<Measurement, { readonly kind: K }> | undefined;
type Measurements = ReadonlyMap<string, Measurement>;

/** What was measured of one quantity, each as far as it is there. */
export interface PadData {
  readonly quantity: PadQuantityName;
  /** What was asked for: what is stored is by today's rule, whichever was. */
  readonly rule: Rule;
  readonly summary: Of<"pad-summary">;
  readonly distributions: Of<"pad-distributions">;
  readonly regions: Of<"pad-regions">;
  readonly xy: Of<"pad-xy">;
  readonly plane: Of<"pad-values">;
  readonly rphi: Of<"pad-rphi">;
  readonly chambers: Of<"pad-chambers">;
}

/** Keys of all that is measured of a quantity, under either rule. */
const keysOf: ReadonlyMap<PadQuantityName, ReadonlySet<string>> = new Map(
  padQuantities.map((quantity) => {
    const recipes = (["robust", "parity"] as const).flatMap((rule) => [
      ...recipesBeside(quantity, rule),
      ...padShows.map((show) => recipeOfShow(show, quantity, rule)),
    ]);
    return [quantity, new Set(recipes.map(recipeKey))];
  }),
);

/** Of what is measured by our rule. */
const robustKeys: ReadonlySet<string> = new Set(
  padQuantities.flatMap((quantity) =>
    [...recipesBeside(quantity, "robust"), ...padShows.map((show) => recipeOfShow(show, quantity, "robust"))]
      .filter((recipe) => "rule" in recipe)
      .map(recipeKey),
  ),
);

/** Whether no pad has clusters, as of a run without the TPC. */
export const isEmpty = ({ summary }: Pick<PadData, "summary">): boolean =>
  summary !== undefined && summary.sides.A.mean === undefined && summary.sides.C.mean === undefined;

/** The six quantities are of one object: those of one alone. */
export const measuredOf = (quantity: PadQuantityName, measurements: Measurements): Measurements =>
  new Map([...measurements].filter(([key]) => keysOf.get(quantity)!.has(key)));

export function padData(quantity: PadQuantityName, measurements: Measurements): PadData {
  const own = measuredOf(quantity, measurements);
  return {
    quantity,
    rule: [...own.keys()].some((key) => robustKeys.has(key)) ? "robust" : "parity",
    summary: measured(own, "pad-summary"),
    distributions: measured(own, "pad-distributions"),
    regions: measured(own, "pad-regions"),
    xy: measured(own, "pad-xy"),
    plane: measured(own, "pad-values"),
    rphi: measured(own, "pad-rphi"),
    chambers: measured(own, "pad-chambers"),
  };
}

/** The limits that the regions of a quantity were judged with, else those released. */
export function regionLimits(quantity: PadQuantityName, verdicts: readonly Verdict[]): Limits {
  const id = padRegionsId(quantity);
  const verdict = verdicts.find((each): each is FigureVerdict => "check" in each && each.check === id);
  const released = Object.entries(findCheck(id)?.limits ?? {}).map(([name, { value }]) => [name, value] as const);
  return verdict?.limits ?? Object.fromEntries(released);
}
