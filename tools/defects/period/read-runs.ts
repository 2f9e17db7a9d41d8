import { unwrap } from "../../../src/base/result.ts";
import type { PlainObject } from "../../../src/hist/object.ts";
import { fileOf, listedRuns, type ListedRun } from "../planted.ts";
import type { GoldenDir } from "../../verify/golden-dir.ts";
import { GoldenFile } from "../../verify/read-file.ts";
import { wantedNames } from "./wanted.ts";

/** A run with the objects that are judged together with those of others, by name. */
export interface ReadRun {
  readonly listed: ListedRun;
  readonly objects: ReadonlyMap<string, PlainObject>;
}

/**
 * What is wanted of the runs of the list, one after another: the objects of each are let go before the next is read. A file that
 * is cut off, or without the TPC in it, is left out.
 */
export async function readRuns<T>(
  dir: GoldenDir,
  listed: readonly ListedRun[],
  wanted: (run: ReadRun, path: string) => T,
): Promise<readonly T[]> {
  const files = dir.rootFiles();
  const runs: T[] = [];
  for (const run of listed) {
    const path = fileOf(run, files);
    if (path === undefined) continue;
    const opened = await GoldenFile.open(dir.at(path));
    if (!opened.ok && opened.error.kind === "truncated") continue;
    const file = unwrap(opened);
    const objects = await wantedObjects(file);
    file.close();
    const isEmpty = [...objects.values()].every((object) => object.kind !== "histogram" || !(object.hist.entries > 0));
    if (!isEmpty) runs.push(wanted({ listed: run, objects }, path));
  }
  return runs;
}

async function wantedObjects(file: GoldenFile): Promise<ReadonlyMap<string, PlainObject>> {
  const objects = new Map<string, PlainObject>();
  for (const { task } of file.tasks) {
    for (const object of (await file.collection(task)).objects) {
      if (wantedNames.has(object.name)) objects.set(object.name, object);
    }
  }
  return objects;
}

/** The list of a golden production, in its order. */
export const listedOf = (dir: GoldenDir, production: string): readonly ListedRun[] =>
  listedRuns(dir.expected("defects.json") ?? {}).filter((run) => run.production === production);
