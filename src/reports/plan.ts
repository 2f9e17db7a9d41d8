import { parseObject, type ObjectAddress } from "../qc/object-path.ts";
import { recipeKey, type Recipe } from "../qc/measurement.ts";
import type { Rule } from "../qc/quality.ts";
import { recipesOf } from "./requests.ts";
import type { PanelTemplate } from "./template.ts";

/** Objects of one task or moving window, read and measured together. */
export interface PlannedGroup {
  readonly task: ObjectAddress["task"];
  readonly window: number | undefined;
  readonly objects: readonly { readonly name: string; readonly recipes: readonly Recipe[] }[];
}

/**
 * What panels need: one group a task, in the order in which the panels name them;
 * the recipes of an object are those of all its figures.
 */
export function planPanels(panels: readonly PanelTemplate[], rule: Rule): readonly PlannedGroup[] {
  const groups = new Map<string, { at: ObjectAddress; objects: Map<string, Map<string, Recipe>> }>();
  for (const figure of panels.flatMap((panel) => panel.figures)) {
    const at = parseObject(figure.object);
    if (at === undefined) throw new Error(`a report names ${figure.object}, which is no object`);
    const key = `${at.task}@${at.window ?? ""}`;
    const group = groups.get(key) ?? { at, objects: new Map<string, Map<string, Recipe>>() };
    const recipes = group.objects.get(at.name) ?? new Map<string, Recipe>();
    for (const recipe of recipesOf(figure, rule)) recipes.set(recipeKey(recipe), recipe);
    group.objects.set(at.name, recipes);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ at, objects }) => ({
    task: at.task,
    window: at.window,
    objects: [...objects].map(([name, recipes]) => ({ name, recipes: [...recipes.values()] })),
  }));
}
