import { formatGroup, parseObject, type GroupAddress } from "../qc/object-path.ts";
import type { PadShow } from "../qc/pads/shows.ts";
import { recipeKey, type Recipe } from "../qc/recipe.ts";
import type { OwnCheck } from "../qc/own-check.ts";
import type { Rule } from "../qc/quality.ts";
import { objectsOf, ownByFigure } from "./own.ts";
import { recipesOf, recipesOfChecks } from "./requests.ts";
import type { PanelTemplate } from "./template.ts";

/** Objects that are read and measured together. */
export interface PlannedGroup {
  readonly group: GroupAddress;
  readonly objects: readonly PlannedObject[];
}

export interface PlannedObject {
  readonly name: string;
  readonly recipes: readonly Recipe[];
  /** No figure draws the object itself. */
  readonly measuredOnly?: boolean;
}

/** One object with what is wanted of it. */
export interface Wanted {
  readonly object: string;
  readonly recipes: readonly Recipe[];
  /** A figure draws the object itself. */
  readonly drawn: boolean;
}

/**
 * What panels need: one group a task, window or key, in the order in which the panels name them;
 * the recipes of an object are those of all its figures, with those of a person's own checks.
 *
 * @param shows how panels of values per pad are looked at, by their id.
 */
export function planPanels(
  panels: readonly PanelTemplate[],
  rule: Rule,
  own: readonly OwnCheck[] = [],
  shows: ReadonlyMap<string, PadShow> = new Map(),
): readonly PlannedGroup[] {
  const ownOf = ownByFigure(panels, own);
  return planWanted(
    panels.flatMap(({ id, figures }) =>
      figures.flatMap((figure) => {
        const recipes = recipesOf(figure, rule, ownOf.get(figure), shows.get(id));
        return objectsOf(figure).map((object) => ({ object, recipes, drawn: figure.draw !== "pads" }));
      }),
    ),
  );
}

/** What the checks of panels need, and nothing that is only drawn. */
export function wantedByChecks(
  panels: readonly PanelTemplate[],
  rule: Rule,
  own: readonly OwnCheck[] = [],
): readonly Wanted[] {
  const ownOf = ownByFigure(panels, own);
  return panels.flatMap(({ figures }) =>
    figures.flatMap((figure) => {
      const recipes = recipesOfChecks(figure, rule, ownOf.get(figure));
      return recipes.length === 0 ? [] : objectsOf(figure).map((object) => ({ object, recipes, drawn: false }));
    }),
  );
}

/** The same objects together, each with all that is wanted of it, in the order in which they are named first. */
export function planWanted(wanted: readonly Wanted[]): readonly PlannedGroup[] {
  const groups = new Map<string, { group: GroupAddress; objects: Map<string, Planning> }>();
  for (const { object, recipes, drawn } of wanted) {
    const at = parseObject(object);
    if (at === undefined) throw new Error(`a report names ${object}, which is no object`);
    const key = formatGroup(at.group);
    const planned = groups.get(key) ?? { group: at.group, objects: new Map<string, Planning>() };
    const planning = planned.objects.get(at.name) ?? { recipes: new Map<string, Recipe>(), drawn: false };
    for (const recipe of recipes) planning.recipes.set(recipeKey(recipe), recipe);
    planning.drawn ||= drawn;
    planned.objects.set(at.name, planning);
    groups.set(key, planned);
  }
  return [...groups.values()].map(({ group, objects }) => ({
    group,
    objects: [...objects].map(([name, { recipes, drawn }]) => ({
      name,
      recipes: [...recipes.values()],
      measuredOnly: !drawn,
    })),
  }));
}

interface Planning {
  readonly recipes: Map<string, Recipe>;
  drawn: boolean;
}
