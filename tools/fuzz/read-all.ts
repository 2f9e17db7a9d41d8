import { ok, type QcError, type Result } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import { refName, type ByteSource, type FileRef, type SourceRef } from "../../src/bytes/source.ts";
import type { ObjectGroup } from "../../src/hist/object.ts";
import type { ExtractApi } from "../../src/jobs/extract-api.ts";
import { mergedName } from "../../src/qc/merged-name.ts";
import type { RunFile, TaskPlace } from "../../src/qc/run-file.ts";
import type { RootFile } from "../../src/root/file.ts";
import { openRootFile } from "../../src/root/open.ts";
import { createExtractJob } from "../../workers/extract-job.ts";
import type { Random } from "./random.ts";
import { recipesOf, recipesOfWindows } from "./recipes.ts";

/** A file may have any number of directories and keys; no page opens more of them. */
const keysRead = 24;
/** Of each tree. */
const branchesRead = 8;
/** Of a task. */
const objectsMeasured = 100;
/** Of a task in all its moving windows at once. */
const windowsMeasured = 8;

const folder = "https://qc.cern.ch/2024/LHC24zz/apass2";
const run = 559104;
/** Slices of a run are called by when they begin, 12:00 and so on. */
const firstSlice = 1200;
const sliceMinutes = 10;

/** What reading came to: the kind of every failure met, "read" where something could be read, "merged" where parts have a sum. */
export interface Reading {
  readonly ends: ReadonlySet<string>;
  /** Failures that are defects of ours, such as running out of memory, and whatever was thrown. */
  readonly uncoded: readonly string[];
  readonly groups: ReadonlyMap<string, ObjectGroup>;
}

/**
 * Does with a file all that the app does before it draws, as an extract worker does it: lists its directories, reads all
 * keys, branches of trees and moving windows, measures objects, posts what came of it. Each object is measured by some
 * recipes of the choice of `random`, without it by all.
 *
 * @param files one file, or those of the parts of a run in the order of time, which are read as the run they make.
 */
