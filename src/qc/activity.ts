/** Which run a file is about, and how far to trust that. */
export interface RunInfo {
  readonly run: number | undefined;
  readonly period: string | undefined;
  readonly pass: string | undefined;
  readonly kind: "data" | "mc" | undefined;
  readonly beam: string | undefined;
  /** First and last ms since 1970. */
  readonly validity: readonly [number, number] | undefined;
  /** Where it is from. */
  readonly from: "activity" | "file-name";
  /** Reasons to distrust the Activity (`format-risks.md` §3), in words; empty where it is sound. */
  readonly doubts: readonly string[];
}
