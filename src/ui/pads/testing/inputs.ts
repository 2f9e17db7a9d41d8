import type { PlainObject } from "../../../hist/object.ts";
import type { Measurement } from "../../../qc/measurement.ts";
import { measurePads } from "../../../qc/pads/measure-pads.ts";
import type { PadQuantityName } from "../../../qc/pads/quantity.ts";
import { padShows, recipeOfShow, recipesBeside } from "../../../qc/pads/shows.ts";
import { goodCounts, padMapsOf, plant, uniformOf, type Block } from "../../../qc/pads/testing/synthetic.ts";
import type { Rule } from "../../../qc/quality.ts";
import { recipeKey } from "../../../qc/recipe.ts";
import { findPanel, runReport } from "../../../reports/run.ts";
import { plainView, type FigureView } from "../../../route/route.ts";
import type { FigureState } from "../../../state/session-state.ts";
import type { PadInput } from "../pad-drawing.ts";
import { padInputs } from "../pad-input.ts";

export const counts = findPanel(runReport, "n-clusters")!.figures[0]!;
export const charge = findPanel(runReport, "q-max")!.figures[0]!;

/** Half of the pads of sector C13, rows 70 to 90, are dead, and the inner chamber of A05 counts twice. */
export const planted: readonly Block[] = [
  { sector: 31, rows: [70, 90], share: [0.25, 0.75], factor: 0 },
  { sector: 5, rows: [0, 62], share: [0, 1], factor: 2 },
];

const uniform = uniformOf(3);
const clusters = plant(goodCounts(800, uniform), planted, uniform);
const maxima = clusters.map((count, i) => (count === 0 ? 0 : 50 + (i % 7)));

/** Values per pad with all that is measured of them. */
export function padState(rule: Rule, quantities: readonly PadQuantityName[] = ["N_Clusters"]): FigureState {
  const pads = padMapsOf({ N_Clusters: clusters, Q_Max: maxima });
  const object: PlainObject = { kind: "pads", name: "ClusterData", pads };
  const measurements = new Map<string, Measurement>();
  for (const quantity of quantities) {
    for (const recipe of [
      ...recipesBeside(quantity, rule),
      ...padShows.map((show) => recipeOfShow(show, quantity, rule)),
    ]) {
      const made = measurePads(object, recipe, () => undefined);
      if (made !== undefined) measurements.set(recipeKey(recipe), made);
    }
  }
  return { kind: "ready", object: { kind: "measured-only", name: "ClusterData" }, measurements };
}

const states = new Map<Rule, FigureState>();

/** Counts, looked at in a view. */
export function inputOf(view: Partial<FigureView> = {}, rule: Rule = "robust", narrow = false): PadInput {
  const state = states.get(rule) ?? padState(rule);
  states.set(rule, state);
  return padInputs()(counts, state, [], { ...plainView, ...view }, narrow)!;
}
