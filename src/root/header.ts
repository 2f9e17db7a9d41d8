import { QcFailure } from "../base/result.ts";
import { Cursor } from "./cursor.ts";
import { readKeyRecord } from "./keys.ts";

/** What the first bytes of a file say. Positions and lengths in bytes. */
export interface RootHeader {
  /** Such as 64000 for ROOT 6.40/00. */
  readonly version: number;
  readonly end: number;
  readonly seekInfo: number;
  readonly infoLength: number;
  readonly uuid: Uint8Array;
  readonly top: DirectoryRecord;
}

/** A TDirectory as stored: where its list of keys is. */
export interface DirectoryRecord {
  /** Creation and modification, as stored (4 bytes each). */
  readonly dates: Uint8Array;
  readonly seekKeys: number;
  readonly keysLength: number;
}

/** Bytes of the file that hold the header and the record of the top directory, whatever the name of the file. */
export const headLength = 16_384;
/** From this version number on positions in the header have 64 bits. */
const largeFile = 1_000_000;

/** Reads the head (see `headLength`); throws `not-root`, `truncated`, `no-streamer-info`, or `Damage`. Source: ROOT `TFile::Init`. */
export function readHeader(source: string, size: number, head: Uint8Array): RootHeader {
  if (!isRoot(head)) throw new QcFailure({ kind: "not-root", source });
  const cut = (expected: number): never => {
    throw new QcFailure({ kind: "truncated", source, size, expected });
  };
  if (size < 100) cut(100);
  const cursor = new Cursor(head, 4);
  const format = cursor.u32();
  const large = format >= largeFile;
  const begin = cursor.u32();
  const end = cursor.place(large);
  if (end > size) cut(end);
  cursor.place(large); // list of free segments: position, length, number
  cursor.skip(8);
  const nameLength = cursor.u32();
  cursor.skip(5); // length of positions, compression
  const seekInfo = cursor.place(large);
  const infoLength = cursor.u32();
  const uuid = cursor.slice(18); // its version and 16 bytes
  if (seekInfo === 0 || infoLength === 0) throw new QcFailure({ kind: "no-streamer-info", source });

  readKeyRecord(new Cursor(head, begin)); // that it can be read is all that counts
  const top = readDirectoryRecord(new Cursor(head, begin + nameLength));
  // Written when a file is closed: without it the writing was interrupted.
  if (top.seekKeys === 0) throw new QcFailure({ kind: "no-streamer-info", source });
  return { version: format % largeFile, end, seekInfo, infoLength, uuid, top };
}

const isRoot = (head: Uint8Array): boolean => String.fromCharCode(...head.subarray(0, 4)) === "root";

/** Source: ROOT `TDirectoryFile::Streamer`. */
export function readDirectoryRecord(cursor: Cursor): DirectoryRecord {
  const large = cursor.u16() > 1000;
  const dates = cursor.slice(8);
  const keysLength = cursor.u32();
  cursor.skip(4); // length of the name
  cursor.place(large); // the directory itself
  cursor.place(large); // its parent
  return { dates, keysLength, seekKeys: cursor.place(large) };
}
