import type { Rule } from "../qc/quality.ts";
import { parseObject, type ObjectAddress } from "../qc/object-path.ts";
import type { Recipe } from "../qc/measurement.ts";
import { recipesOf } from "../reports/requests.ts";
import { findPanel, runReport } from "../reports/run.ts";
import type { PanelTemplate } from "../reports/template.ts";
import type { Route } from "../route/route.ts";

/** Objects of one task or moving window, read and measured together. */
export interface PlannedGroup {
  readonly task: ObjectAddress["task"];
  readonly window: number | undefined;
  readonly objects: readonly { readonly name: string; readonly recipes: readonly Recipe[] }[];
}

/**
 * What a page needs, in the order of reading. A report reads the linked panel's collection first;
 * a panel or an object by itself reads its own and no other.
 */
export function planOf(route: Route, rule: Rule): readonly PlannedGroup[] {
  switch (route.page) {
    case "start":
      return [];
    case "object": {
      const at = parseObject(route.object);
      return at === undefined ? [] : [{ ...at, objects: [{ name: at.name, recipes: [{ kind: "moments" }] }] }];
    }
    case "panel": {
      const panel = findPanel(runReport, route.panel);
      return panel === undefined ? [] : grouped([panel], rule);
    }
    case "run": {
      const panels = runReport.sections.flatMap((section) => section.panels);
      const first = panels.find((panel) => panel.id === route.panel) ?? sectionStart(route.section);
      return grouped(first === undefined ? panels : [first, ...panels], rule);
    }
  }
}

const sectionStart = (id: string | undefined): PanelTemplate | undefined =>
  runReport.sections.find((section) => section.id === id)?.panels[0];

/** One group a task, in the order in which the panels name them; an object's recipes are those of all its figures. */
function grouped(panels: readonly PanelTemplate[], rule: Rule): readonly PlannedGroup[] {
  const groups = new Map<string, { at: ObjectAddress; objects: Map<string, readonly Recipe[]> }>();
  for (const figure of panels.flatMap((panel) => panel.figures)) {
    const at = parseObject(figure.object);
    if (at === undefined) continue;
    const key = `${at.task}@${at.window ?? ""}`;
    const group = groups.get(key) ?? { at, objects: new Map<string, readonly Recipe[]>() };
    group.objects.set(at.name, [...(group.objects.get(at.name) ?? []), ...recipesOf(figure, rule)]);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ at, objects }) => ({
    task: at.task,
    window: at.window,
    objects: [...objects].map(([name, recipes]) => ({ name, recipes })),
  }));
}
