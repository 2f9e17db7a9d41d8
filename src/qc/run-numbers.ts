import type { QcError } from "../base/result.ts";
import type { RunInfo } from "./activity.ts";
import type { Measurement } from "./measurement.ts";
import { recipeKey, type Recipe } from "./recipe.ts";
import type { RunFile } from "./run-file.ts";

/** What was measured of one run as a whole, for pages about many. Plain data: posted and kept as it is. */
export interface RunNumbers {
  readonly file: RunFile;
  readonly info: RunInfo;
  /** By `measuredKey`. */
  readonly measured: readonly (readonly [key: string, value: Measurement])[];
  /** Objects that could not be read, "Tracks/hEta". */
  readonly failed: readonly (readonly [object: string, error: QcError])[];
  /** Every Tracks and PID histogram is empty: the TPC was not in the run. */
  readonly tpcMissing: boolean;
  readonly notes: readonly string[];
  /** ms since 1970 when the file was read. */
  readonly readAt: number;
}

/** "Tracks/hEta|moments@1". */
export const measuredKey = (object: string, recipe: Recipe): string => `${object}|${recipeKey(recipe)}`;
