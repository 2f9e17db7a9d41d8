import type { Result } from "../base/result.ts";

/** Where bytes come from. Everything in it can be posted to a worker. */
export type SourceRef =
  | { readonly kind: "url"; readonly url: string; readonly withCredentials: boolean }
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "memory"; readonly name: string; readonly bytes: ArrayBuffer };

/** Metadata is cached in blocks of 16 KiB; an object's key is fetched by its exact range. */
export type Purpose = "metadata" | "object";

export interface ByteSource {
  /** Short name for people: last part of the path, or the file's name. */
  readonly name: string;
  /** Length of the whole in bytes. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`, in an array of their own that the caller may transfer.
   * A range past the end is a `truncated` error. Concurrent reads of the same bytes share one request.
   */
  read(
    offset: number,
    length: number,
    purpose: Purpose,
    signal?: AbortSignal,
  ): Promise<Result<Uint8Array<ArrayBuffer>>>;
  close(): void;
}
