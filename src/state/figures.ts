import type { Result } from "../base/result.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import { formatObject } from "../qc/object-path.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import { Observable } from "./observable.ts";
import type { FigureState } from "./session-state.ts";

const waiting: FigureState = { kind: "waiting" };

/** State of every object that was asked about, by "Task/name". */
export class Figures {
  readonly #states = new Map<string, Observable<FigureState>>();

  of(object: string): Observable<FigureState> {
    const state = this.#states.get(object) ?? new Observable<FigureState>(waiting);
    this.#states.set(object, state);
    return state;
  }

  /** All of them wait again, or only those that failed. */
  reset(which: "all" | "failed"): void {
    for (const state of this.#states.values()) {
      if (which === "all" || state.value.kind === "failed") state.set(waiting);
    }
  }

  /** Takes what came of a group; measurements under the other rule stay. */
  take(group: PlannedGroup, got: Result<MeasuredGroup>): void {
    const stateOf = (name: string): Observable<FigureState> =>
      this.of(formatObject({ task: group.task, name, window: group.window }));
    if (!got.ok) {
      for (const { name } of group.objects) stateOf(name).set({ kind: "failed", error: got.error });
      return;
    }
    for (const { name, object, measurements } of got.value.objects) {
      const state = stateOf(name);
      const before = state.value.kind === "ready" ? state.value.measurements : [];
      state.set(
        object.ok
          ? { kind: "ready", object: object.value, measurements: new Map([...before, ...measurements]) }
          : { kind: "failed", error: object.error },
      );
    }
  }
}
