import type { ByteSource } from "../bytes/source.ts";
import type { ObjectGroup, PlainObject } from "../hist/object.ts";
import type { Result } from "../base/result.ts";

/** One key of a directory of a ROOT file. */
export interface RootKey {
  /** From the top, without leading slash; of an older cycle with its number, "dir/name;2". */
  readonly path: string;
  readonly name: string;
  readonly className: string;
  readonly cycle: number;
  /** Whether it has the highest cycle of its name. */
  readonly newest: boolean;
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
  /** All keys of a directory: all cycles of a name together, the highest first. */
  list(directory: string, signal?: AbortSignal): Promise<Result<readonly RootKey[]>>;
  /**
   * Reads and decodes one key, "dir/name" or, of whichever cycle, "dir/name;2". Nothing is cached here: the caller keeps
   * what it wants.
   */
  read(path: string, signal?: AbortSignal): Promise<Result<RootContent>>;
  /** Has the bytes of a key fetched that will be read (see `Purpose`). What fails is told to who reads it. */
  ahead(path: string, signal?: AbortSignal): Promise<void>;
  /** The numbers of one branch of a tree as a histogram, in bins by their range. */
  branch(path: string, name: string, signal?: AbortSignal): Promise<Result<PlainObject>>;
  /**
   * One object as JSON text for ROOT's own painters (`jsroot/draw`); `member` names it within a collection.
   * It may be of classes that `read` makes nothing of, such as functions.
   */
  json(path: string, member: string | undefined, signal?: AbortSignal): Promise<Result<string>>;
  close(): void;
}

export type OpenRootFile = (source: ByteSource, signal?: AbortSignal) => Promise<Result<RootFile>>;
