import type { Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { Engine } from "../jobs/engine.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import type { RunFile } from "../qc/run-file.ts";
import { formatGroup } from "../qc/object-path.ts";
import { isPassing, recipeKey, type Recipe } from "../qc/recipe.ts";
import type { Rule } from "../qc/quality.ts";
import type { PlannedGroup } from "../reports/plan.ts";

/** The file that groups are read from, and how. */
export interface ReadFrom {
  readonly file: RunFile;
  /** `undefined`: from what is kept only. */
  readonly source: SourceRef | undefined;
  readonly sourceName: string;
  readonly rule: Rule;
}

/** Asks the workers for groups of objects, none twice, and hands on what comes. */
export class GroupReader {
  readonly #engine: Engine;
  readonly #take: (group: PlannedGroup, got: Result<MeasuredGroup>) => void;
  /** By group and rule. */
  readonly #asked = new Map<string, Asked>();

  constructor(engine: Engine, take: (group: PlannedGroup, got: Result<MeasuredGroup>) => void) {
    this.#engine = engine;
    this.#take = take;
  }

  /** What was asked for before is asked for again. */
  forget(): void {
    this.#asked.clear();
  }

  /**
   * What a view drew alone and no plan wants any more may be asked for again; what of it is still being measured is
   * cancelled.
   */
  keepOnly(groups: readonly PlannedGroup[], rule: Rule): void {
    const wanted = new Map(groups.map((group) => [keyOf(group, rule), new Set(namesOf(group))]));
    for (const [key, asked] of this.#asked) {
      const isLeft = (name: string): boolean => wanted.get(key)?.has(name) !== true;
      for (const request of asked.requests) {
        const left = request.passing.filter(isLeft);
        for (const name of left) asked.recipes.delete(name);
        if (left.length === request.recipes) request.stop.abort();
      }
      asked.requests = asked.requests.filter(({ stop }) => !stop.signal.aborted);
    }
  }

  hasAsked(groups: readonly PlannedGroup[], rule: Rule): boolean {
    return groups.every((group) => this.#missing(group, rule) === undefined);
  }

  /** The first `ahead` groups one after another, then all others at once. */
  async read(
    groups: readonly PlannedGroup[],
    ahead: number,
    from: ReadFrom,
    signal: AbortSignal,
  ): Promise<readonly Result<MeasuredGroup>[]> {
    const results: Result<MeasuredGroup>[] = [];
    for (const group of groups.slice(0, ahead)) results.push(...(await this.#group(group, from, signal)));
    const others = groups.slice(ahead).map((group) => this.#group(group, from, signal));
    return [...results, ...(await Promise.all(others)).flat()];
  }

  async #group(group: PlannedGroup, from: ReadFrom, signal: AbortSignal): Promise<readonly Result<MeasuredGroup>[]> {
    const key = keyOf(group, from.rule);
    const asked: Asked = this.#asked.get(key) ?? { recipes: new Set(), requests: [] };
    const missing = this.#missing(group, from.rule);
    this.#asked.set(key, asked);
    if (missing !== undefined) {
      for (const each of namesOf(missing)) asked.recipes.add(each);
      asked.requests = [...asked.requests, this.#request(missing, from, signal)];
    }
    const results = await Promise.all(asked.requests.map(({ result }) => result));
    return results.filter((result) => result !== undefined);
  }

  /** What of a group was not asked for yet. */
  #missing(group: PlannedGroup, rule: Rule): PlannedGroup | undefined {
    const asked = this.#asked.get(keyOf(group, rule))?.recipes;
    const objects = group.objects
      .map((object) => ({
        ...object,
        recipes: object.recipes.filter((recipe) => asked?.has(nameOf(object.name, recipe)) !== true),
      }))
      .filter(({ name, recipes, measuredOnly }) => {
        return recipes.length > 0 || (measuredOnly !== true && asked?.has(itself(name)) !== true);
      });
    return objects.length === 0 ? undefined : { group: group.group, objects };
  }

  #request(group: PlannedGroup, from: ReadFrom, signal: AbortSignal): Request {
    const stop = new AbortController();
    const recipes = group.objects.flatMap(({ name, recipes }) => recipes.map((recipe) => ({ name, recipe })));
    const passing = recipes.filter(({ recipe }) => isPassing(recipe)).map(({ name, recipe }) => nameOf(name, recipe));
    return { result: this.#measure(group, from, signal, stop), recipes: recipes.length, passing, stop };
  }

  async #measure(
    group: PlannedGroup,
    { file, source, sourceName }: ReadFrom,
    signal: AbortSignal,
    stop: AbortController,
  ): Promise<Result<MeasuredGroup> | undefined> {
    const end = (): void => stop.abort();
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    const got = await this.#engine.measure({ file, source, sourceName, keep: true, ...group }, stop.signal);
    signal.removeEventListener("abort", end);
    if (stop.signal.aborted) return signal.aborted ? got : undefined;
    this.#take(group, got);
    return got;
  }
}

/** Which recipes of which objects of a group, and the requests for them. */
interface Asked {
  readonly recipes: Set<string>;
  requests: readonly Request[];
}

interface Request {
  /** `undefined`: nobody waits for it any more. */
  readonly result: Promise<Result<MeasuredGroup> | undefined>;
  /** How many there are, and the names of those that are for a view that may be left. */
  readonly recipes: number;
  readonly passing: readonly string[];
  readonly stop: AbortController;
}

const keyOf = ({ group }: PlannedGroup, rule: Rule): string => `${formatGroup(group)}|${rule}`;
const nameOf = (object: string, recipe: Recipe): string => `${object}|${recipeKey(recipe)}`;
const itself = (object: string): string => `${object}|`;
const namesOf = ({ objects }: PlannedGroup): readonly string[] =>
  objects.flatMap(({ name, recipes, measuredOnly }) => [
    ...recipes.map((recipe) => nameOf(name, recipe)),
    ...(measuredOnly === true ? [] : [itself(name)]),
  ]);
