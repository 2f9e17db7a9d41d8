import type { OverlayFigure } from "../../qc/period/overlay.ts";
import type { SpeciesFigures } from "../../qc/period/period-figures.ts";
import type { TrendQuantity } from "../../qc/period/quantity.ts";
import type { SliceMaps } from "./slice-maps.ts";

/** One figure of a report about several runs. */
export type SetFigure =
  | { readonly kind: "trend"; readonly quantity: TrendQuantity }
  | { readonly kind: "overlay"; readonly figure: OverlayFigure }
  /** One species at a time. */
  | { readonly kind: "species"; readonly of: SpeciesFigures }
  /** 72 chambers of each run. */
  | { readonly kind: "chambers" }
  /** A map of each, beside each other. */
  | { readonly kind: "maps"; readonly of: SliceMaps }
  /** Every trend of each run. */
  | { readonly kind: "qualities" }
  /** Every trend of a run against a reference. */
  | { readonly kind: "deviations" };

export interface SetPanel {
  readonly id: string;
  readonly title: string;
  readonly figure: SetFigure;
}

export interface SetSection {
  readonly id: string;
  readonly title: string;
  readonly panels: readonly SetPanel[];
}

/** What a figure is of, as its id is told by what was pointed at in it; `undefined`: of no one object. */
export function objectAt(panels: readonly SetPanel[], at: string | undefined): string | undefined {
  for (const { figure } of panels) {
    if (figure.kind === "trend" && figure.quantity.id === at) return figure.quantity.object;
    if (figure.kind === "maps" && figure.of.id === at) return figure.of.figure.object;
    if (figure.kind === "overlay" && figure.figure.id === at) return figure.figure.object;
  }
  return undefined;
}
