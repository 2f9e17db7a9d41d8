import { parseObject } from "../qc/object-path.ts";
import { asReleased } from "../qc/check-settings.ts";
import { ownRecipes, type OwnCheck } from "../qc/own-check.ts";
import type { PadShow } from "../qc/pads/shows.ts";
import type { Recipe } from "../qc/recipe.ts";
import type { Rule } from "../qc/quality.ts";
import { panelsOf, withOwn } from "../reports/own.ts";
import { planPanels, type PlannedGroup } from "../reports/plan.ts";
import { findPanel, runReport } from "../reports/run.ts";
import type { FigureView, PanelLook, Route } from "../route/route.ts";

/**
 * What a page needs, in the order of reading. A report reads the linked panel's collection first;
 * a panel or an object by itself reads its own and no other.
 */
export function planOf(route: Route, rule: Rule): readonly PlannedGroup[] {
  switch (route.page) {
    case "start":
    case "settings":
    case "period":
    case "compare":
    // Objects are looked at one by one, as they are chosen.
    case "browse":
      return [];
    case "object":
      return [...planObject(route.object, route.settings?.own), ...planOverlay(route.view)];
    case "panel": {
      const panel = findPanel(runReport, route.panel);
      const own = route.settings?.own;
      const shows = showsOf([{ panel: route.panel, pads: route.view.pads }]);
      return panel === undefined ? [] : [...planPanels([panel], rule, own, shows), ...planOverlay(route.view)];
    }
    case "run": {
      const { panel, section, looks } = route;
      const { own } = route.settings ?? asReleased;
      const asked = JSON.stringify([panel, section, rule, own, looks]);
      if (lastOfReport?.asked !== asked) lastOfReport = { asked, groups: planReport(route, rule, own) };
      return lastOfReport.groups;
    }
  }
}

/** Asked for at every step of reading a report, which has hundreds of recipes. */
let lastOfReport: { readonly asked: string; readonly groups: readonly PlannedGroup[] } | undefined;

function planReport(
  { panel, section, looks }: Extract<Route, { page: "run" }>,
  rule: Rule,
  own: readonly OwnCheck[],
): readonly PlannedGroup[] {
  const inSection = runReport.sections.find((each) => each.id === section);
  const first = (panel === undefined ? undefined : findPanel(runReport, panel)) ?? inSection?.panels[0];
  const panels = panelsOf(withOwn(runReport, own));
  return planPanels(first === undefined ? panels : [first, ...panels], rule, own, showsOf(looks));
}

const showsOf = (looks: readonly Pick<PanelLook, "panel" | "pads">[] = []): ReadonlyMap<string, PadShow> =>
  new Map(looks.flatMap(({ panel, pads }) => (pads === undefined ? [] : [[panel, pads.show] as const])));

/** One object by itself. */
export function planObject(object: string, own: readonly OwnCheck[] = []): readonly PlannedGroup[] {
  const at = parseObject(object);
  if (at === undefined) return [];
  const recipes: readonly Recipe[] = own.filter((check) => check.object === object).flatMap(ownRecipes);
  return [{ group: at.group, objects: [{ name: at.name, recipes: [{ kind: "moments" }, ...recipes] }] }];
}

/** What is laid over a figure from the same run; that of another run is read by a session of its own. */
const planOverlay = ({ overlay }: FigureView): readonly PlannedGroup[] =>
  overlay === undefined || overlay.from !== undefined ? [] : planObject(overlay.object);

/** Whether a page is about objects that only files of the TPC's quality control have. */
export const isOfTpc = (route: Route): boolean =>
  route.page === "run" ||
  route.page === "panel" ||
  (route.page === "object" && parseObject(route.object)?.group.kind === "task");
