import { createHash } from "node:crypto";
import { ok, unwrap, type Result } from "../../src/base/result.ts";
import type { ObjectGroup, PlainObject } from "../../src/hist/object.ts";
import type { Hist } from "../../src/hist/hist.ts";
import { findTasks, type FoundTasks } from "../../src/qc/layout.ts";
import { pathOf } from "../../src/qc/locate.ts";
import type { TaskName } from "../../src/qc/run-file.ts";
import type { RootFile } from "../../src/root/file.ts";
import { openRootFile } from "../../src/root/open.ts";
import { openNodeFile } from "../file-source.ts";
import { openSparse } from "./sparse-source.ts";

/** A file opened as the app opens it: tasks found, objects by task, name and window. */
export class GoldenFile {
  readonly root: RootFile;
  readonly #tasks: Result<FoundTasks>;
  readonly #groups = new Map<string, Promise<ObjectGroup>>();

  private constructor(root: RootFile, tasks: Result<FoundTasks>) {
    this.root = root;
    this.#tasks = tasks;
  }

  static async open(path: string): Promise<Result<GoldenFile>> {
    const source = path.endsWith(".json") ? ok(openSparse(path)) : await openNodeFile(path);
    if (!source.ok) return source;
    const root = await openRootFile(source.value);
    if (!root.ok) {
      source.value.close();
      return root;
    }
    return ok(new GoldenFile(root.value, await findTasks((directory) => root.value.keys(directory), root.value.name)));
  }

  /** The tasks; a file without any of them is a failure. */
  get tasks(): FoundTasks["tasks"] {
    return unwrap(this.#tasks).tasks;
  }

  /** Whether the file holds TPC objects at all. */
  get found(): Result<FoundTasks> {
    return this.#tasks;
  }

  /** One key, read once. */
  group(path: string): Promise<ObjectGroup> {
    const known = this.#groups.get(path) ?? this.root.read(path).then(unwrap);
    this.#groups.set(path, known);
    return known;
  }

  /** The collection of a task, or of a window of it. */
  async collection(task: TaskName, window?: number): Promise<ObjectGroup> {
    const place = pathOf(this, { group: { kind: "task", task, window }, name: "" });
    if (place === undefined) throw new Error(`no ${task}${window === undefined ? "" : ` in window ${window}`}`);
    return this.group(place.path);
  }

  /** A histogram of any task, by name. */
  async hist(name: string): Promise<Hist> {
    for (const { task } of this.tasks) {
      const hist = histOf((await this.collection(task)).objects.find((object) => object.name === name));
      if (hist !== undefined) return hist;
    }
    throw new Error(`no histogram ${name}`);
  }

  close(): void {
    this.root.close();
  }
}

export const histOf = (object: PlainObject | undefined): Hist | undefined =>
  object?.kind === "histogram" ? object.hist : undefined;

/** Contents of all cells in global bin order; a profile has its sums. */
const cellsOf = (hist: Hist): ArrayLike<number> => (hist.kind === "profile" ? hist.sumsY : hist.values);

export const sha256 = (...arrays: readonly ArrayBufferView[]): string => {
  const hash = createHash("sha256");
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest("hex");
};

/** Hash of the cells as little-endian 64-bit numbers. */
export const cellsHash = (hist: Hist): string => sha256(Float64Array.from(cellsOf(hist)));
