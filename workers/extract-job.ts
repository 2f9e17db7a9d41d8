import { attempt, fail, ok, QcFailure, unwrap, type QcError, type Result } from "../src/base/result.ts";
import type { ByteSource, SourceRef } from "../src/bytes/source.ts";
import type { ObjectGroup, PlainObject } from "../src/hist/object.ts";
import type { ExtractApi, MeasureRequest, MeasuredGroup, MeasuredObject } from "../src/jobs/extract-api.ts";
import { guessFromName, parseActivity } from "../src/qc/activity.ts";
import { findTasks } from "../src/qc/layout.ts";
import { pathOf } from "../src/qc/locate.ts";
import { measure } from "../src/qc/measure.ts";
import { recipeKey, type Measurement, type Recipe } from "../src/qc/measurement.ts";
import { formatObject } from "../src/qc/object-path.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import type { OpenRootFile, RootFile } from "../src/root/file.ts";
import type { QcStore } from "../src/store/kept.ts";

export interface ExtractDeps {
  readonly openBytes: (ref: SourceRef, signal?: AbortSignal) => Promise<Result<ByteSource>>;
  readonly openRoot: OpenRootFile;
  /** `undefined`: nothing is kept. */
  readonly store: () => Promise<QcStore | undefined>;
  readonly now: () => number;
}

interface OpenFile {
  readonly root: RootFile;
  readonly file: RunFile;
}

const openFilesAtOnce = 4;

/** The jobs of an extract worker: what it opens stays open for the next request, the last few of them. */
export function createExtractJob(deps: ExtractDeps): ExtractApi {
  const files = new Map<string, Promise<Result<OpenFile>>>();
  const writes = new Set<Promise<Result<void>>>();

  async function openOnce(ref: SourceRef, signal?: AbortSignal): Promise<Result<OpenFile>> {
    return attempt(async () => {
      const source = unwrap(await deps.openBytes(ref, signal));
      const root = unwrap(await deps.openRoot(source, signal));
      const found = unwrap(await findTasks((directory) => root.keys(directory, signal), root.name));
      const guess = guessFromName(ref.kind === "url" ? ref.url : root.name);
      const { identity, name, size, version } = root;
      return { root, file: { identity, name, size, rootVersion: version, ...found, guess } };
    });
  }

  /** The file as it is now: a new one is opened each time, so that a change is seen. */
  async function openFresh(ref: SourceRef, signal?: AbortSignal): Promise<Result<OpenFile>> {
    const key = keyOf(ref);
    void files.get(key)?.then((old) => old.ok && old.value.root.close());
    const opened = openOnce(ref, signal).then(async (first) =>
      !first.ok && first.error.kind === "file-changed" ? openOnce(ref, signal) : first,
    );
    files.delete(key);
    files.set(key, opened);
    const result = await opened;
    if (!result.ok) files.delete(key);
    for (const [oldest, file] of files) {
      if (files.size <= openFilesAtOnce) break;
      files.delete(oldest);
      void file.then((old) => old.ok && old.value.root.close());
    }
    return result;
  }

  const openKnown = (ref: SourceRef, signal?: AbortSignal): Promise<Result<OpenFile>> =>
    files.get(keyOf(ref)) ?? openFresh(ref, signal);

  /** Asks the file of a request, if it is still the same. */
  async function fromFile<T>(
    { source, file }: Pick<MeasureRequest, "source" | "file">,
    ask: (root: RootFile) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    if (source === undefined) return fail({ kind: "not-kept", source: file.name });
    const opened = await openKnown(source, signal);
    if (!opened.ok) return opened;
    if (opened.value.file.identity !== file.identity) return fail({ kind: "file-changed", source: file.name });
    return ask(opened.value.root);
  }

  const readGroup = (request: MeasureRequest, path: string, signal?: AbortSignal): Promise<Result<ObjectGroup>> =>
    fromFile(request, (root) => root.read(path, signal), signal);

  return {
    async open(source, signal) {
      const opened = await openFresh(source, signal);
      return opened.ok ? ok(opened.value.file) : opened;
    },
    async measure(request, signal) {
      return attempt(async () => {
        const store = await deps.store();
        const keep = (group: ObjectGroup): void => {
          if (store !== undefined) writes.add(keepGroup(store, request, group, deps.now()));
        };
        const groups = new Groups(request, store, (path) => readGroup(request, path, signal), keep);
        // All at once: the objects of an extracted file are a request each.
        const objects = await Promise.all(
          request.objects.map(({ name, recipes }) => measureObject(request, name, recipes, groups, store)),
        );
        signal?.throwIfAborted();
        const failure = await groups.failure();
        if (failure !== undefined) throw new QcFailure(failure);
        return { ...(await groups.report()), objects } satisfies MeasuredGroup;
      });
    },
    async json(request, signal) {
      const { file, task, name, window } = request;
      const at = { task, name, window };
      const place = pathOf(file, at);
      if (place === undefined) return fail({ kind: "object-missing", path: formatObject(at), source: file.name });
      return fromFile(request, (root) => root.json(place.path, place.member, signal), signal);
    },
    async settle() {
      const results = await Promise.all(writes);
      writes.clear();
      return results.find((result) => !result.ok) ?? ok(undefined);
    },
  };
}

