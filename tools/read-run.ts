import { pathToFileURL } from "node:url";
import { fail, ok, type QcError, type Result } from "../src/base/result.ts";
import type { SourceRef } from "../src/bytes/source.ts";
import type { ExtractApi, MeasuredObject } from "../src/jobs/extract-api.ts";
import type { RunInfo } from "../src/qc/activity.ts";
import { mergedName } from "../src/qc/merged-name.ts";
import { formatGroup, formatObject } from "../src/qc/object-path.ts";
import type { RunFile } from "../src/qc/run-file.ts";
import type { PlannedGroup } from "../src/reports/plan.ts";
import type { Measured } from "../src/reports/verdicts.ts";
import { openRootFile } from "../src/root/open.ts";
import { createExtractJob } from "../workers/extract-job.ts";
import { openNodeFile } from "./file-source.ts";

/** What the jobs of the app's workers make of a file. */
export interface ReadRun {
  readonly file: RunFile;
  readonly info: RunInfo;
  /** By "Task/name". */
  readonly objects: ReadonlyMap<string, Result<MeasuredObject>>;
  /** The same as reports are judged from. */
  readonly measured: ReadonlyMap<string, Measured>;
  /** Every Tracks and PID histogram is empty: the TPC was not in the run. `undefined` where not both were read. */
  readonly tpcMissing: boolean | undefined;
}

/** A run on disk as the jobs of the workers have it open. */
export interface OpenRun {
  readonly job: ExtractApi;
  readonly source: SourceRef;
  /** What tells of the run. */
  readonly sourceName: string;
  /** Without tasks where it is no QC file. */
  readonly file: RunFile;
}

/** @param paths one file, or the files of the parts of a run, which are merged. */
export async function openRun(...paths: readonly string[]): Promise<Result<OpenRun>> {
  const refs = paths.map((path) => ({ kind: "url", url: pathToFileURL(path).href, withCredentials: false }) as const);
  const job = createExtractJob({
    openBytes: (ref) => openNodeFile(paths[refs.findIndex((each) => each === ref)]!),
    openRoot: openRootFile,
    store: () => Promise.resolve(undefined),
    now: () => Date.now(),
  });
  const [only, ...others] = refs;
  const source: SourceRef = others.length === 0 ? only! : { kind: "merged", parts: refs };
  const sourceName = others.length === 0 ? only!.url : mergedName(refs.map(({ url }) => url));
  const opened = await job.openAny(source);
  return opened.ok ? ok({ job, source, sourceName, file: opened.value }) : opened;
}

/** Opens a file on disk and measures what is asked for. */
export async function readRun(
  path: string,
  plan: (file: RunFile) => readonly PlannedGroup[],
): Promise<Result<ReadRun>> {
  const opened = await openRun(path);
  return opened.ok ? ok(await measureRun(opened.value, plan(opened.value.file))) : opened;
}

/** Measures what is asked for, group by group. */
export async function measureRun(
  { job, source, sourceName, file }: OpenRun,
  plan: readonly PlannedGroup[],
): Promise<ReadRun> {
  const objects = new Map<string, Result<MeasuredObject>>();
  const measured = new Map<string, Measured>();
  const entries = new Map<string, number>();
  let info = file.guess;
  for (const { group, objects: asked } of plan) {
    const got = await job.measure({ file, source, sourceName, keep: false, group, objects: asked });
    if (got.ok && got.value.info.from === "activity") info = got.value.info;
    if (got.ok) entries.set(formatGroup(group), got.value.entries);
    const failed = (error: QcError, name: string): void => {
      objects.set(formatObject({ group, name }), fail(error));
      measured.set(formatObject({ group, name }), { kind: "failed", error });
    };
    if (!got.ok) for (const { name } of asked) failed(got.error, name);
    for (const object of got.ok ? got.value.objects : []) {
      if (!object.object.ok) {
        failed(object.object.error, object.name);
        continue;
      }
      const at = formatObject({ group, name: object.name });
      objects.set(at, ok(object));
      measured.set(at, { kind: "ready", measurements: new Map(object.measurements) });
    }
  }
  const [tracks, pid] = ["Tracks/", "PID/"].map((task) => entries.get(task));
  const tpcMissing = tracks === undefined || pid === undefined ? undefined : tracks === 0 && pid === 0;
  return { file, info, objects, measured, tpcMissing };
}
