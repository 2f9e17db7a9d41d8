import { parseObject } from "../../qc/object-path.ts";
import { bareFigure } from "../../reports/bare-figure.ts";
import { findPanel, runReport } from "../../reports/run.ts";
import type { FigureTemplate, PanelTemplate } from "../../reports/template.ts";
import { plainView, type Route } from "../../route/route.ts";
import { placeOf } from "../base/places.ts";
import { browseRoute } from "./browse-routes.ts";

export type FocusRoute = Extract<Route, { page: "panel" | "object" }>;

/** What a page about one figure is about: a panel of the report, or an object by itself. */
export interface FocusSubject {
  readonly panel: PanelTemplate | undefined;
  /** Place of the panel in the report; −1 for an object. */
  readonly index: number;
  /** Which of the figures of a panel. */
  readonly which: number;
  /** `undefined` where the report has no such panel. */
  readonly figure: FigureTemplate | undefined;
  /** Of the panel or the object, markup. */
  readonly title: string;
  /** In names of files: "mip-qtot", "mip-qtot-IROC", "hEta". */
  readonly name: string;
}

export const panels: readonly PanelTemplate[] = runReport.sections.flatMap((section) => section.panels);

export function subjectOf(route: FocusRoute): FocusSubject {
  if (route.page === "object") {
    const figure = bareFigure(route.object);
    return { panel: undefined, index: -1, which: 0, figure, title: figure.title, name: figure.title };
  }
  const panel = findPanel(runReport, route.panel);
  const which = panel?.figures[route.figure] === undefined ? 0 : route.figure;
  const figure = panel?.figures[which];
  return {
    panel,
    index: panels.findIndex((each) => each === panel),
    which,
    figure,
    title: panel?.title ?? "",
    name: [route.panel, ...(panel === undefined || panel.figures.length === 1 ? [] : [figure?.title ?? ""])].join("-"),
  };
}

/** A panel of the report by itself, as it is drawn there. */
/** Another panel: what is asked and the table stay open. */
export const panelRoute = (route: FocusRoute, panel: PanelTemplate, figure = 0): Route => ({
  page: "panel",
  panel: panel.id,
  figure,
  view: { ...plainView, table: route.view.table && 1, ask: route.view.ask },
  ...placeOf(route),
});

/** Whether it is about what some key of the file holds: it was found among all objects, not in the report. */
export const isOfKey = (route: FocusRoute): boolean =>
  route.page === "object" && parseObject(route.object)?.group.kind === "key";

/** The report, where the panel is; or all objects, where this one is. */
export const backRoute = (route: FocusRoute): Route =>
  route.page === "object" && isOfKey(route)
    ? browseRoute(route, route.object)
    : { page: "run", section: undefined, panel: subjectOf(route).panel?.id, ...placeOf(route) };