/** Starts to keep what was read. The histograms are copied before this returns: they may be transferred to the page at once. */
async function keepGroup(
  store: QcStore,
  request: MeasureRequest,
  group: ObjectGroup,
  now: number,
): Promise<Result<void>> {
  const { file, sourceName } = request;
  const wrote = await store.putGroup(file.identity, group);
  if (!wrote.ok) return wrote;
  return store.mergeRun({
    identity: file.identity,
    name: file.name,
    size: file.size,
    file,
    info: parseActivity(group.activity, sourceName),
    sources: [sourceName],
    readAt: now,
    usedAt: now,
    bytes: wrote.value,
    summary: undefined,
    failure: undefined,
  });
}

/** Groups of one request, each read once: from the database where it is kept, else from the file, and then kept. */
class Groups {
  readonly #request: MeasureRequest;
  readonly #store: QcStore | undefined;
  readonly #readFile: (path: string) => Promise<Result<ObjectGroup>>;
  readonly #keep: (group: ObjectGroup) => void;
  readonly #groups = new Map<string, Promise<Result<ObjectGroup>>>();
  #from: "file" | "kept" = "kept";

  constructor(
    request: MeasureRequest,
    store: QcStore | undefined,
    readFile: (path: string) => Promise<Result<ObjectGroup>>,
    keep: (group: ObjectGroup) => void,
  ) {
    this.#request = request;
    this.#store = store;
    this.#readFile = readFile;
    this.#keep = keep;
  }

  get(path: string): Promise<Result<ObjectGroup>> {
    const group = this.#groups.get(path) ?? this.#read(path);
    this.#groups.set(path, group);
    return group;
  }

  async #read(path: string): Promise<Result<ObjectGroup>> {
    const kept = await this.#store?.group(this.#request.file.identity, path);
    if (kept?.ok === true && kept.value !== undefined) return ok(kept.value);
    const read = await this.#readFile(path);
    if (!read.ok) return read;
    this.#from = "file";
    if (this.#request.keep) this.#keep(read.value);
    return read;
  }

  /** Why nothing at all could be read; objects that the file has not are no such reason. */
  async failure(): Promise<QcError | undefined> {
    const all = await Promise.all(this.#groups.values());
    const errors = all.flatMap((group) => (group.ok ? [] : [group.error]));
    return errors.length < all.length ? undefined : errors.find((error) => error.kind !== "object-missing");
  }

  /** What the groups say of the run, once all objects are measured. */
  async report(): Promise<Omit<MeasuredGroup, "objects">> {
    const read = (await Promise.all(this.#groups.values())).flatMap((group) => (group.ok ? [group.value] : []));
    const activity = read.map((group) => group.activity).find((each) => each !== undefined);
    const histograms = read.flatMap((group) => group.objects).filter((object) => object.kind === "histogram");
    const entries = histograms.reduce((sum, { hist }) => sum + hist.entries, 0);
    return {
      info: parseActivity(activity, this.#request.sourceName),
      names: histograms.map(({ name }) => name).toSorted(),
      entries,
      notes: [...new Set(read.flatMap((group) => group.notes))],
      from: this.#from,
    };
  }
}

async function measureObject(
  request: MeasureRequest,
  name: string,
  recipes: readonly Recipe[],
  groups: Groups,
  store: QcStore | undefined,
): Promise<MeasuredObject> {
  const { file, task, window } = request;
  const at = { task, name, window };
  const missing: QcError = { kind: "object-missing", path: formatObject(at), source: file.name };
  const place = pathOf(file, at);
  if (place === undefined) return { name, object: fail(missing), measurements: [] };
  const group = await groups.get(place.path);
  if (!group.ok) return { name, object: group, measurements: [] };
  const { member } = place;
  const object = group.value.objects.find((each) => member === undefined || each.name === member);
  if (object === undefined) return { name, object: fail(missing), measurements: [] };
  if (object.kind === "failed") return { name, object: fail(object.error), measurements: [] };
  return {
    name,
    object: ok(object),
    measurements: await measureAll(file.identity, formatObject(at), object, recipes, store),
  };
}

/** Stored measurements where there are any of these recipes' versions, else new ones, which are stored. */
async function measureAll(
  identity: string,
  object: string,
  plain: PlainObject,
  recipes: readonly Recipe[],
  store: QcStore | undefined,
): Promise<readonly (readonly [string, Measurement])[]> {
  if (plain.kind !== "histogram") return [];
  const unique = new Map(recipes.map((recipe) => [recipeKey(recipe), recipe]));
  const fresh: (readonly [string, Measurement])[] = [];
  const all: (readonly [string, Measurement])[] = [];
  for (const [key, recipe] of unique) {
    const stored = await store?.measurement(identity, `${object}|${key}`);
    if (stored?.ok === true && stored.value !== undefined) {
      all.push([key, stored.value]);
      continue;
    }
    const value = measure(plain.hist, recipe);
    if (value === undefined) continue;
    all.push([key, value]);
    fresh.push([`${object}|${key}`, value]);
  }
  if (fresh.length > 0) await store?.putMeasurements(identity, fresh);
  return all;
}

const keyOf = (ref: SourceRef): string =>
  ref.kind === "url"
    ? ref.url
    : ref.kind === "file"
      ? `file:${ref.file.name}:${ref.file.size}:${ref.file.lastModified}`
      : `memory:${ref.name}`;
