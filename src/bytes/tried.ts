import type { QcError } from "../base/result.ts";

/** One try: a value, or why there is none and whether another try may help. */
export type Tried<T> = { readonly ok: true; readonly value: T } | Untaken;

export interface Untaken {
  readonly ok: false;
  readonly error: QcError;
  readonly again: boolean;
  /** The server asked for so much patience. */
  readonly waitMs: number | undefined;
}

export const got = <T>(value: T): Tried<T> => ({ ok: true, value });

/** It would be the same the next time. */
export const final = (error: QcError): Untaken => ({ ok: false, error, again: false, waitMs: undefined });

/** It may be better the next time. */
export const passing = (error: QcError, waitMs?: number): Untaken => ({ ok: false, error, again: true, waitMs });
