import type { Result } from "../base/result.ts";

/** Where the bytes of a file come from. Everything in it can be posted to a worker. */
export type FileRef =
  | { readonly kind: "url"; readonly url: string; readonly withCredentials: boolean }
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "memory"; readonly name: string; readonly bytes: ArrayBuffer };

/** Where a run comes from: of one file, or of the files of its parts, at least two. */
export type SourceRef = FileRef | { readonly kind: "merged"; readonly parts: readonly FileRef[] };

/** What a source is called in sentences about it. */
export function refName(source: SourceRef): string {
  switch (source.kind) {
    case "url":
      return source.url;
    case "file":
      return source.file.name;
    case "memory":
      return source.name;
    case "merged":
      return `${refName(source.parts[0]!)} and ${source.parts.length - 1} more`;
  }
}

/**
 * Metadata is cached in blocks of 16 KiB; an object's key is fetched by its exact range. "ahead": an object that will be
 * asked for is fetched once nothing of the file is waited for any more; it is kept, not given.
 */
export type Purpose = "metadata" | "object" | "ahead";

export interface ByteSource {
  /** Short name for people: last part of the path, or the file's name. */
  readonly name: string;
  /** Length of the whole in bytes. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`, in an array of their own that the caller may transfer; none of what is only kept.
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
