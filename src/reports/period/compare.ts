import { overlayFigures } from "../../qc/period/overlay.ts";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { periodSections } from "./period.ts";
import type { SetPanel, SetSection } from "./template.ts";

/** The comparison of two sets: trends of both, then overlays by which they are compared, as in the report of a period. */
export const compareSections: readonly SetSection[] = [
  {
    id: "trends",
    title: "Trends of both",
    panels: trendQuantities.map((quantity) => ({
      id: `trend-${quantity.id}`,
      title: quantity.title,
      figure: { kind: "trend", quantity },
    })),
  },
  ...periodSections.filter(({ panels }) =>
    panels.every(({ figure }) => figure.kind === "overlay" && overlayFigures.includes(figure.figure)),
  ),
];

/** All that can be seen by themselves, in their order. */
export const comparePanels: readonly SetPanel[] = compareSections.flatMap(({ panels }) => panels);
