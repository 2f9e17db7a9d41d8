import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { explain } from "../../src/base/explain.ts";
import type { TaskName } from "../../src/qc/run-file.ts";
import { compareActivity } from "./activity.ts";
import { compareCollection } from "./collections.ts";
import { leavesOf, type GoldenDir, type JsonObject } from "./golden-dir.ts";
import { GoldenFile, histOf } from "./read-file.ts";
import { compareKept } from "./kept.ts";
import type { Ledger } from "./ledger.ts";
import { comparePads } from "./pads.ts";

/** One file of the period tree, as the manifest lists it. */
export interface Listed {
  readonly path: string;
  readonly production: string;
  readonly run: string;
  readonly kind: string;
  readonly state: string;
  readonly sha256: string;
}

export const listedFiles = (manifest: JsonObject): readonly Listed[] =>
  Object.entries(manifest).map(([path, entry]) => ({
    path,
    run: /(\d+)\.root$/.exec(path)?.[1] ?? "",
    ...(entry as unknown as Omit<Listed, "path" | "run">),
  }));

export const keyOf = ({ production, run }: Pick<Listed, "production" | "run">): string => `${production}_${run}`;

/** A file of the manifest: the very bytes, its state in a sentence, and every number listed of its objects. */
export async function compareListedFile(
  ledger: Ledger,
  dir: GoldenDir,
  file: Listed,
  entry: JsonObject,
): Promise<void> {
  await ledger.account(`manifest.json, ${file.path}`, leavesOf(entry), async () => {
    const bytes = existsSync(dir.at(file.path)) ? readFileSync(dir.at(file.path)) : new Uint8Array();
    ledger.exact("files: size and SHA-256", file.path, bytes.length, entry["size"]);
    ledger.exact(
      "files: size and SHA-256",
      file.path,
      createHash("sha256").update(bytes).digest("hex"),
      entry["sha256"],
    );
    const opened = await GoldenFile.open(dir.at(file.path));
    if (!opened.ok) {
      ledger.exact(
        "files: state",
        file.path,
        opened.error.kind === "truncated" ? "unreadable" : opened.error.kind,
        file.state,
      );
      ledger.leave("kind and production of unreadable files", 2);
      ledger.sentences.push(`${file.path}: ${explain(opened.error)}`);
      return;
    }
    await compareState(ledger, opened.value, file);
    await compareKept(ledger, file.path, opened.value);
    opened.value.close();
  });
  if (file.state !== "unreadable") await compareObjects(ledger, dir, file);
}

async function compareState(ledger: Ledger, opened: GoldenFile, file: Listed): Promise<void> {
  const entries = await entriesOf(opened);
  ledger.exact("files: state", file.path, entries === 0 ? "all histograms empty" : "readable", file.state);
  if (entries === 0) {
    ledger.sentences.push(`${file.path}: TPC not in the run (all histograms of Tracks and PID are empty).`);
  }
  const group = await opened.collection("Tracks");
  const mc = (group.activity as JsonObject | undefined)?.["mProvenance"] === "qc_mc";
  ledger.exact("files: data or MC", file.path, mc ? "mc" : "data", file.kind);
  ledger.exact("files: production", file.path, productionOf(file.path), file.production);
}

/** Period and pass of a path; simulation has its split in the place of the pass. */
const productionOf = (path: string): string => path.split("/").slice(-3, -1).join("_");

/** Entries of all histograms of Tracks and PID: 0 where the TPC was not in the run. */
async function entriesOf(file: GoldenFile): Promise<number> {
  let entries = 0;
  for (const task of ["Tracks", "PID"] as const) {
    for (const object of (await file.collection(task)).objects) entries += histOf(object)?.entries ?? 0;
  }
  return entries;
}

async function compareObjects(ledger: Ledger, dir: GoldenDir, file: Listed): Promise<void> {
  const name = `objects/${keyOf(file)}.json`;
  const wanted = dir.expected(name);
  if (wanted === undefined) {
    ledger.problem(`expected/${name} is missing`);
    return;
  }
  const opened = await GoldenFile.open(dir.at(file.path));
  if (!opened.ok) {
    ledger.problem(`${file.path}: ${explain(opened.error)}`);
    return;
  }
  await ledger.account(name, leavesOf(wanted), async () => {
    ledger.exact("run", name, file.run, wanted["run"]);
    ledger.leave("marks of how much is listed (full)", wanted["full"] === undefined ? 0 : 1);
    await compareContents(ledger, opened.value, file.path, wanted);
  });
  opened.value.close();
}

async function compareContents(ledger: Ledger, file: GoldenFile, path: string, wanted: JsonObject): Promise<void> {
  for (const [field, listed] of Object.entries(wanted) as [string, JsonObject][]) {
    switch (field) {
      case "run":
      case "full":
        break;
      case "empty":
        ledger.exact("TPC in the run", path, (await entriesOf(file)) === 0, listed);
        break;
      case "activity":
        compareActivity(ledger, await file.collection("Tracks"), path, listed);
        break;
      case "clusters": {
        const pads = (await file.collection("Clusters")).objects.find((object) => object.kind === "pads");
        if (pads?.kind === "pads") comparePads(ledger, pads.pads, listed);
        else ledger.problem("no pad data");
        break;
      }
      case "tasks":
        for (const [task, objects] of Object.entries(listed)) {
          compareCollection(ledger, task, await file.collection(task as TaskName), objects as JsonObject);
        }
        break;
      case "movingWindows":
        await compareWindows(ledger, file, listed);
        break;
      default:
        ledger.problem(`nothing compares ${field}`);
    }
  }
}

/** Windows of every task, none missing and none too many, each as the collection it is. */
export async function compareWindows(ledger: Ledger, file: GoldenFile, wanted: JsonObject): Promise<void> {
  for (const [task, windows] of Object.entries(wanted)) {
    const starts = file.tasks.find((place) => place.task === task)?.windows.map(({ start }) => start) ?? [];
    const listed = Object.keys(windows as JsonObject)
      .map(Number)
      .toSorted((a, b) => a - b);
    ledger.also("starts of moving windows", task, starts.join(" "), listed.join(" "));
    for (const [start, objects] of Object.entries(windows as JsonObject)) {
      const group = await file.collection(task as TaskName, Number(start));
      compareCollection(ledger, `${task}, window ${start}`, group, objects as JsonObject);
    }
  }
}
