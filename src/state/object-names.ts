import { usualNames } from "../qc/catalogue.ts";
import { formatObject, taskObject } from "../qc/object-path.ts";
import type { RunFile, TaskName } from "../qc/run-file.ts";
import type { PlannedGroup } from "../reports/plan.ts";

/** Whether reading a group tells all names of its task: one key holds them all. */
export const isWhole = (file: Pick<RunFile, "tasks">, { group }: PlannedGroup): boolean =>
  group.kind === "task" &&
  group.window === undefined &&
  file.tasks.some((each) => each.task === group.task && each.form === "collection");

/** Objects of a file, in the order of tasks and names: those read, of other tasks the usual ones. */
export const objectsOf = (
  file: Pick<RunFile, "tasks">,
  read: ReadonlyMap<TaskName, readonly string[]>,
): readonly string[] =>
  file.tasks
    .filter(({ task }) => task !== "Clusters") // values per pad, which are no histogram
    .flatMap(({ task }) => (read.get(task) ?? usualNames(task)).map((name) => formatObject(taskObject(task, name))));
