import type { Result } from "../base/result.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import { recipeKey, type Measurement } from "../qc/measurement.ts";
import { formatObject } from "../qc/object-path.ts";
import type { Rule } from "../qc/quality.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import { Observable } from "./observable.ts";
import type { FigureState } from "./session-state.ts";

const waiting: FigureState = { kind: "waiting" };

/** What is computed for one rule alone; everything else holds under both. */
const onlyUnder = (rule: Rule): ReadonlySet<string> => new Set([recipeKey({ kind: "median-profile", rule })]);

/** State of every object that was asked about, by "Task/name", with what was measured of it under one rule. */
export class Figures {
  readonly #states = new Map<string, Observable<FigureState>>();
  /** Measurements under both rules, so that going back to a rule needs no reading. */
  readonly #measured = new Map<string, ReadonlyMap<string, Measurement>>();
  #hidden: ReadonlySet<string> = new Set();

  constructor(rule: Rule) {
    this.show(rule);
  }

  /** From now on the states hold what was measured under this rule. */
  show(rule: Rule): void {
    this.#hidden = onlyUnder(rule === "robust" ? "parity" : "robust");
    for (const [name, state] of this.#states) {
      if (state.value.kind === "ready") state.set({ ...state.value, measurements: this.#shown(name) });
    }
  }

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

  /** Takes what came of a group. */
  take(group: PlannedGroup, got: Result<MeasuredGroup>): void {
    const nameOf = (name: string): string => formatObject({ task: group.task, name, window: group.window });
    if (!got.ok) {
      for (const { name } of group.objects) this.of(nameOf(name)).set({ kind: "failed", error: got.error });
      return;
    }
    for (const { name, object, measurements } of got.value.objects) {
      const address = nameOf(name);
      const state = this.of(address);
      const before = state.value.kind === "ready" ? (this.#measured.get(address) ?? []) : [];
      this.#measured.set(address, new Map([...before, ...measurements]));
      state.set(
        object.ok
          ? { kind: "ready", object: object.value, measurements: this.#shown(address) }
          : { kind: "failed", error: object.error },
      );
    }
  }

  #shown(address: string): ReadonlyMap<string, Measurement> {
    const all = this.#measured.get(address) ?? [];
    return new Map([...all].filter(([key]) => !this.#hidden.has(key)));
  }
}
