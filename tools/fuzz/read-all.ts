import { ok, type QcError, type Result } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import type { ObjectGroup } from "../../src/hist/object.ts";
import { membersOf } from "../../src/qc/listing.ts";
import type { Recipe } from "../../src/qc/recipe.ts";
import type { RootFile } from "../../src/root/file.ts";
import { openRootFile } from "../../src/root/open.ts";
import { createExtractJob } from "../../workers/extract-job.ts";

const recipes: readonly Recipe[] = [
  { kind: "moments" },
  { kind: "median-profile", rule: "robust" },
  { kind: "median-profile", rule: "parity" },
  { kind: "gaussian-fit", lo: 40, hi: 60 },
  { kind: "sector-sums" },
  { kind: "sector-medians" },
];

/** A file may have any number of directories and keys; no page opens more of them. */
const keysRead = 24;
/** Of each tree. */
const branchesRead = 8;

const source = {
  kind: "url",
  url: "https://qc.cern.ch/2024/LHC24zz/apass2/559104.root",
  withCredentials: false,
} as const;

/** What reading a file came to: the kind of every failure met, "read" where something could be read. */
export interface Reading {
  readonly ends: ReadonlySet<string>;
  /** Failures that are defects of ours, and whatever was thrown. */
  readonly uncoded: readonly string[];
  readonly groups: ReadonlyMap<string, ObjectGroup>;
}

/**
 * Does with a file all that the app does before it draws: opens it as an extract worker does, reads every collection,
 * measures every object by every recipe, posts the results; then reads whatever else the file holds, branches of trees too.
 */
export async function readAll(bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
  const ends = new Set<string>();
  const uncoded: string[] = [];
  const groups = new Map<string, ObjectGroup>();
  const note = (error: QcError): void => {
    ends.add(error.kind);
    if (error.kind === "defect") uncoded.push(error.stack ?? error.message);
  };
  const opened: { file?: RootFile } = {};
  const reads = new Map<string, Promise<Result<ObjectGroup>>>();
  const job = createExtractJob({
    openBytes: () => Promise.resolve(ok(openMemory("559104.root", bytes))),
    openRoot: async (from, signal) => {
      const got = await openRootFile(from, signal);
      if (!got.ok) return got;
      // Each key is decoded once, whoever asks for it.
      const read = (path: string): Promise<Result<ObjectGroup>> => {
        const known = reads.get(path) ?? got.value.read(path);
        reads.set(path, known);
        return known;
      };
      opened.file = { ...got.value, read };
      return ok(opened.file);
    },
    store: () => Promise.resolve(undefined),
    now: () => 0,
  });
  const readGroup = async (path: string): Promise<readonly string[]> => {
    const got = await opened.file!.read(path);
    if (!got.ok) {
      note(got.error);
      return [];
    }
    ends.add("read");
    groups.set(path, got.value);
    structuredClone(membersOf(got.value));
    for (const object of got.value.objects) {
      if (object.kind === "failed") note(object.error);
      for (const { name } of object.kind === "tree" ? object.tree.branches.slice(0, branchesRead) : []) {
        const branch = await opened.file!.branch(path, name);
        if (!branch.ok) note(branch.error);
      }
    }
    return got.value.objects.map((object) => object.name);
  };
  try {
    const file = await job.open(source);
    if (!file.ok) note(file.error);
    for (const { task, path, form, windows } of file.ok ? file.value.tasks : []) {
      const names = form === "collection" ? await readGroup(path) : [];
      for (const window of [undefined, ...windows.slice(0, 2).map((each) => each.start)]) {
        const objects = [...new Set(names)].slice(0, 100).map((name) => ({ name, recipes }));
        const request = { file: file.ok ? file.value : undefined!, source, sourceName: source.url, keep: false };
        const got = await job.measure({ ...request, group: { kind: "task", task, window }, objects });
        if (!got.ok) note(got.error);
        else structuredClone(got);
      }
    }
    if (opened.file !== undefined) await readOthers(opened.file, readGroup, note);
  } catch (thrown) {
    uncoded.push(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  } finally {
    opened.file?.close();
  }
  return { ends, uncoded, groups };
}

/** Directory by directory, the first of them; a directory may lie in itself. */
async function readOthers(
  file: RootFile,
  read: (path: string) => Promise<unknown>,
  note: (error: QcError) => void,
): Promise<void> {
  const waiting = [""];
  for (let left = keysRead; left > 0 && waiting.length > 0;) {
    const directory = waiting.shift()!;
    const keys = await file.list(directory);
    left--;
    if (!keys.ok) {
      note(keys.error);
      continue;
    }
    for (const key of keys.value.slice(0, keysRead)) {
      if (key.isDirectory) waiting.push(key.path);
      else if (left-- > 0) await read(key.path);
    }
  }
}
