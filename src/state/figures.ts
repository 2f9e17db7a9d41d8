import type { QcError, Result } from "../base/result.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import type { Measurement } from "../qc/measurement.ts";
import { isPassing, recipeKey, ruleOf, type Recipe } from "../qc/recipe.ts";
import { formatObject } from "../qc/object-path.ts";
import type { Rule } from "../qc/quality.ts";
import { underRule } from "../qc/under-rule.ts";
import type { PlannedGroup } from "../reports/plan.ts";
import { preferred } from "../reports/preferred.ts";
import { Observable, type Readable } from "./observable.ts";
import type { FigureState } from "./session-state.ts";

const waiting: FigureState = { kind: "waiting" };

/** State of every object that was asked about, by "Task/name", with what was measured of it under one rule. */
export class Figures {
  readonly #states = new Map<string, Observable<FigureState>>();
  readonly #either = new Map<string, Readable<FigureState>>();
  /** Measurements under both rules, so that going back to a rule needs no reading. */
  readonly #measured = new Map<string, ReadonlyMap<string, Measurement>>();
  readonly #answered = new Map<string, ReadonlySet<string>>();
  /** Every recipe that was asked for, by its key. */
  readonly #recipes = new Map<string, Recipe>();
  #rule: Rule;

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  /** From now on the states hold what was measured under this rule. */
  show(rule: Rule): void {
    this.#rule = rule;
    for (const [name, state] of this.#states) {
      if (state.value.kind === "ready") state.set({ ...state.value, ...this.#shown(name) });
    }
  }

  of(object: string): Observable<FigureState> {
    const state = this.#states.get(object) ?? new Observable<FigureState>(waiting);
    this.#states.set(object, state);
    return state;
  }

  /** The first of two objects that the file has. */
  either(object: string, otherwise: string): Readable<FigureState> {
    const key = `${object}|${otherwise}`;
    const either = this.#either.get(key) ?? preferredOf(this.of(object), this.of(otherwise));
    this.#either.set(key, either);
    return either;
  }

  /** Lets go of what a view drew alone and no plan wants any more: it is large, and measured again when it is wanted. */
  keepOnly(groups: readonly PlannedGroup[]): void {
    const wanted = new Set(
      groups.flatMap(({ group, objects }) =>
        objects.flatMap(({ name, recipes }) =>
          recipes.map((recipe) => `${formatObject({ group, name })}|${recipeKey(recipe)}`),
        ),
      ),
    );
    for (const [address, measured] of this.#measured) {
      const isLeft = (key: string): boolean => {
        const recipe = this.#recipes.get(key);
        return recipe !== undefined && isPassing(recipe) && !wanted.has(`${address}|${key}`);
      };
      const answered = [...(this.#answered.get(address) ?? [])];
      if (!answered.some(isLeft)) continue;
      this.#measured.set(address, new Map([...measured].filter(([key]) => !isLeft(key))));
      this.#answered.set(address, new Set(answered.filter((key) => !isLeft(key))));
      const state = this.of(address);
      if (state.value.kind === "ready") state.set({ ...state.value, ...this.#shown(address) });
    }
  }

  /** All of them wait again, or only those that failed. */
  reset(which: "all" | "failed"): void {
    for (const state of this.#states.values()) {
      if (which === "all" || state.value.kind === "failed") state.set(waiting);
    }
  }

  /** Takes what came of a group. */
  take(group: PlannedGroup, got: Result<MeasuredGroup>): void {
    const nameOf = (name: string): string => formatObject({ group: group.group, name });
    for (const recipe of group.objects.flatMap((object) => object.recipes)) {
      this.#recipes.set(recipeKey(recipe), recipe);
    }
    if (!got.ok) {
      for (const { name, recipes } of group.objects) this.#fail(nameOf(name), recipes, got.error);
      return;
    }
    const asked = new Map(group.objects.map(({ name, recipes }) => [name, recipes.map(recipeKey)]));
    for (const { name, object, measurements } of got.value.objects) {
      const address = nameOf(name);
      const state = this.of(address);
      const before = state.value.kind === "ready" ? (this.#measured.get(address) ?? []) : [];
      this.#measured.set(address, new Map([...before, ...measurements]));
      const answered = state.value.kind === "ready" ? (this.#answered.get(address) ?? []) : [];
      this.#answered.set(address, new Set([...answered, ...(asked.get(name) ?? [])]));
      if (!object.ok) {
        state.set({ kind: "failed", error: object.error });
        continue;
      }
      // What was brought before stays, though later only measurements are asked for.
      const shown =
        object.value.kind === "measured-only" && state.value.kind === "ready" ? state.value.object : object.value;
      state.set({ kind: "ready", object: shown, ...this.#shown(address) });
    }
  }

  /** Where another view of what is there was asked for alone, the others stay. */
  #fail(address: string, recipes: readonly Recipe[], error: QcError): void {
    const state = this.of(address);
    const known = state.value;
    const isAnother = recipes.length > 0 && recipes.every(isPassing);
    if (isAnother && known.kind === "ready") state.set({ ...known, unread: error });
    else if (!isAnother || known.kind !== "failed") state.set({ kind: "failed", error });
  }

  #shown(address: string): Pick<Extract<FigureState, { kind: "ready" }>, "measurements" | "answered"> {
    const all = this.#measured.get(address) ?? [];
    const holds = (key: string): boolean => {
      const recipe = this.#recipes.get(key);
      return ((recipe && ruleOf(recipe)) ?? this.#rule) === this.#rule;
    };
    return {
      measurements: new Map(
        [...all].flatMap(([key, measured]) => (holds(key) ? [[key, underRule(measured, this.#rule)] as const] : [])),
      ),
      answered: new Set([...(this.#answered.get(address) ?? [])].filter(holds)),
    };
  }
}

function preferredOf(first: Readable<FigureState>, second: Readable<FigureState>): Readable<FigureState> {
  return {
    get value() {
      return preferred(first.value, second.value);
    },
    subscribe(listener) {
      const tell = (): void => listener(preferred(first.value, second.value));
      const stops = [first.subscribe(tell), second.subscribe(tell)];
      return () => stops.forEach((stop) => stop());
    },
  };
}
