import type { ByteSource } from "../bytes/source.ts";
import type { ObjectGroup } from "../hist/object.ts";
import type { Result } from "../base/result.ts";

/** One directory of a ROOT file, seen from the top: full path without leading slash. */
export interface RootKey {
  readonly path: string;
  readonly name: string;
  readonly className: string;
  readonly cycle: number;
  readonly title: string;
  /** Position, bytes of the record in the file (fNbytes), bytes unpacked (fObjlen). */
  readonly position: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly isDirectory: boolean;
}

/** One key opened: see `ObjectGroup`. */
export type RootContent = ObjectGroup;

export interface RootFile {
  readonly name: string;
  readonly size: number;
  /**
   * Identity of the content, 32 hex characters: SHA-256 over size, UUID, dates, key-list position and key list (`security.md` §3, §5).
   * Equal for the same bytes wherever they lie.
   */
  readonly identity: string;
  /** ROOT version that wrote the file, as in the header. */
  readonly version: number;
  /** Keys of a directory ("" = top), highest cycle only, in stored order; read once and kept. */
  keys(directory: string, signal?: AbortSignal): Promise<Result<readonly RootKey[]>>;
  /** Reads and decodes one key. Nothing is cached here: the caller keeps what it wants. */
  read(path: string, signal?: AbortSignal): Promise<Result<RootContent>>;
  /**
   * One object as JSON text for ROOT's own painters (`jsroot/draw`); `member` names it within a collection.
   * It may be of classes that `read` makes nothing of, such as graphs.
   */
  json(path: string, member: string | undefined, signal?: AbortSignal): Promise<Result<string>>;
  close(): void;
}

export type OpenRootFile = (source: ByteSource, signal?: AbortSignal) => Promise<Result<RootFile>>;
