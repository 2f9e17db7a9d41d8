import type { OwnCheck } from "../qc/own-check.ts";
import { bareFigure } from "./bare-figure.ts";
import type { FigureTemplate, PanelTemplate, ReportTemplate } from "./template.ts";

/** The object of a figure, and the one that stands for it in other files. */
export const objectsOf = (figure: FigureTemplate): readonly string[] =>
  figure.otherwise === undefined ? [figure.object] : [figure.object, figure.otherwise];

/** Section of the objects that have checks of a person's own and no figure in the report; its panels are named by them. */
export const ownSection = "own";

/**
 * A report with a section more, of one panel for each object that has own checks and no figure in it; the same report
 * where there is none. A panel's id is its object, which no panel of a report has.
 */
export function withOwn(report: ReportTemplate, own: readonly OwnCheck[]): ReportTemplate {
  const drawn = new Set(panelsOf(report).flatMap((panel) => panel.figures.flatMap(objectsOf)));
  const others = [...new Set(own.map(({ object }) => object))].filter((object) => !drawn.has(object));
  if (others.length === 0) return report;
  const panels = others.map((object): PanelTemplate => {
    const { alone: _, ...bare } = bareFigure(object);
    const figure = { ...bare, title: "" };
    return { id: object, spec: "", title: bareFigure(object).title, layout: "half", figures: [figure] };
  });
  const title = "Own checks";
  return { ...report, sections: [...report.sections, { id: ownSection, group: title, title, subtitle: "", panels }] };
}

/** Own checks by the figure they belong to: of the panel they name, if it has their object, else the first that has it. */
export function ownByFigure(
  panels: readonly PanelTemplate[],
  own: readonly OwnCheck[],
): ReadonlyMap<FigureTemplate, readonly OwnCheck[]> {
  const found = new Map<FigureTemplate, OwnCheck[]>();
  for (const check of own) {
    const figureIn = (those: readonly PanelTemplate[]): FigureTemplate | undefined =>
      those.flatMap((panel) => panel.figures).find((figure) => objectsOf(figure).includes(check.object));
    const figure = figureIn(panels.filter((panel) => panel.id === check.panel)) ?? figureIn(panels);
    if (figure !== undefined) found.set(figure, [...(found.get(figure) ?? []), check]);
  }
  return found;
}

export const panelsOf = (report: ReportTemplate): readonly PanelTemplate[] =>
  report.sections.flatMap((section) => section.panels);

/** Own checks of one figure of a report, or of an object shown by itself. */
export function ownOf(report: ReportTemplate, figure: FigureTemplate, own: readonly OwnCheck[]): readonly OwnCheck[] {
  const panels = panelsOf(report);
  return panels.some((panel) => panel.figures.includes(figure))
    ? (ownByFigure(panels, own).get(figure) ?? [])
    : own.filter((check) => objectsOf(figure).includes(check.object));
}
