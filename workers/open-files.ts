import { inParallel } from "../src/base/in-parallel.ts";
import { attempt, fail, unwrap, type QcError, type Result } from "../src/base/result.ts";
import { refName, type ByteSource, type FileRef, type SourceRef } from "../src/bytes/source.ts";
import type { FileRequest } from "../src/jobs/extract-api.ts";
import { guessFromName } from "../src/qc/activity.ts";
import { findTasks } from "../src/qc/layout.ts";
import { mergedName } from "../src/qc/merged-name.ts";
import { runKeys, type RunFile } from "../src/qc/run-file.ts";
import type { OpenRootFile, RootFile } from "../src/root/file.ts";
import { inPart, mergedFile } from "./merged-file.ts";

export interface OpenDeps {
  readonly openBytes: (ref: FileRef, signal?: AbortSignal) => Promise<Result<ByteSource>>;
  readonly openRoot: OpenRootFile;
}

interface OpenFile {
  readonly root: RootFile;
  readonly file: RunFile;
}

type Opening = Promise<Result<OpenFile>>;

const openFilesAtOnce = 4;

/** Parts of a merged run that are opened at a time. */
const partsAtOnce = 4;

const noTasks = { layout: "other", tasks: [] } as const;

/** What a worker opens stays open for the next request, the last few files of them. */
export class OpenFiles {
  readonly #deps: OpenDeps;
  readonly #files = new Map<string, Opening>();

  constructor(deps: OpenDeps) {
    this.#deps = deps;
  }

  /** The file as it is now: a new one is opened each time, so that a change is seen. */
  fresh(ref: SourceRef, signal?: AbortSignal): Opening {
    const files = this.#files;
    const key = keyOf(ref);
    const opening = this.#once(ref, signal).then(async (first) =>
      !first.ok && first.error.kind === "file-changed" ? this.#once(ref, signal) : first,
    );
    void close(files.get(key));
    files.delete(key);
    files.set(key, opening);
    for (const [oldest, file] of files) {
      if (files.size <= openFilesAtOnce) break;
      files.delete(oldest);
      void close(file);
    }
    void opening.then((opened) => {
      if (!opened.ok && files.get(key) === opening) files.delete(key);
    });
    return opening;
  }

  async closeAll(): Promise<void> {
    const files = [...this.#files.values()];
    this.#files.clear();
    await Promise.all(files.map(close));
  }

  /** Asks the file of a request, if it is still the same. */
  async ask<T>(
    { source, file }: FileRequest,
    question: (root: RootFile) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    if (source === undefined) return fail({ kind: "not-kept", source: file.name });
    const askIn = async (opened: Result<OpenFile>): Promise<Result<T>> => {
      if (!opened.ok) return opened;
      if (opened.value.file.identity !== file.identity) return fail({ kind: "file-changed", source: file.name });
      return question(opened.value.root);
    };
    const known = this.#files.get(keyOf(source)) ?? this.fresh(source, signal);
    const got = await askIn(await known);
    if (got.ok || !isOutdated(got.error)) return got;
    // Once more from what lies there now: the same content under another date is the same file. Who else asked meanwhile
    // may have opened it.
    const now = this.#files.get(keyOf(source));
    return askIn(await (now === undefined || now === known ? this.fresh(source, signal) : now));
  }

  #once(ref: SourceRef, signal?: AbortSignal): Opening {
    return attempt(async () => {
      const root = unwrap(
        ref.kind === "merged" ? await this.#merged(ref.parts, signal) : await this.#open(ref, signal),
      );
      const tasks = await findTasks((directory) => root.keys(directory, signal), root.name);
      const found = !tasks.ok && tasks.error.kind === "no-tpc-objects" ? noTasks : unwrap(tasks);
      const top = unwrap(await root.keys("", signal));
      const about = { runKeys: runKeys.filter((name) => top.some((key) => key.name === name && !key.isDirectory)) };
      const guess = guessFromName(ref.kind === "merged" ? mergedName(ref.parts.map(refName)) : nameIn(ref, root));
      const { identity, name, size, version } = root;
      return { root, file: { identity, name, size, rootVersion: version, ...found, ...about, guess } };
    });
  }

  async #open(ref: FileRef, signal?: AbortSignal): Promise<Result<RootFile>> {
    const source = await this.#deps.openBytes(ref, signal);
    return source.ok ? this.#deps.openRoot(source.value, signal) : source;
  }

  /** All parts, or none. */
  async #merged(refs: readonly FileRef[], signal?: AbortSignal): Promise<Result<RootFile>> {
    const opened = await inParallel(refs, partsAtOnce, (ref) => this.#open(ref, signal));
    const parts = opened.flatMap((part, i) =>
      part.ok ? [{ name: nameIn(refs[i]!, part.value), root: part.value }] : [],
    );
    const failed = opened.findIndex((part) => !part.ok);
    const error = failed < 0 ? undefined : opened[failed];
    const merged =
      error?.ok === false ? fail(inPart(error.error, refName(refs[failed]!), refs.length)) : await mergedFile(parts);
    if (!merged.ok) for (const { root } of parts) root.close();
    return merged;
  }
}

/** What tells of the run: an address, or the name of a file. */
const nameIn = (ref: FileRef, root: RootFile): string => (ref.kind === "url" ? ref.url : root.name);

const close = async (file: Opening | undefined): Promise<void> => {
  const opened = await file;
  if (opened?.ok === true) opened.value.root.close();
};

/** What was opened is the file no more, or was closed by who saw that first. */
const isOutdated = ({ kind }: QcError): boolean => kind === "file-changed" || kind === "worker-lost";

function keyOf(ref: SourceRef): string {
  switch (ref.kind) {
    case "url":
      return ref.url;
    case "file":
      return `file:${ref.file.name}:${ref.file.size}:${ref.file.lastModified}`;
    case "memory":
      return `memory:${ref.name}`;
    case "merged":
      return mergedName(ref.parts.map(keyOf));
  }
}
