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

/** Runs of the list, one after another; a file that is cut off, or without the TPC in it, is left out. */
export async function readRuns(dir: GoldenDir, listed: readonly ListedRun[]): Promise<readonly ReadRun[]> {
  const files = dir.rootFiles();
  const runs: ReadRun[] = [];
  for (const run of listed) {
    const path = fileOf(run, files);
    const opened = path === undefined ? undefined : await GoldenFile.open(dir.at(path));
    if (opened === undefined || (!opened.ok && opened.error.kind === "truncated")) continue;
    const file = unwrap(opened);
    const objects = await wantedObjects(file);
    file.close();
    const isEmpty = [...objects.values()].every((object) => object.kind !== "histogram" || !(object.hist.entries > 0));
    if (!isEmpty) runs.push({ listed: run, objects });
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
