import type { CheckSettings } from "../qc/check-settings.ts";
import type { ObjectGroup } from "../hist/object.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { Quality } from "../qc/quality.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { RunNumbers } from "../qc/run-numbers.ts";
import type { RunInfo } from "../qc/activity.ts";
import type { GivenParameters } from "../qc/run-parameters.ts";
import type { Result } from "../base/result.ts";

/** What the start page tells of a run that was judged, by the robust rule: by the other one there is little to tell. */
export interface VerdictSummary {
  readonly counts: Readonly<Record<Quality, number>>;
  /** Panels that could not be read; absent where all were. */
  readonly unread?: number;
  /** First thing that stands out, in words: "Sector A05", "MIP mean 46.7, wanted 48 to 52". */
  readonly standsOut: string;
  /** By what it was judged, where that was not as released. */
  readonly settings?: CheckSettings | undefined;
}

/** A run kept in this browser, apart from where it was found. */
export interface KeptRun {
  readonly identity: string;
  /** Name of the file and its bytes. */
  readonly name: string;
  readonly size: number;
  /** `undefined` where the file could not be read (see `failure`). */
  readonly file: RunFile | undefined;
  readonly info: RunInfo;
  /** Where it was seen: absolute URLs, "demo/NAME.root", or "file:NAME". Latest first. */
  readonly sources: readonly string[];
  /** ms since 1970. */
  readonly readAt: number;
  readonly usedAt: number;
  /** Bytes stored for it. */
  readonly bytes: number;
  readonly summary: VerdictSummary | undefined;
  /** A run that could not be read is remembered too, with the sentence why. */
  readonly failure: string | undefined;
}

/** What `runparameters.json` beside a run said of it, and the address of that. */
export interface KeptBeside {
  readonly url: string;
  readonly given: GivenParameters;
}

/** A table of run parameters that a person gave. */
export interface KeptTable {
  /** Counts up: of two tables the later one has the higher. */
  readonly id: number;
  /** Name of its file. */
  readonly name: string;
  /** ms since 1970. */
  readonly givenAt: number;
  readonly runs: readonly number[];
}

/** The database as the rest sees it; in memory only where the browser gives none. Every write may fail, and says so. */
export interface QcStore {
  readonly inMemory: boolean;
  runs(): Promise<Result<readonly KeptRun[]>>;
  /** The run of this identity, or of one that begins so. */
  run(identity: string): Promise<Result<KeptRun | undefined>>;
  /** The kept run last seen at this source. */
  runAt(source: string): Promise<Result<KeptRun | undefined>>;
  putRun(run: KeptRun): Promise<Result<void>>;
  /** Adds to what is kept of a run, in one transaction: sources and bytes are joined, `usedAt` is the later; a run not kept yet is put. */
  mergeRun(run: KeptRun): Promise<Result<void>>;
  /** Changes what is given, in one transaction; a run that is not kept stays so. */
  updateRun(identity: string, change: (run: KeptRun) => KeptRun): Promise<Result<void>>;
  /** Everything of a run, in one transaction. */
  deleteRun(identity: string): Promise<Result<void>>;
  /** Objects of one key; `undefined` where not kept, or where a chunk's hash is wrong (then it is dropped: a miss). */
  group(identity: string, path: string): Promise<Result<ObjectGroup | undefined>>;
  /** Keys of which the objects are kept. */
  paths(identity: string): Promise<Result<readonly string[]>>;
  /**
   * Compressed, with hashes of its chunks, in one transaction. Gives the bytes written. All arrays are copied before it first
   * waits; `after` is waited for before anything is compressed and written.
   */
  putGroup(identity: string, group: ObjectGroup, after?: Promise<void>): Promise<Result<number>>;
  /** Stored measurements, as far as they are kept and undamaged; key = `${object}|${recipeKey}`. */
  measurements(identity: string, keys: readonly string[]): Promise<Result<ReadonlyMap<string, Measurement>>>;
  /** Copied and written like groups. */
  putMeasurements(
    identity: string,
    entries: readonly (readonly [key: string, value: Measurement])[],
    after?: Promise<void>,
  ): Promise<Result<void>>;
  /** Kept with a run, and deleted with it. */
  beside(identity: string): Promise<Result<KeptBeside | undefined>>;
  putBeside(identity: string, beside: KeptBeside): Promise<Result<void>>;
  /** Tables that a person gave, the latest first. */
  tables(): Promise<Result<readonly KeptTable[]>>;
  /** Keeps a table in place of those of its name that are about none but its runs, in one transaction. */
  putTable(table: Omit<KeptTable, "id">, rows: ReadonlyMap<number, GivenParameters>): Promise<Result<void>>;
  tableRow(id: number, run: number): Promise<Result<GivenParameters | undefined>>;
  deleteTable(id: number): Promise<Result<void>>;
  /** What was measured of a run as a whole by one plan; `undefined` where not kept, or damaged. */
  numbers(identity: string, plan: string): Promise<Result<RunNumbers | undefined>>;
  /** Copied before it first waits. */
  putNumbers(plan: string, numbers: RunNumbers): Promise<Result<void>>;
  setting(name: string): Promise<Result<unknown>>;
  putSetting(name: string, value: unknown): Promise<Result<void>>;
  /** Changes what is there, in one transaction: of two tabs none undoes what the other did. */
  changeSetting(name: string, change: (value: unknown) => unknown): Promise<Result<void>>;
  close(): void;
}
