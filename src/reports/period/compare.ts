import { dcaHighFigures, mipMaxFigures, overlayFigures } from "../../qc/period/overlay.ts";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { overlayPanel, periodSections } from "./period.ts";
import type { SetPanel, SetSection } from "./template.ts";

const ofPeriod = periodSections.filter(({ panels }) =>
  panels.every(({ figure }) => figure.kind === "overlay" && overlayFigures.includes(figure.figure)),
);
const afterDca = ofPeriod.findIndex(({ id }) => id === "dca") + 1;

/** The comparison of two sets: trends of both, then overlays by which they are compared: as in the report of a period, and more. */
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
  ...ofPeriod.slice(0, afterDca),
  { id: "dca-high", title: "DCA, pT > 1 GeV/c", panels: dcaHighFigures.map(overlayPanel) },
  ...ofPeriod.slice(afterDca),
  { id: "mip-max", title: "MIP dE/dx, Qmax", panels: mipMaxFigures.map(overlayPanel) },
];

/** All that can be seen by themselves, in their order. */
export const comparePanels: readonly SetPanel[] = compareSections.flatMap(({ panels }) => panels);
