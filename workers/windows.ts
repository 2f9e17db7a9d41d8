import { inParallel } from "../src/base/in-parallel.ts";
import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { ObjectGroup, PlainObject, WindowHist } from "../src/hist/object.ts";
import { parseActivity } from "../src/qc/activity.ts";
import { pathOf, windowsOf } from "../src/qc/locate.ts";
import { formatObject } from "../src/qc/object-path.ts";
import type { RunFile, TaskName } from "../src/qc/run-file.ts";
import { objectIn, type Groups } from "./groups.ts";

/** Read at a time: each is a request and some memory. */
const windowsAtOnce = 4;

interface Read {
  readonly start: number;
  readonly end: number | undefined;
  readonly objects: ReadonlyMap<string, Result<PlainObject>>;
}

/** Histograms of all moving windows of a task, by name; a window that cannot be read costs itself. */
export async function readWindows(
  file: RunFile,
  task: TaskName,
  names: readonly string[],
  groups: Groups,
): Promise<ReadonlyMap<string, Result<PlainObject>>> {
  const places = windowsOf(file, { kind: "task", task, window: "all" });
  const windows = await inParallel(places, windowsAtOnce, ({ start }) => readWindow(file, task, start, names, groups));
  return new Map(names.map((name) => [name, joined(file, task, name, windows)]));
}

async function readWindow(
  file: RunFile,
  task: TaskName,
  start: number,
  names: readonly string[],
  groups: Groups,
): Promise<Read> {
  let end: number | undefined;
  const group = { kind: "task", task, window: start } as const;
  const objects = new Map<string, Result<PlainObject>>();
  // In a collection all names have one place, in an extracted file each has its own.
  const reads = new Map<string, Promise<Result<ObjectGroup>>>();
  for (const name of names) {
    const at = { group, name };
    const { path, member } = pathOf(file, at)!;
    const reading = reads.get(path) ?? groups.once(path);
    reads.set(path, reading);
    const read = await reading;
    const missing: QcError = { kind: "object-missing", path: formatObject(at), source: file.name };
    if (read.ok) end ??= parseActivity(read.value.activity, file.name).validity?.[1];
    objects.set(name, read.ok ? objectIn(read.value, member, missing) : read);
  }
  return { start, end, objects };
}

/** A window that has not the object is no failure: tasks began to write some objects later than others. */
function joined(file: RunFile, task: TaskName, name: string, reads: readonly Read[]): Result<PlainObject> {
  const windows: WindowHist[] = [];
  const failed: { readonly start: number; readonly error: QcError }[] = [];
  reads.forEach(({ start, end, objects }, i) => {
    const object = objects.get(name)!;
    if (!object.ok) {
      if (object.error.kind !== "object-missing") failed.push({ start, error: object.error });
    } else if (object.value.kind === "histogram") {
      windows.push({ start, end: end ?? reads[i + 1]?.start, hist: { ...object.value.hist, name } });
    }
  });
  if (windows.length > 0) return ok({ kind: "windows", name, windows, failed });
  const at = formatObject({ group: { kind: "task", task, window: "all" }, name });
  return fail(failed[0]?.error ?? { kind: "object-missing", path: at, source: file.name });
}
