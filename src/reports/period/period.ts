import { chamberObject, chamberParityRecipe, chamberRecipe } from "../../qc/period/chamber-counts.ts";
import { comparedFigures, overlayFigures, recipesOfOverlay, type OverlayFigure } from "../../qc/period/overlay.ts";
import { padFigures, periodFigures, speciesFigures } from "../../qc/period/period-figures.ts";
import { trendQuantities } from "../../qc/period/quantity.ts";
import { recipesOfTrend } from "../../qc/period/trend-point.ts";
import type { OwnCheck } from "../../qc/own-check.ts";
import type { Rule } from "../../qc/quality.ts";
import { panelsOf } from "../own.ts";
import { planWanted, wantedByChecks, type PlannedGroup, type Wanted } from "../plan.ts";
import { runReport } from "../run.ts";
import { sliceSection } from "./slice-maps.ts";
import type { SetPanel, SetSection } from "./template.ts";

const trends: readonly SetPanel[] = trendQuantities.map((quantity) => ({
  id: `trend-${quantity.id}`,
  title: quantity.title,
  figure: { kind: "trend", quantity },
}));

export const overlayPanel = (figure: OverlayFigure): SetPanel => ({
  id: figure.id,
  title: figure.title,
  figure: { kind: "overlay", figure },
});

const overlays = overlayFigures.map(overlayPanel);

const speciesPanels = speciesFigures.map((of): SetPanel => ({
  id: of.id,
  title: of.title,
  figure: { kind: "species", of },
}));

/** Overlays of figures P-n with n from first to last. */
function overlaysOf(first: number, last: number): readonly SetPanel[] {
  return overlays.filter(({ figure }) => {
    const number = figure.kind === "overlay" ? Number(/\d+/.exec(figure.figure.spec)?.[0]) : 0;
    return first <= number && number <= last;
  });
}

/** The period report, in its order; what stands out and the parameters of its runs come first. */
export const periodSections: readonly SetSection[] = [
  {
    id: "quality",
    title: "Quality",
    panels: [
      {
        id: "chambers",
        title: "Clusters per pad, chamber against its median over the runs",
        figure: { kind: "chambers" },
      },
      { id: "qualities", title: "Tracks and dE/dx, every trend of each run", figure: { kind: "qualities" } },
    ],
  },
  { id: "trends", title: "Trends", panels: trends },
  { id: "pads", title: "Pads", panels: padFigures.map(overlayPanel) },
  { id: "geometry", title: "Geometry", panels: overlaysOf(28, 31) },
  { id: "properties", title: "Track properties", panels: overlaysOf(32, 39) },
  { id: "dca", title: "DCA", panels: overlaysOf(40, 49) },
  { id: "mip", title: "MIP dE/dx", panels: overlaysOf(50, 50) },
  { id: "gain", title: "Gain", panels: overlaysOf(51, 58) },
  { id: "species", title: "Species", panels: speciesPanels },
];

const deviations: SetPanel = {
  id: "deviations",
  title: "Deviations of a run, every trend",
  figure: { kind: "deviations" },
};

const withDeviations: readonly SetSection[] = periodSections.map((section) =>
  section.id === "quality" ? { ...section, panels: [...section.panels, deviations] } : section,
);

/** Of time slices titles say so. */
const ofSlices = (sections: readonly SetSection[]): readonly SetSection[] => [
  ...sections.map((section) => ({
    ...section,
    panels: section.panels.map((panel) => ({ ...panel, title: panel.title.replace(/\brun(?=s?\b)/, "time slice") })),
  })),
  sliceSection,
];
const [slicesAlone, slicesWithDeviations] = [ofSlices(periodSections), ofSlices(withDeviations)];

/** The sections for these runs: time slices of one have a map of each of them, too, and runs with a reference how far they are from it. */
export function sectionsFor(slices: boolean, reference = false): readonly SetSection[] {
  if (slices) return reference ? slicesWithDeviations : slicesAlone;
  return reference ? withDeviations : periodSections;
}

/**
 * Everything that is measured of each run of a set, for its figures and for the checks of the run itself: by either rule, so that
 * nothing is read again to judge by the other one. Today's rule adds five recipes.
 *
 * @param isCompared with another set: by more figures than runs of a period are.
 */
export const planOfSet = (own: readonly OwnCheck[], isCompared: boolean): readonly PlannedGroup[] =>
  planWanted([
    ...(["robust", "parity"] as const).flatMap((rule) => [
      ...wantedByFigures(rule),
      ...wantedByChecks(panelsOf(runReport), rule, own),
    ]),
    ...(isCompared ? wantedByOverlays(comparedFigures, "robust") : []),
  ]);

/** What figures of a period alone need of each run. */
export const planOfPeriod = (rule: Rule): readonly PlannedGroup[] => planWanted(wantedByFigures(rule));

const wantedByOverlays = (figures: readonly OverlayFigure[], rule: Rule): readonly Wanted[] =>
  figures.map((figure) => ({ object: figure.object, recipes: recipesOfOverlay(figure, rule), drawn: false }));

function wantedByFigures(rule: Rule): readonly Wanted[] {
  const drawn = false;
  return [
    ...trendQuantities.map((quantity) => ({ object: quantity.object, recipes: recipesOfTrend(quantity), drawn })),
    ...wantedByOverlays(periodFigures, rule),
    { object: chamberObject, recipes: [chamberRecipe, ...(rule === "parity" ? [chamberParityRecipe] : [])], drawn },
  ];
}
