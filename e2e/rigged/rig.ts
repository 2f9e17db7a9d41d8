import type { TransportLimits } from "../../src/bytes/transport-limits.ts";
import type { Deadlines } from "../../src/jobs/deadlines.ts";
import type { TaskName } from "../../src/qc/run-file.ts";

/** What a test wants to go wrong, or to go faster; it crosses to the workers as their name. */
export interface Rig {
  readonly limits?: Partial<TransportLimits>;
  readonly deadlines?: Partial<Deadlines>;
  /** Reading this collection of this file ends its worker: without a word, without end, without memory. */
  readonly fatal?: { readonly file: string; readonly task: TaskName; readonly how: "close" | "loop" | "memory" };
  /** Whole runs that one worker reads. */
  readonly runsOfWorker?: number;
  /** Of the writes of every worker to the database each n-th fails. */
  readonly failWrites?: number;
}

export const rigOf = (name: string): Rig => JSON.parse(name) as Rig;
