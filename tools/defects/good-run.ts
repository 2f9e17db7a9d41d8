import type { PlainObject } from "../../src/hist/object.ts";
import { measure } from "../../src/qc/measure.ts";
import { formatObject } from "../../src/qc/object-path.ts";
import { recipeKey } from "../../src/qc/recipe.ts";
import type { PlannedGroup } from "../../src/reports/plan.ts";
import type { Measured } from "../../src/reports/verdicts.ts";
import { measureRun, openRun } from "../read-run.ts";
import { checkedPlan, judgeMeasured, type JudgedRun } from "./judged.ts";

/** The objects of a run that checks look at, as they were read, by "Task/name". */
export type RunObjects = ReadonlyMap<string, PlainObject>;

export async function readObjects(path: string): Promise<RunObjects> {
  const opened = await openRun(path);
  if (!opened.ok) throw new Error(`${path} could not be opened`);
  const plan = checkedPlan().map(({ group, objects }): PlannedGroup => ({
    group,
    objects: objects.map(({ name }) => ({ name, recipes: [] })),
  }));
  const { objects } = await measureRun(opened.value, plan);
  const read = [...objects].flatMap(([at, got]) =>
    got.ok && got.value.object.ok && got.value.object.value.kind !== "measured-only"
      ? [[at, got.value.object.value] as const]
      : [],
  );
  return new Map(read);
}

/** What the checks say of objects, as of a run that was read; those that are not given are missing. */
export function judgeObjects(objects: RunObjects): JudgedRun {
  const measured = new Map<string, Measured>();
  for (const { group, objects: planned } of checkedPlan()) {
    for (const { name, recipes } of planned) {
      const at = formatObject({ group, name });
      const object = objects.get(at);
      if (object === undefined) continue;
      const measurements = recipes.flatMap((recipe) => {
        const value = measure(object, recipe, () => undefined);
        return value === undefined ? [] : [[recipeKey(recipe), value] as const];
      });
      measured.set(at, { kind: "ready", measurements: new Map(measurements) });
    }
  }
  return judgeMeasured(measured, false);
}
