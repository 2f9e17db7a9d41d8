import { sameBins } from "../../hist/axis.ts";
import { curveOf } from "../../qc/period/curve.ts";
import { periodFigures } from "../../qc/period/period-figures.ts";
import type { OverlayCurve } from "../../qc/period/overlay.ts";
import { referenceOf, sharesOf } from "../../qc/period/reference.ts";
import type { Rule } from "../../qc/quality.ts";
import type { SetLink } from "../../route/route.ts";
import { referencePoints, referenceRuns, type ReadyRun, type References } from "../../state/sets/set-session.ts";
import type { SetState } from "../../state/sets/set-state.ts";
import type { Overlay, OverlayReference } from "./overlay.ts";
import { setTitle } from "./set-words.ts";

/** Another set, as what runs are compared with. */
export interface SetReference {
  /** "LHC24zz apass1" */
  readonly name: string;
  /** Those that are read and had the TPC. */
  readonly runs: readonly ReadyRun[];
  /** Of trends. */
  readonly points: References;
}

/** `undefined` while it is read: figures are drawn once with all of it. */
export function setReference(
  link: SetLink | undefined,
  state: SetState | undefined,
  rule: Rule = "robust",
): SetReference | undefined {
  const [runs, points] = [referenceRuns(state), referencePoints(state, rule)];
  if (link === undefined || state === undefined || runs === undefined || points === undefined) return undefined;
  return { name: setTitle(link, state.runs), runs, points };
}

/** "median of LHC24zz apass1"; of one run the set's name alone. */
export const referenceName = ({ name }: Pick<SetReference, "name">, runs: number): string =>
  runs === 1 ? name : `median of ${name}`;

/** Figures of what is all above 0. */
const ofRatios: ReadonlySet<OverlayCurve["kind"]> = new Set(["counts", "pads", "species"]);

/**
 * Median and spread of its runs in a figure; `undefined` where none of them has the curve in these bins.
 *
 * @param rule by which the overlay is drawn.
 */
export function referenceCurve(
  overlay: Overlay,
  reference: SetReference,
  rule: Rule = "robust",
): OverlayReference | undefined {
  const figure = periodFigures.find(({ id }) => id === overlay.id);
  if (figure === undefined) return undefined;
  const curves = reference.runs.flatMap(({ phase }) => {
    const curve = curveOf(figure, phase.run.measured, rule);
    if (curve === undefined) return [];
    const [x, values] =
      curve.kind === "counts" ? ([curve.hist.x, sharesOf(curve.hist)] as const) : ([curve.x, curve.curve] as const);
    return sameBins(x, overlay.x) ? [values] : [];
  });
  const of = referenceOf(curves);
  return of && { name: referenceName(reference, of.runs), of, compare: comparedBy(overlay) };
}

/** Of what lies about 0 a ratio says nothing. */
export function comparedBy({ id }: Pick<Overlay, "id">): OverlayReference["compare"] {
  const figure = periodFigures.find((each) => each.id === id);
  return figure !== undefined && ofRatios.has(figure.curve.kind) ? "ratio" : "pull";
}
