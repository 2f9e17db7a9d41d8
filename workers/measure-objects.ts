import { inParallel } from "../src/base/in-parallel.ts";
import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { PlainObject } from "../src/hist/object.ts";
import type { MeasuredObject, MeasureRequest } from "../src/jobs/extract-api.ts";
import { pathOf } from "../src/qc/locate.ts";
import { measure, type Partner } from "../src/qc/measure.ts";
import type { Measurement } from "../src/qc/measurement.ts";
import { formatObject } from "../src/qc/object-path.ts";
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
  const partners = request.objects.flatMap(({ recipes }) => recipes.flatMap(partnersOf));
  const names = [...new Set([...request.objects.map(({ name }) => name), ...partners])];
  const found = await readObjects(request, names, groups);
  const partner: Partner = (name) => {
    const object = found.get(name);
    return object?.ok === true ? object.value : undefined;
  };
  // All at once: where they are kept, the database is asked for each.
  return Promise.all(
    request.objects.map(async ({ name, recipes, measuredOnly = false }) => {
      const object = found.get(name)!;
      if (!object.ok) return { name, object, measurements: [] };
      const at = formatObject({ group: request.group, name });
      const measurements = await measureAll(request, at, object.value, recipes, partner, store, keeper);
      return { name, object: measuredOnly ? ok({ kind: "measured-only", name } as const) : object, measurements };
    }),
  );
}

async function readObjects(
  request: MeasureRequest,
  names: readonly string[],
  groups: Groups,
): Promise<ReadonlyMap<string, Found>> {
  const { file, group } = request;
  if (group.kind === "task" && group.window === "all") return readWindows(file, group.task, names, groups);
  // The objects of an extracted file are a request each.
  const found = await inParallel(names, names.length, async (name): Promise<readonly [string, Found]> => {
    const at = { group, name };
    const missing: QcError = { kind: "object-missing", path: formatObject(at), source: file.name };
    const place = pathOf(file, at);
    return [name, place === undefined ? fail(missing) : await groups.object(place, missing)];
  });
  return new Map(found);
}

/** Stored measurements where there are any of these recipes' versions, else new ones, which are kept. */
async function measureAll(
  request: MeasureRequest,
  at: string,
  object: PlainObject,
  recipes: readonly Recipe[],
  partner: Partner,
  store: QcStore | undefined,
  keeper: Keeper | undefined,
): Promise<readonly (readonly [string, Measurement])[]> {
  const { identity } = request.file;
  const unique = new Map(recipes.map((recipe) => [recipeKey(recipe), recipe]));
  const fresh: (readonly [string, Measurement])[] = [];
  const all: (readonly [string, Measurement])[] = [];
  // What some windows could not be read for holds of the others only: it is not kept.
  const whole = object.kind !== "windows" || object.failed.length === 0;
  for (const [key, recipe] of unique) {
    const kept = isKept(recipe) && whole;
    const stored = kept ? await store?.measurement(identity, `${at}|${key}`) : undefined;
    if (stored?.ok === true && stored.value !== undefined) {
      all.push([key, stored.value]);
      continue;
    }
    const value = measure(object, recipe, partner);
    if (value === undefined) continue;
    all.push([key, value]);
    if (kept) fresh.push([`${at}|${key}`, value]);
  }
  if (fresh.length > 0) keeper?.measurements(fresh);
  return all;
}
