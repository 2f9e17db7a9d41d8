import type { QcError } from "../base/result.ts";
import type { ShownObject } from "../hist/object.ts";
import type { Measurement } from "../qc/measurement.ts";
import type { RunFile } from "../qc/run-file.ts";
import type { RunInfo } from "../qc/activity.ts";

/** How far opening a run is. */
export type Phase =
  /** A host outside the allow-list: nothing was fetched, the page asks. */
  | { readonly kind: "ask-host"; readonly host: string; readonly url: string; readonly warnings: readonly string[] }
  /** The link is about a local file that must be chosen; of a run in parts about others, too. */
  | { readonly kind: "need-file"; readonly name: string; readonly others?: readonly string[] }
  | { readonly kind: "opening" }
  | { readonly kind: "reading"; readonly progress: Progress }
  | { readonly kind: "done" }
  /** Nothing can be shown of the run. */
  | { readonly kind: "failed"; readonly error: QcError };

/** What must be answered before a file is read. */
export type Question = Extract<Phase, { readonly kind: "ask-host" | "need-file" }>;

/** Bytes, or what `unit` says. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly unit: "bytes" | "panels";
  /** What is happening: "reading PID". */
  readonly doing: string;
}

/** Said at the top of the page. `role` alert: something differs from what a link promised. */
export interface Notice {
  readonly id: string;
  readonly tone: "note" | "warning";
  readonly text: string;
  /** What can be done about it, if anything. */
  readonly action: NoticeAction | undefined;
  /** What else can be done. */
  readonly otherAction?: NoticeAction | undefined;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface SessionState {
  readonly phase: Phase;
  /** Name of the file, for people. */
  readonly name: string;
  /** Where it is from: host name, "local file", "synthetic demo". */
  readonly from: string;
  readonly file: RunFile | undefined;
  readonly info: RunInfo | undefined;
  /** ms since 1970 when the bytes were read; earlier than now where the run was kept. */
  readonly readAt: number | undefined;
  readonly notices: readonly Notice[];
  /** What was read is being kept: until then it is in this page only. */
  readonly keeping: boolean;
  /** Every Tracks and PID histogram is empty: the TPC was not in the run. */
  readonly tpcMissing: boolean;
}

/** One object with what was measured of it. */
export type FigureState =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly error: QcError }
  | {
      readonly kind: "ready";
      readonly object: ShownObject;
      /** By `recipeKey`. */
      readonly measurements: ReadonlyMap<string, Measurement>;
      /** See `Measured`. */
      readonly answered?: ReadonlySet<string>;
      /** Why the view that was asked for last could not be measured. */
      readonly unread?: QcError;
    };

export type { PanelVerdict, ReportVerdicts, StandsOut } from "../reports/verdicts.ts";
