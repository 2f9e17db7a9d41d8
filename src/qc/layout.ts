import { attempt, QcFailure, unwrap, type Result } from "../base/result.ts";
import { taskNames, type Layout, type TaskName, type TaskPlace, type WindowPlace } from "./run-file.ts";

/** What is looked at of a key. */
export interface ListedKey {
  readonly path: string;
  readonly name: string;
  readonly packed: number;
  readonly isDirectory: boolean;
}

/** Keys of a directory ("" = top); asked for one directory several times. */
export type ListKeys = (directory: string) => Promise<Result<readonly ListedKey[]>>;

export interface FoundTasks {
  /** Of the first task found: a file may hold some tasks in one layout and some in another. */
  readonly layout: Layout;
  readonly tasks: readonly TaskPlace[];
}

/** Directory of a task in an extracted file (`RUN_QC.root`). */
export const extractedNames: Readonly<Record<TaskName, string>> = {
  Tracks: "TracksQC",
  PID: "PIDQC",
  TrackClusters: "TrackClustersQC",
  Clusters: "ClusterQC",
};

/** Directories that may hold the collections of the tasks; the first that has a task is taken. */
const collectionsIn: readonly (readonly [Layout, string])[] = [
  ["int", "int/TPC"],
  ["detector", "TPC"],
  ["top-level", ""],
];

/**
 * Where the TPC tasks of a file lie, decided task by task: `int/TPC/TASK`, else `TPC/TASK`, else `TASK` at the top,
 * else the directory of an extracted file. Moving windows: `mw/TPC/TASK/START`, or `TASKQC/OBJECT_mw/START`.
 */
export const findTasks = (list: ListKeys, source: string): Promise<Result<FoundTasks>> =>
  attempt(async () => {
    const found: { readonly layout: Layout; readonly place: TaskPlace }[] = [];
    for (const task of taskNames) {
      const place = (await collectionOf(list, task)) ?? (await extractedOf(list, task));
      if (place !== undefined) found.push(place);
    }
    const first = found[0];
    if (first === undefined) throw new QcFailure({ kind: "no-tpc-objects", source });
    return { layout: first.layout, tasks: found.map(({ place }) => place) };
  });

async function collectionOf(list: ListKeys, task: TaskName) {
  for (const [layout, directory] of collectionsIn) {
    const key = (await keysOf(list, directory)).find(({ name, isDirectory }) => name === task && !isDirectory);
    if (key === undefined) continue;
    const windows = inOrder(await keysOf(list, `mw/TPC/${task}`));
    const place: TaskPlace = { task, path: key.path, form: "collection", packed: key.packed, windows };
    return { layout, place };
  }
  return undefined;
}

async function extractedOf(list: ListKeys, task: TaskName) {
  const path = extractedNames[task];
  const keys = await keysOf(list, path);
  if (keys.length === 0) return undefined;
  const packed = keys.reduce((sum, key) => sum + (key.isDirectory ? 0 : key.packed), 0);
  // Windows lie by object; every start that one of them has is a window of the task.
  const windows = new Map<number, WindowPlace>();
  for (const directory of keys.filter((key) => key.isDirectory && key.name.endsWith("_mw"))) {
    for (const { start, packed } of inOrder(await keysOf(list, directory.path))) {
      windows.set(start, { start, path, packed: packed + (windows.get(start)?.packed ?? 0) });
    }
  }
  const sorted = [...windows.values()].toSorted((a, b) => a.start - b.start);
  const place: TaskPlace = { task, path, form: "directory", packed, windows: sorted };
  return { layout: "extracted" as const, place };
}

/** Whether a key holds objects of a moving window. */
export const isWindowPath = (path: string): boolean => /(^mw\/TPC\/[^/]+|_mw)\/\d{1,15}$/.test(path);

/** Keys of a directory by its path; none where a part of the path is not there. */
async function keysOf(list: ListKeys, directory: string): Promise<readonly ListedKey[]> {
  let at = "";
  for (const part of directory === "" ? [] : directory.split("/")) {
    const keys = unwrap(await list(at));
    if (!keys.some((key) => key.name === part && key.isDirectory)) return [];
    at = at === "" ? part : `${at}/${part}`;
  }
  return unwrap(await list(at));
}

const inOrder = (keys: readonly ListedKey[]): readonly WindowPlace[] =>
  keys
    .filter((key) => !key.isDirectory && /^\d{1,15}$/.test(key.name))
    .map((key) => ({ start: Number(key.name), path: key.path, packed: key.packed }))
    .toSorted((a, b) => a.start - b.start);
