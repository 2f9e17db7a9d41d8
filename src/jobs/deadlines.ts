/**
 * Deadlines of calls to workers, in seconds. The transport itself gives up on a read after 120 s (`security.md` §3);
 * the calls above it allow for that, and for a second or two of decoding.
 */
export const deadlines = {
  /** A worker from its start until it can work: its code may come over a slow line. */
  start: 60,
  bytes: 150,
  open: 160,
  measure: 240,
  /** All collections of a run, one after another. */
  run: 600,
  settle: 60,
} as const satisfies Record<string, number>;

export type Deadlines = { readonly [Name in keyof typeof deadlines]: number };
