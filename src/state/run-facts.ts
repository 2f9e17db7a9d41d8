import type { MeasuredGroup } from "../jobs/extract-api.ts";
import type { RunFile, TaskName } from "../qc/run-file.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import { isWhole, objectsOf } from "./object-names.ts";

/** What the groups that were read say of the whole run. */
export class RunFacts {
  readonly #entries = new Map<TaskName, number>();
  readonly #names = new Map<TaskName, readonly string[]>();

  take({ group, objects }: PlannedGroup, got: MeasuredGroup, file: RunFile | undefined): void {
    if (group.kind === "key" || group.window !== undefined) return;
    // Of an extracted file each request reads some objects of a task.
    this.#entries.set(group.task, Math.max(got.entries, this.#entries.get(group.task) ?? 0));
    if (file !== undefined && isWhole(file, { group, objects })) this.#names.set(group.task, got.names);
  }

  /** Every Tracks and PID histogram is empty. */
  get tpcMissing(): boolean {
    return this.#entries.get("Tracks") === 0 && this.#entries.get("PID") === 0;
  }

  /** Objects there are to look at, "Tracks/hEta". */
  objectsOf(file: RunFile): readonly string[] {
    return objectsOf(file, this.#names);
  }

  /** Another file is read. */
  forget(): void {
    this.#entries.clear();
    this.#names.clear();
  }
}
