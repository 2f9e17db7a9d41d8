import { ok, type QcError, type Result } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import type { ObjectGroup } from "../../src/hist/object.ts";
import type { ExtractApi } from "../../src/jobs/extract-api.ts";
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

const source = {
  kind: "url",
  url: "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root",
  withCredentials: false,
} as const;

/** What reading a file came to: the kind of every failure met, "read" where something could be read. */
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
 */
export async function readAll(bytes: Uint8Array<ArrayBuffer>, random?: Random): Promise<Reading> {
  const reader = new Reader(bytes, random);
  try {
    await reader.read();
  } catch (thrown) {
    reader.uncoded.push(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  } finally {
    reader.close();
  }
  return reader;
}

class Reader implements Reading {
  readonly ends = new Set<string>();
  readonly uncoded: string[] = [];
  readonly groups = new Map<string, ObjectGroup>();
  readonly #random: Random | undefined;
  readonly #job: ExtractApi;
  #root: RootFile | undefined;

  constructor(bytes: Uint8Array<ArrayBuffer>, random: Random | undefined) {
    this.#random = random;
    this.#job = createExtractJob({
      openBytes: () => Promise.resolve(ok(openMemory("559104.root", bytes))),
      openRoot: async (from, signal) => {
        const got = await openRootFile(from, signal);
        if (got.ok) this.#root = { ...got.value, read: this.#once(got.value) };
        return this.#root === undefined ? got : ok(this.#root);
      },
      store: () => Promise.resolve(undefined),
      now: () => 0,
    });
  }

  async read(): Promise<void> {
    const file = this.#value(await this.#job.openAny(source));
    if (file === undefined) return;
    if (file.tasks.length === 0) this.ends.add("no-tpc-objects");
    await this.#keys(file);
    for (const place of file.tasks) await this.#task(file, place);
  }

  close(): void {
    this.#root?.close();
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
      const listed = this.#posted(await this.#job.list({ file, source, directory })) ?? [];
      left--;
      for (const { path, holds } of listed.slice(0, keysRead)) {
        if (holds === "keys") waiting.push(path);
        else if (left-- > 0) await this.#key(file, path);
      }
    }
  }

  async #key(file: RunFile, path: string): Promise<void> {
    this.#posted(await this.#job.members({ file, source, path }));
    for (const object of this.groups.get(path)?.objects ?? []) {
      if (object.kind !== "tree") continue;
      for (const { name } of object.tree.branches.slice(0, branchesRead)) {
        this.#posted(await this.#job.branch({ file, source, path, branch: name }));
      }
    }
  }

  async #task(file: RunFile, { task, path, form, windows }: TaskPlace): Promise<void> {
    const names = form === "collection" ? await this.#namesIn(path) : await this.#namesOf(file, path);
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
    if (names.length > 0) this.#posted(await this.#job.json({ file, source, at }));
  }

  async #namesIn(path: string): Promise<readonly string[]> {
    const group = await this.#root!.read(path);
    return group.ok ? [...new Set(group.value.objects.map(({ name }) => name))].slice(0, objectsMeasured) : [];
  }

  async #namesOf(file: RunFile, directory: string): Promise<readonly string[]> {
    const listed = this.#value(await this.#job.list({ file, source, directory })) ?? [];
    return [...new Set(listed.filter(({ holds }) => holds !== "keys").map(({ name }) => name))].slice(0, keysRead);
  }

  async #measure(
    file: RunFile,
    group: Parameters<ExtractApi["measure"]>[0]["group"],
    objects: Parameters<ExtractApi["measure"]>[0]["objects"],
  ): Promise<void> {
    const request = { file, source, sourceName: source.url, keep: false, group, objects };
    const got = this.#posted(await this.#job.measure(request));
    for (const { object } of got?.objects ?? []) this.#value<unknown>(object);
  }
}
