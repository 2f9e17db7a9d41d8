import type { Result } from "../base/result.ts";
import type { Purpose, FileRef } from "../bytes/source.ts";

/** What the one worker that fetches does for the page and for the extract workers. */
export interface BytesApi {
  open(ref: FileRef, signal?: AbortSignal): Promise<Result<OpenedBytes>>;
  /** The array is the caller's own: it is transferred. */
  read(
    handle: number,
    offset: number,
    length: number,
    purpose: Purpose,
    signal?: AbortSignal,
  ): Promise<Result<Uint8Array<ArrayBuffer>>>;
  close(handle: number): Promise<void>;
  counters(): Promise<BytesCounters>;
}

/** What it does for the page alone. */
export interface PageBytesApi extends BytesApi {
  /** All bytes of a small file that is no ROOT file (see `readWhole`); the array is transferred. */
  whole(ref: FileRef, most: number, signal?: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

export interface OpenedBytes {
  readonly handle: number;
  readonly name: string;
  readonly size: number;
}

/** Since the worker began. `bytes` are those of files from disk, too; requests are those to servers. */
export interface BytesCounters {
  readonly requests: number;
  readonly bytes: number;
  readonly inFlight: number;
  readonly maxInFlight: number;
  /** The most that were in flight to one host at a time. */
  readonly perHostMax: number;
}
