import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import { partOf, type ObjectGroup, type PlainObject } from "../src/hist/object.ts";
import type { MeasuredGroup, MeasureRequest } from "../src/jobs/extract-api.ts";
import { parseActivity } from "../src/qc/activity.ts";
import type { ObjectPlace } from "../src/qc/locate.ts";
import type { RootFile } from "../src/root/file.ts";
import type { QcStore } from "../src/store/kept.ts";
import type { Keeper } from "./keeper.ts";

/** What a request reads of its file. */
export type GroupFile = Pick<RootFile, "read" | "branch">;

/** Groups of one request: from the database where they are kept, else from the file, and then kept. */
export class Groups {
  readonly #request: MeasureRequest;
  readonly #store: QcStore | undefined;
  readonly #keeper: Keeper | undefined;
  readonly #file: GroupFile;
  readonly #groups = new Map<string, Promise<Result<ObjectGroup>>>();
  readonly #errors: QcError[] = [];
  readonly #names = new Set<string>();
  readonly #notes = new Set<string>();
  #activity: unknown;
  #entries = 0;
  #read = 0;
  #from: "file" | "kept" = "kept";

  constructor(request: MeasureRequest, store: QcStore | undefined, keeper: Keeper | undefined, file: GroupFile) {
    this.#request = request;
    this.#store = store;
    this.#keeper = keeper;
    this.#file = file;
  }

  /** A group that several objects of the request are in: read once. */
  get(path: string): Promise<Result<ObjectGroup>> {
    const group = this.#groups.get(path) ?? this.once(path);
    this.#groups.set(path, group);
    return group;
  }

  /** A group that is asked for once, and not held. */
  async once(path: string): Promise<Result<ObjectGroup>> {
    const group = await this.#find(path);
    if (group.ok) this.#note(group.value);
    else this.#errors.push(group.error);
    return group;
  }

  /** An object by its place: of a tree a branch. */
  async object({ path, member, part }: ObjectPlace, missing: QcError): Promise<Result<PlainObject>> {
    const group = await this.get(path);
    if (!group.ok) return group;
    const isTree = group.value.objects.some(({ kind }) => kind === "tree");
    return isTree && member !== undefined
      ? this.#file.branch(path, member)
      : objectIn(group.value, member, missing, part);
  }

  async #find(path: string): Promise<Result<ObjectGroup>> {
    const kept = await this.#store?.group(this.#request.file.identity, path);
    if (kept?.ok === true && kept.value !== undefined) return ok(kept.value);
    const read = await this.#file.read(path);
    if (!read.ok) return read;
    this.#from = "file";
    if (this.#request.keep) this.#keeper?.group(read.value);
    return read;
  }

  #note({ activity, notes, objects }: ObjectGroup): void {
    this.#read += 1;
    this.#activity ??= activity;
    for (const note of notes) this.#notes.add(note);
    for (const object of objects) {
      if (object.kind !== "histogram") continue;
      this.#names.add(object.name);
      this.#entries += object.hist.entries;
    }
  }

  /** Why nothing at all could be read; objects that the file has not are no such reason. */
  get failure(): QcError | undefined {
    return this.#read > 0 ? undefined : this.#errors.find((error) => error.kind !== "object-missing");
  }

  /** What the groups say of the run, once all objects are measured. */
  report(): Omit<MeasuredGroup, "objects"> {
    return {
      info: parseActivity(this.#activity, this.#request.sourceName),
      names: [...this.#names].toSorted(),
      entries: this.#entries,
      notes: [...this.#notes],
      from: this.#from,
    };
  }
}

/** An object of a group by its name there, or a part of it; of a key that holds one alone that one, or a part of it. */
export function objectIn(
  group: ObjectGroup,
  member: string | undefined,
  missing: QcError,
  part?: string,
): Result<PlainObject> {
  const [only, ...more] = group.objects;
  const held =
    group.objects.find((each) => member === undefined || each.name === member) ??
    (only !== undefined && member !== undefined && more.length === 0 ? partOf(only, member) : undefined);
  const object = held === undefined || held.kind === "failed" || part === undefined ? held : partOf(held, part);
  if (object === undefined) return fail(missing);
  return object.kind === "failed" ? fail(object.error) : ok(object);
}
