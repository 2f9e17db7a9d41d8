import type { QcError, Result } from "../base/result.ts";
import type { SourceRef } from "../bytes/source.ts";
import type { PlainObject, ShownObject } from "../hist/object.ts";
import type { RunInfo } from "../qc/activity.ts";
import type { ListedObject, Member } from "../qc/listing.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { GroupAddress, ObjectAddress } from "../qc/object-path.ts";
import type { Recipe } from "../qc/recipe.ts";
import type { RunFile, TaskName } from "../qc/run-file.ts";
import type { GivenParameters } from "../qc/run-parameters.ts";
import type { RunNumbers } from "../qc/run-numbers.ts";

/** Objects that are read together, each with what to compute from it. */
export interface MeasureRequest {
  readonly file: RunFile;
  /** `undefined`: from what is kept only. */
  readonly source: SourceRef | undefined;
  /** How the store names the source: an absolute URL, "demo/NAME.root" or "file:NAME". */
  readonly sourceName: string;
  readonly group: GroupAddress;
  readonly objects: readonly WantedObject[];
  /** Keep what was read in the database. */
  readonly keep: boolean;
}

export interface WantedObject {
  readonly name: string;
  readonly recipes: readonly Recipe[];
  /** The object itself is large, and not looked at. */
  readonly measuredOnly?: boolean;
}

/** One object and its measurements by `recipeKey`; a recipe that does not apply to it has none. */
export interface MeasuredObject {
  readonly name: string;
  readonly object: Result<ShownObject>;
  readonly measurements: readonly (readonly [key: string, value: Measurement])[];
}

export interface MeasuredGroup {
  readonly info: RunInfo;
  readonly objects: readonly MeasuredObject[];
  /** Names of all histograms that were read with them. */
  readonly names: readonly string[];
  /** Sum of the entries of every histogram read with them, of windows 0; 0 in Tracks and PID: the TPC was not in the run. */
  readonly entries: number;
  /** Words about what was distrusted while reading. */
  readonly notes: readonly string[];
  readonly from: "file" | "kept";
}

/** A whole run, for pages about many: nothing crosses but what was measured. */
export interface RunRequest {
  /** `undefined`: from what is kept only. */
  readonly source: SourceRef | undefined;
  readonly sourceName: string;
  /** Identity of the content, or its beginning; where it is another one, what is kept is not taken. */
  readonly identity: string | undefined;
  readonly groups: readonly { readonly group: GroupAddress; readonly objects: readonly WantedObject[] }[];
}

/** Told while a run is read: bytes of its collections; of several runs how many are read. */
export type TellProgress = (done: number, total: number) => void;

/** What is always asked of the file itself: the same file as when it was opened, or a failure. */
export interface FileRequest {
  readonly file: RunFile;
  /** `undefined`: what is kept is not enough for it. */
  readonly source: SourceRef | undefined;
}

/** A group that will be asked for. */
export type AheadRequest = Pick<MeasureRequest, "file" | "source" | "group">;

/** One object for ROOT's own painters; not of all windows at once. */
export interface JsonRequest extends FileRequest {
  readonly at: ObjectAddress;
}

export interface ListRequest extends FileRequest {
  /** From the top of the file, "" for the top itself. */
  readonly directory: string;
}

export interface MembersRequest extends FileRequest {
  /** Of a key, "dir/name", or "dir/name;2" for a cycle. */
  readonly path: string;
}

export interface BranchRequest extends MembersRequest {
  readonly branch: string;
}

/** Parameters by the number of the run. */
export type ParametersOfRuns = ReadonlyMap<number, GivenParameters>;

/** A text with parameters of runs, JSON or CSV, and its name in failures. */
export interface ParametersRequest {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Of which runs medians of maps are made. */
export interface MedianMapsRequest {
  readonly runs: readonly Pick<MeasureRequest, "file" | "source" | "sourceName">[];
  /** What they are called in what is written. */
  readonly labels: readonly string[];
  readonly task: TaskName;
}

export interface MedianMapsWritten {
  /** By the name of the object: JSON, see `medianMapJson`. */
  readonly written: readonly (readonly [name: string, json: Uint8Array<ArrayBuffer>])[];
  /** Runs (indices) that could not be read. */
  readonly failed: readonly (readonly [run: number, error: QcError])[];
}

/** What the extract workers do. All that crosses is plain data; failures are values; the signal is last. */
export interface ExtractApi {
  /** Head and key lists only: identity, layout, where the tasks lie. */
  open(source: SourceRef, signal?: AbortSignal): Promise<Result<RunFile>>;
  /** The same of any ROOT file: one without objects of the TPC has no tasks. */
  openAny(source: SourceRef, signal?: AbortSignal): Promise<Result<RunFile>>;
  /** All keys of a directory, all cycles of a name together, the highest first. */
  list(request: ListRequest, signal?: AbortSignal): Promise<Result<readonly ListedObject[]>>;
  /** What a key holds, without the contents. */
  members(request: MembersRequest, signal?: AbortSignal): Promise<Result<readonly Member[]>>;
  /** The numbers of one branch of a tree as a histogram. `measure` gives it too, as "/path//branch". */
  branch(request: BranchRequest, signal?: AbortSignal): Promise<Result<PlainObject>>;
  /** What was read is kept in the background; `settle` ends when it is. */
  measure(request: MeasureRequest, signal?: AbortSignal): Promise<Result<MeasuredGroup>>;
  /** Has bytes fetched that a `measure` will read, while others are measured. What fails is told then. */
  ahead(request: AheadRequest, signal?: AbortSignal): Promise<Result<void>>;
  /** All of a run, from what is kept where all of it is, else from the file; what was measured is kept. */
  measureRun(request: RunRequest, tell: TellProgress, signal?: AbortSignal): Promise<Result<RunNumbers>>;
  /** Medians of all maps of a task over runs; told are runs that were read, of all. */
  medianMaps(request: MedianMapsRequest, tell: TellProgress, signal?: AbortSignal): Promise<Result<MedianMapsWritten>>;
  /** The object as JSON text that `jsroot/draw` takes, always from the file. */
  json(request: JsonRequest, signal?: AbortSignal): Promise<Result<string>>;
  /** Parameters of runs from a text: some hundred runs keep a thread busy for longer than a page may be. */
  parseParameters(request: ParametersRequest, signal?: AbortSignal): Promise<Result<ParametersOfRuns>>;
  /** Waits until everything read so far is kept; the first failure to keep something. */
  settle(): Promise<Result<void>>;
  /** The same, before the worker ends: files are closed, too. */
  leave(): Promise<Result<void>>;
}
