import type { QcError } from "../../base/result.ts";
import type { RunInfo } from "../../qc/activity.ts";
import type { Measurement } from "../../qc/measurement.ts";
import type { Recipe } from "../../qc/recipe.ts";
import type { RunNumbers } from "../../qc/run-numbers.ts";
import type { SetLink, FileLink } from "../../route/route.ts";
import type { Readable } from "../observable.ts";
import type { LocalFile } from "../local-files.ts";

/** How far one run of a set is. */
export type RunPhase =
  | OpenPhase
  /** `due`: numbers that other checks want are not among these; how far their reading is. */
  | { readonly kind: "ready"; readonly run: ReadRun; readonly due?: OpenPhase };

/** Of numbers that are not there. */
export type OpenPhase =
  /** A host outside the allow-list: nothing is fetched from it before somebody says so. */
  | { readonly kind: "ask-host"; readonly host: string }
  /** A local file that must be chosen. */
  | { readonly kind: "need-file" }
  | { readonly kind: "waiting" }
  /** Bytes of its collections. */
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | { readonly kind: "failed"; readonly error: QcError };

/** A run that is read. */
export interface ReadRun {
  readonly numbers: RunNumbers;
  /** `undefined` where the object is missing or damaged, or the recipe does not apply to it. */
  readonly measured: (object: string, recipe: Recipe) => Measurement | undefined;
  /** Why nothing is measured of an object. */
  readonly failed: ReadonlyMap<string, QcError>;
}

/** One run of a set: one file, or a raw and an extracted one. */
export interface SetRun {
  /** Its place in the set as the link has it, from 0: of two files that of the one that is measured. */
  readonly place: number;
  readonly source: FileLink;
  /** Of the file that is measured. */
  readonly name: string;
  /** From the name until it is read. */
  readonly info: RunInfo;
  /** "559101", of a time slice "12:00"; the name of the file where neither is known. Each once in a set. */
  readonly label: string;
  readonly phase: RunPhase;
  /** The content is not that which the link was made for. */
  readonly changed: boolean;
}

export interface SetState {
  /** In the order of the link. */
  readonly runs: readonly SetRun[];
  /** "paused": what is being read goes on, nothing more is begun. "stopped": cancelled. Both until it is resumed. */
  readonly pace: "reading" | "paused" | "stopped" | "done";
}

/** Runs that are read together. Lives until the view is about another set. */
export interface RunSet {
  readonly link: SetLink;
  readonly state: Readable<SetState>;
  pause(): void;
  /** Goes on after a pause or a stop. */
  resume(): void;
  /** Ends what is being read, too. What is ready stays. */
  stop(): void;
  /** Reads again: the run at this place, or all that failed. */
  retry(place?: number): void;
  allowHost(host: string, remember: boolean): void;
  /** Local files that were chosen. */
  attach(files: readonly LocalFile[]): void;
}