export async function readAll(files: readonly Uint8Array<ArrayBuffer>[], random?: Random): Promise<Reading> {
  const reader = new Reader(files, random);
  try {
    await reader.read();
  } catch (thrown) {
    reader.uncoded.push(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  } finally {
    reader.close();
  }
  return reader;
}

const urlRef = (url: string): FileRef => ({ kind: "url", url, withCredentials: false });

class Reader implements Reading {
  readonly ends = new Set<string>();
  readonly uncoded: string[] = [];
  readonly groups = new Map<string, ObjectGroup>();
  readonly #random: Random | undefined;
  readonly #job: ExtractApi;
  readonly #source: SourceRef;
  readonly #sourceName: string;
  readonly #roots: RootFile[] = [];
  /** Of each key that was read: parts of a run are added up anew for whoever asks. */
  readonly #names = new Map<string, readonly string[]>();

  constructor(files: readonly Uint8Array<ArrayBuffer>[], random: Random | undefined) {
    this.#random = random;
    const names = files.length === 1 ? [`${run}.root`] : files.map((_, i) => `${firstSlice + i * sliceMinutes}.root`);
    const refs = names.map((name) => urlRef(files.length === 1 ? `${folder}/${name}` : `${folder}/${run}/${name}`));
    this.#source = files.length === 1 ? refs[0]! : { kind: "merged", parts: refs };
    this.#sourceName = files.length === 1 ? refName(refs[0]!) : mergedName(refs.map(refName));
    const bytesOf = (ref: FileRef): ByteSource => {
      const at = refs.findIndex((each) => refName(each) === refName(ref));
      return openMemory(names[at]!, files[at]!);
    };
    this.#job = createExtractJob({
      openBytes: (ref) => Promise.resolve(ok(bytesOf(ref))),
      openRoot: async (from, signal) => {
        const got = await openRootFile(from, signal);
        if (!got.ok) return got;
        const root = { ...got.value, read: this.#once(got.value) };
        this.#roots.push(root);
        return ok(root);
      },
      store: () => Promise.resolve(undefined),
      now: () => 0,
    });
  }

  async read(): Promise<void> {
    const file = this.#value(await this.#job.openAny(this.#source));
    if (file === undefined) return;
    if (file.tasks.length === 0) this.ends.add("no-tpc-objects");
    await this.#keys(file);
    for (const place of file.tasks) await this.#task(file, place);
  }

  close(): void {
    for (const root of this.#roots) root.close();
  }

  /** Each key is decoded once, whoever asks for it. */
  #once(root: RootFile): RootFile["read"] {
    const reads = new Map<string, Promise<Result<ObjectGroup>>>();
    const read = async (path: string): Promise<Result<ObjectGroup>> => {
      const got = await root.read(path);
      const group = this.#value(got);
      if (group === undefined) return got;
      this.ends.add("read");
      this.groups.set(path, group);
      for (const object of group.objects) if (object.kind === "failed") this.#note(object.error);
      return got;
    };
    return (path) => {
      const known = reads.get(path) ?? read(path);
      reads.set(path, known);
      return known;
    };
  }

  #note(error: QcError): void {
    this.ends.add(error.kind);
    if (error.kind === "part-failed") this.#note(error.error);
    if (error.kind === "out-of-memory") this.uncoded.push("out of memory");
    if (error.kind === "defect") this.uncoded.push(error.stack ?? error.message);
  }

  #value<T>(result: Result<T>): T | undefined {
    if (result.ok) return result.value;
    this.#note(result.error);
    return undefined;
  }

  /** The same of what is posted to the page, which must be data that can be. */
  #posted<T>(result: Result<T>): T | undefined {
    structuredClone(result);
    return this.#value(result);
  }

  /** Directory by directory, the first of them; a directory may lie in itself. */
  async #keys(file: RunFile): Promise<void> {
    const waiting = [""];
    for (let left = keysRead; left > 0 && waiting.length > 0;) {
      const directory = waiting.shift()!;
      const listed = this.#posted(await this.#job.list({ file, source: this.#source, directory })) ?? [];
      left--;
      for (const { path, holds } of listed.slice(0, keysRead)) {
        if (holds === "keys") waiting.push(path);
        else if (left-- > 0) await this.#key(file, path);
      }
    }
  }

  async #key(file: RunFile, path: string): Promise<void> {
    const members = this.#posted(await this.#job.members({ file, source: this.#source, path })) ?? [];
    this.#names.set(path, [...new Set(members.map(({ name }) => name))]);
    for (const { error } of members) {
      if (error !== undefined) this.#note(error);
      else if (this.#source.kind === "merged") this.ends.add("merged");
    }
    for (const object of this.groups.get(path)?.objects ?? []) {
      if (object.kind !== "tree") continue;
      for (const { name } of object.tree.branches.slice(0, branchesRead)) {
        this.#posted(await this.#job.branch({ file, source: this.#source, path, branch: name }));
      }
    }
  }

  async #task(file: RunFile, { task, path, form, windows }: TaskPlace): Promise<void> {
    const names = form === "collection" ? await this.#namesIn(file, path) : await this.#namesOf(file, path);
    for (const window of [undefined, ...windows.slice(0, 2).map(({ start }) => start)]) {
      const objects = names.map((name) => ({ name, recipes: recipesOf(this.#random) }));
      await this.#measure(file, { kind: "task", task, window }, objects);
    }
    if (windows.length > 0) {
      const objects = names.slice(0, windowsMeasured);
      const recipes = recipesOfWindows(this.#random);
      await this.#measure(
        file,
        { kind: "task", task, window: "all" },
        objects.map((name) => ({ name, recipes })),
      );
    }
    const at = { group: { kind: "task", task, window: undefined }, name: names[0] ?? "" } as const;
    if (names.length > 0) this.#posted(await this.#job.json({ file, source: this.#source, at }));
  }

  async #namesIn(file: RunFile, path: string): Promise<readonly string[]> {
    if (!this.#names.has(path)) await this.#key(file, path);
    return (this.#names.get(path) ?? []).slice(0, objectsMeasured);
  }

  async #namesOf(file: RunFile, directory: string): Promise<readonly string[]> {
    const listed = this.#value(await this.#job.list({ file, source: this.#source, directory })) ?? [];
    return [...new Set(listed.filter(({ holds }) => holds !== "keys").map(({ name }) => name))].slice(0, keysRead);
  }

  async #measure(
    file: RunFile,
    group: Parameters<ExtractApi["measure"]>[0]["group"],
    objects: Parameters<ExtractApi["measure"]>[0]["objects"],
  ): Promise<void> {
    const request = { file, source: this.#source, sourceName: this.#sourceName, keep: false, group, objects };
    const got = this.#posted(await this.#job.measure(request));
    for (const { object } of got?.objects ?? []) this.#value<unknown>(object);
  }
}
