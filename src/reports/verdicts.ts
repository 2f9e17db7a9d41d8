import type { QcError } from "../base/result.ts";
import type { Limits, Verdict } from "../qc/check.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { Quality } from "../qc/quality.ts";

/** What is known of one object when a report is judged. */
export type Measured =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly error: QcError }
  | {
      readonly kind: "ready";
      /** By `recipeKey`. */
      readonly measurements: ReadonlyMap<string, Measurement>;
      /** Keys of the recipes that were tried, whether they applied or not: others are waited for. Without it all were. */
      readonly answered?: ReadonlySet<string>;
    };

/** A verdict with the check that gave it. */
export interface FigureVerdict extends Verdict {
  /** Id of a registered check, or of one of a person's own (`ownId`). */
  readonly check: string;
  /** What it compared with; of an own check none. */
  readonly limits: Limits;
  /** "changed from 48 to 52"; "" where all limits are as released. */
  readonly changed: string;
}

/** Verdicts of one panel's figures, in order; the panel's own quality is the worst. */
export interface PanelVerdict {
  readonly section: string;
  readonly panel: string;
  /** "not-read": an object is damaged, or could not be fetched; one that the file has not is "null". `undefined`: nothing is checked, or not read yet. */
  readonly quality: Quality | "not-read" | undefined;
  readonly why: string;
  /** The file has no object of it. */
  readonly absent?: boolean;
  readonly figures: readonly (readonly FigureVerdict[])[];
}

export interface ReportVerdicts {
  readonly panels: readonly PanelVerdict[];
  /** Of verdicts; of those that were not judged, of panels. */
  readonly counts: Readonly<Record<Quality, number>>;
  /**
   * Rows of "What stands out": bad first, then medium, a row a panel with all its reasons; then one row for all that could
   * not be judged.
   */
  readonly standsOut: readonly StandsOut[];
  /** All panels are read. */
  readonly complete: boolean;
}

/** How many panels could not be read. */
export const unreadIn = ({ panels }: Pick<ReportVerdicts, "panels">): number =>
  panels.filter(({ quality }) => quality === "not-read").length;

export interface StandsOut {
  readonly quality: Quality | "not-read";
  readonly place: string;
  readonly text: string;
  /** Links to panels; an id that is an object ("Tracks/hEta") is that of one that the report does not draw. */
  readonly panels: readonly { readonly id: string; readonly title: string }[];
}
