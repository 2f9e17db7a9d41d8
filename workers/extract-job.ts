import { attempt, fail, ok, QcFailure, unwrap, type Result } from "../src/base/result.ts";
import type { ByteSource, SourceRef } from "../src/bytes/source.ts";
import type { ObjectGroup } from "../src/hist/object.ts";
import type { ExtractApi, FileRequest, MeasuredGroup } from "../src/jobs/extract-api.ts";
import { guessFromName } from "../src/qc/activity.ts";
import { findTasks } from "../src/qc/layout.ts";
import { membersOf } from "../src/qc/listing.ts";
import { pathOf } from "../src/qc/locate.ts";
import { formatObject } from "../src/qc/object-path.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import type { OpenRootFile, RootFile } from "../src/root/file.ts";
import type { QcStore } from "../src/store/kept.ts";
import { Groups, keepGroup } from "./groups.ts";
import { measureObjects } from "./measure-objects.ts";

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

const noTasks = { layout: "other", tasks: [] } as const;

/** The jobs of an extract worker: what it opens stays open for the next request, the last few of them. */
export function createExtractJob(deps: ExtractDeps): ExtractApi {
  const files = new Map<string, Promise<Result<OpenFile>>>();
  const writes = new Set<Promise<Result<void>>>();

  async function openOnce(ref: SourceRef, signal?: AbortSignal): Promise<Result<OpenFile>> {
    return attempt(async () => {
      const source = unwrap(await deps.openBytes(ref, signal));
      const root = unwrap(await deps.openRoot(source, signal));
      const tasks = await findTasks((directory) => root.keys(directory, signal), root.name);
      const found = !tasks.ok && tasks.error.kind === "no-tpc-objects" ? noTasks : unwrap(tasks);
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
    { source, file }: FileRequest,
    ask: (root: RootFile) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    if (source === undefined) return fail({ kind: "not-kept", source: file.name });
    const opened = await openKnown(source, signal);
    if (!opened.ok) return opened;
    if (opened.value.file.identity !== file.identity) return fail({ kind: "file-changed", source: file.name });
    return ask(opened.value.root);
  }

  return {
    async open(source, signal) {
      const opened = await openFresh(source, signal);
      if (!opened.ok) return opened;
      const { file } = opened.value;
      return file.tasks.length > 0 ? ok(file) : fail({ kind: "no-tpc-objects", source: file.name });
    },
    async openAny(source, signal) {
      const opened = await openFresh(source, signal);
      return opened.ok ? ok(opened.value.file) : opened;
    },
    list: (request, signal) => fromFile(request, (root) => root.list(request.directory, signal), signal),
    async members(request, signal) {
      const { file, path } = request;
      const kept = await (await deps.store())?.group(file.identity, path);
      const group =
        kept?.ok === true && kept.value !== undefined
          ? ok(kept.value)
          : await fromFile(request, (root) => root.read(path, signal), signal);
      return group.ok ? ok(membersOf(group.value)) : group;
    },
    branch: (request, signal) => fromFile(request, (root) => root.branch(request.path, request.branch, signal), signal),
    async measure(request, signal) {
      return attempt(async () => {
        const store = await deps.store();
        const keep = (group: ObjectGroup): void => {
          if (store !== undefined) writes.add(keepGroup(store, request, group, deps.now()));
        };
        const file = {
          read: (path: string) => fromFile(request, (root) => root.read(path, signal), signal),
          branch: (path: string, name: string) => fromFile(request, (root) => root.branch(path, name, signal), signal),
        };
        const groups = new Groups(request, store, file, keep);
        const objects = await measureObjects(request, groups, store);
        signal?.throwIfAborted();
        const { failure } = groups;
        if (failure !== undefined) throw new QcFailure(failure);
        return { ...groups.report(), objects } satisfies MeasuredGroup;
      });
    },
    async json(request, signal) {
      const { file, at } = request;
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

const keyOf = (ref: SourceRef): string =>
  ref.kind === "url"
    ? ref.url
    : ref.kind === "file"
      ? `file:${ref.file.name}:${ref.file.size}:${ref.file.lastModified}`
      : `memory:${ref.name}`;
