import type { QcError } from "../../base/result.ts";
import { recipeOfShow, type PadShow } from "../../qc/pads/shows.ts";
import type { PadQuantityName } from "../../qc/pads/quantity.ts";
import { recipeKey } from "../../qc/recipe.ts";
import type { FigureState } from "../../state/session-state.ts";
import type { FailedIn } from "../figures/error-facts.ts";
import { failed, failureOf, whyAbsent, type FigureWords } from "./figure-states.ts";

const notThere: Readonly<Record<PadShow, string>> = {
  xy: "This file has no map in x and y of this quantity.",
  plane: "This file has no values of single pads.",
  rphi: "This file has no map in φ and r of this quantity.",
  chambers: "This file has no distributions of chambers.",
};

/** Why a view of pads is not drawn; `undefined` where it is, or is still being measured. */
export function padMessageOf(
  state: FigureState,
  {
    show,
    quantity,
    measured,
    empty,
  }: {
    readonly show: PadShow;
    readonly quantity: PadQuantityName;
    readonly measured: boolean;
    /** No pad has clusters. */
    readonly empty: boolean;
  },
  run: FailedIn,
): FigureWords | undefined {
  if (state.kind !== "ready" || state.object.kind === "failed") return failureOf(state, run);
  if (empty) return { text: `No clusters.${whyAbsent(run)}`, tone: "quiet", action: undefined, below: undefined };
  if (measured) return undefined;
  if (state.unread !== undefined) return notMeasured(state.unread, run);
  const key = recipeKey(recipeOfShow(show, quantity, run.place.rule));
  const isAnswered = state.answered?.has(key) === true;
  return isAnswered ? { text: notThere[show], tone: "quiet", action: undefined, below: undefined } : undefined;
}

/** Giving up is no failure: another view was wanted. */
const notMeasured = (error: QcError, run: FailedIn): FigureWords | undefined =>
  error.kind === "cancelled" ? undefined : failed(error, run);
