import type { QcError } from "../base/result.ts";
import type { Verdict } from "../qc/check.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { Quality } from "../qc/quality.ts";

/** What is known of one object when a report is judged. */
export type Measured =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly error: QcError }
  /** By `recipeKey`. */
  | { readonly kind: "ready"; readonly measurements: ReadonlyMap<string, Measurement> };

/** Verdicts of one panel's figures, in order; the panel's own quality is the worst. */
export interface PanelVerdict {
  readonly section: string;
  readonly panel: string;
  /** "not-read": an object is damaged, or could not be fetched; one that the file has not is "null". `undefined`: nothing is checked, or not read yet. */
  readonly quality: Quality | "not-read" | undefined;
  readonly why: string;
  readonly figures: readonly (readonly Verdict[])[];
}

export interface ReportVerdicts {
  readonly panels: readonly PanelVerdict[];
  readonly counts: Readonly<Record<Quality, number>>;
  /** Rows of "What stands out": bad first, then medium, then one row for all that could not be judged. */
  readonly standsOut: readonly StandsOut[];
  /** All panels are read. */
  readonly complete: boolean;
}

export interface StandsOut {
  readonly quality: Quality | "not-read";
  readonly place: string;
  readonly text: string;
  /** Links to panels. */
  readonly panels: readonly { readonly id: string; readonly title: string }[];
}
