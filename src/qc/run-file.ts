import type { RunInfo } from "./activity.ts";

/** The tasks of the TPC whose objects these files hold. */
export const taskNames = ["Tracks", "PID", "TrackClusters", "Clusters"] as const;
export type TaskName = (typeof taskNames)[number];

/** Start of a moving window, ms since 1970. */
export interface WindowPlace {
  readonly start: number;
  readonly path: string;
  readonly packed: number;
}

/** Where the objects of one task lie. "collection": one key holds all; "directory": one key an object (extracted files). */
export interface TaskPlace {
  readonly task: TaskName;
  readonly path: string;
  readonly form: "collection" | "directory";
  /** Bytes of the key in the file; of all keys for a directory. */
  readonly packed: number;
  readonly windows: readonly WindowPlace[];
}

/** `RUN.root` as QC writes it (three directory layouts), extracted `RUN_QC.root`, or a file without objects of the TPC. */
export type Layout = "int" | "detector" | "top-level" | "extracted" | "other";

/** Keys at the top of a file that tell of the run, whatever its layout: a tree with its parameters, the rate over time. */
export const runKeys = ["RunParameters", "RatesCanva"] as const;
export type RunKey = (typeof runKeys)[number];

/** What is known of a file after its head and key lists are read. Plain data: posted, stored, compared. */
export interface RunFile {
  /** Identity of the content (see `RootFile.identity`). */
  readonly identity: string;
  readonly name: string;
  readonly size: number;
  readonly rootVersion: number;
  readonly layout: Layout;
  readonly tasks: readonly TaskPlace[];
  /** Those of `runKeys` that it has. `undefined` in what earlier programs kept. */
  readonly runKeys?: readonly RunKey[];
  /** From the file's name; the Activity of a collection says more once one is read. */
  readonly guess: RunInfo;
}
