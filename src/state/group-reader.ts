import type { Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { Engine } from "../jobs/engine.ts";
import type { MeasuredGroup } from "../jobs/extract-api.ts";
import type { RunFile } from "../qc/run-file.ts";
import { formatGroup } from "../qc/object-path.ts";
import { recipeKey, type Recipe } from "../qc/recipe.ts";
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
  /** By group and rule: which recipes of which objects, and what came of all requests. */
  readonly #asked = new Map<
    string,
    { readonly recipes: Set<string>; readonly results: Promise<Result<MeasuredGroup>>[] }
  >();

  constructor(engine: Engine, take: (group: PlannedGroup, got: Result<MeasuredGroup>) => void) {
    this.#engine = engine;
    this.#take = take;
  }

  /** What was asked for before is asked for again. */
  forget(): void {
    this.#asked.clear();
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

  #group(group: PlannedGroup, from: ReadFrom, signal: AbortSignal): Promise<readonly Result<MeasuredGroup>[]> {
    const key = keyOf(group, from.rule);
    const asked = this.#asked.get(key) ?? { recipes: new Set(), results: [] };
    const missing = this.#missing(group, from.rule);
    this.#asked.set(key, asked);
    if (missing !== undefined) {
      for (const each of namesOf(missing)) asked.recipes.add(each);
      asked.results.push(this.#measure(missing, from, signal));
    }
    return Promise.all(asked.results);
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

  async #measure(group: PlannedGroup, from: ReadFrom, signal: AbortSignal): Promise<Result<MeasuredGroup>> {
    const { file, source, sourceName } = from;
    const got = await this.#engine.measure({ file, source, sourceName, keep: true, ...group }, signal);
    if (!signal.aborted) this.#take(group, got);
    return got;
  }
}

const keyOf = ({ group }: PlannedGroup, rule: Rule): string => `${formatGroup(group)}|${rule}`;
const nameOf = (object: string, recipe: Recipe): string => `${object}|${recipeKey(recipe)}`;
const itself = (object: string): string => `${object}|`;
const namesOf = ({ objects }: PlannedGroup): readonly string[] =>
  objects.flatMap(({ name, recipes, measuredOnly }) => [
    ...recipes.map((recipe) => nameOf(name, recipe)),
    ...(measuredOnly === true ? [] : [itself(name)]),
  ]);
