import { explain } from "../../src/base/explain.ts";
import { type TaskName } from "../../src/qc/run-file.ts";
import { compareActivity } from "./activity.ts";
import { compareCollection } from "./collections.ts";
import { leavesOf, type GoldenDir, type JsonObject } from "./golden-dir.ts";
import type { Ledger } from "./ledger.ts";
import { compareWindows } from "./manifest.ts";
import { compareCanvasSpecies } from "./pid.ts";
import { GoldenFile } from "./read-file.ts";

/** Files outside the period tree: class versions, codecs, time slices, keys beyond 4 GiB. */
export async function compareOther(ledger: Ledger, dir: GoldenDir, path: string, wanted: JsonObject): Promise<void> {
  await ledger.account(`others.json, ${path}`, leavesOf(wanted), async () => {
    const opened = await GoldenFile.open(dir.at(path));
    if (!opened.ok) {
      ledger.problem(explain(opened.error));
      return;
    }
    for (const [field, listed] of Object.entries(wanted)) {
      await compareField(ledger, opened.value, path, field, listed as JsonObject, wanted);
    }
    opened.value.close();
  });
}

async function compareField(
  ledger: Ledger,
  file: GoldenFile,
  path: string,
  field: string,
  listed: JsonObject,
  wanted: JsonObject,
): Promise<void> {
  switch (field) {
    case "at": {
      // A file of plain histograms has no task, so no place of one either.
      const first = file.found.ok ? file.tasks[0]?.path : "/";
      ledger.exact("directory of the tasks", path, first?.split("/").slice(0, -1).join("/"), listed);
      break;
    }
    case "activity":
      compareActivity(ledger, await file.collection("Tracks"), path, listed);
      break;
    case "tasks":
      ledger.also("tasks", path, file.found.ok ? file.tasks.length : 0, Object.keys(listed).length);
      for (const [task, objects] of Object.entries(listed)) {
        compareCollection(ledger, task, await file.collection(task as TaskName), objects as JsonObject);
      }
      if ("PID" in listed) await compareCanvasSpecies(ledger, file, path);
      break;
    case "windows":
      await compareWindows(ledger, file, listed);
      break;
    case "objects":
      for (const [name, numbers] of Object.entries(wanted["objects"] as JsonObject)) {
        compareCollection(ledger, name, await file.group(name), { [name]: numbers });
      }
      break;
    default:
      ledger.problem(`nothing compares ${field}`);
  }
}
