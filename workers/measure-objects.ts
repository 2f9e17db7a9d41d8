import { inParallel } from "../src/base/in-parallel.ts";
import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { PlainObject } from "../src/hist/object.ts";
import type { MeasuredObject, MeasureRequest } from "../src/jobs/extract-api.ts";
import { pathOf } from "../src/qc/locate.ts";
import { measure, type Partner } from "../src/qc/measure.ts";
import type { Measurement } from "../src/qc/measurement.ts";
import { formatObject, parseObject } from "../src/qc/object-path.ts";
import { isKept, partnersOf, recipeKey, type Recipe } from "../src/qc/recipe.ts";
import type { QcStore } from "../src/store/kept.ts";
import type { Groups } from "./groups.ts";
import type { Keeper } from "./keeper.ts";
import { readWindows } from "./windows.ts";

type Found = Result<PlainObject>;

/** All objects of a request with their measurements, each by itself: one that is missing costs nothing else. */
export async function measureObjects(
  request: MeasureRequest,
  groups: Groups,
  store: QcStore | undefined,
  keeper: Keeper | undefined,
): Promise<readonly MeasuredObject[]> {
  const names = request.objects.map(({ name }) => name);
  const found = await readObjects(request, names, groups);
  const others: ReadOthers = async (wanted) => {
    const missing = [...new Set(wanted)].filter((name) => !found.has(name));
    return new Map([...found, ...(missing.length === 0 ? [] : await readObjects(request, missing, groups))]);
  };
  const addressOf = (name: string): string => formatObject({ group: request.group, name });
  const keys = request.objects.flatMap(({ name, recipes }) =>
    recipes.filter(isKept).map((recipe) => `${addressOf(name)}|${recipeKey(recipe)}`),
  );
  const asked = await store?.measurements(request.file.identity, [...new Set(keys)]);
  const stored: Stored = asked?.ok === true ? asked.value : new Map();
  return Promise.all(
    request.objects.map(async ({ name, recipes, measuredOnly = false }) => {
      const object = found.get(name)!;
      if (!object.ok) return { name, object, measurements: [] };
      const measurements = await measureAll(addressOf(name), object.value, recipes, others, stored, keeper);
      return { name, object: measuredOnly ? ok({ kind: "measured-only", name } as const) : object, measurements };
    }),
  );
}

/** By address and `recipeKey`. */
type Stored = ReadonlyMap<string, Measurement>;

/** What else a recipe takes, by name or address; with all that was read before. */
type ReadOthers = (names: readonly string[]) => Promise<ReadonlyMap<string, Found>>;

async function readObjects(
  request: MeasureRequest,
  names: readonly string[],
  groups: Groups,
): Promise<ReadonlyMap<string, Found>> {
  const { file, group } = request;
  if (group.kind === "task" && group.window === "all") return readWindows(file, group.task, names, groups);
  // The objects of an extracted file are a request each.
  const found = await inParallel(names, names.length, async (name): Promise<readonly [string, Found]> => {
    const at = (name.startsWith("/") ? parseObject(name) : undefined) ?? { group, name };
    const missing: QcError = { kind: "object-missing", path: formatObject(at), source: file.name };
    const place = pathOf(file, at);
    return [name, place === undefined ? fail(missing) : await groups.object(place, missing)];
  });
  return new Map(found);
}

/**
 * Stored measurements where there are any of these recipes' versions, else new ones, which are kept. What else they take
 * is read for new ones only: what is kept needs nothing of the file.
 */
async function measureAll(
  at: string,
  object: PlainObject,
  recipes: readonly Recipe[],
  readOthers: ReadOthers,
  stored: Stored,
  keeper: Keeper | undefined,
): Promise<readonly (readonly [string, Measurement])[]> {
  const unique = new Map(recipes.map((recipe) => [recipeKey(recipe), recipe]));
  const fresh: (readonly [string, Measurement])[] = [];
  const all: (readonly [string, Measurement])[] = [];
  // What some windows could not be read for holds of the others only: it is not kept.
  const whole = object.kind !== "windows" || object.failed.length === 0;
  for (const [key, recipe] of unique) {
    const kept = isKept(recipe) && whole;
    const before = kept ? stored.get(`${at}|${key}`) : undefined;
    if (before !== undefined) {
      all.push([key, before]);
      continue;
    }
    const partners = partnersOf(recipe);
    const others = await readOthers(partners);
    const value = measure(object, recipe, partnerIn(others));
    if (value === undefined) continue;
    all.push([key, value]);
    // What was made without something that could not be read would be another thing later.
    if (kept && !partners.some((name) => isUnread(others.get(name)))) fresh.push([`${at}|${key}`, value]);
  }
  if (fresh.length > 0) keeper?.measurements(fresh);
  return all;
}

const isUnread = (found: Found | undefined): boolean => found?.ok === false && found.error.kind !== "object-missing";

const partnerIn =
  (found: ReadonlyMap<string, Found>): Partner =>
  (name) => {
    const object = found.get(name);
    if (object === undefined || (!object.ok && object.error.kind === "object-missing")) return undefined;
    return object.ok ? object.value : { kind: "failed", name, className: "", error: object.error };
  };
