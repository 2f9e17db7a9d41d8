import { isDirectoryClass } from "./convert/classes.ts";
import type { RootKey } from "./file.ts";
import { Cursor } from "./cursor.ts";
import { Damage } from "./damage.ts";
import { checkLimit, limits } from "./limits.ts";

/** The head of a record in the file (TKey), as stored. */
export interface KeyRecord {
  /** Bytes of the whole record, of its head, and of the payload unpacked. */
  readonly packed: number;
  readonly keyLength: number;
  readonly unpacked: number;
  readonly cycle: number;
  readonly position: number;
  /** Position of the directory it lies in; for a list of keys, of the directory it lists. */
  readonly directory: number;
  readonly className: string;
  readonly name: string;
  readonly title: string;
}

/** Bytes of a key whose three texts are empty. */
const shortestKey = 29;

/** Source: ROOT `TKey::Streamer`. */
export function readKeyRecord(cursor: Cursor): KeyRecord {
  const packed = cursor.i32();
  const large = cursor.u16() > 1000;
  const unpacked = cursor.u32();
  cursor.skip(4); // date
  const keyLength = cursor.u16();
  const cycle = cursor.u16();
  const position = cursor.place(large);
  const directory = cursor.place(large);
  const className = cursor.text();
  const name = cursor.text();
  const title = cursor.text();
  if (packed < keyLength) throw new Damage("a key shorter than its head");
  return { packed, keyLength, unpacked, cycle, position, directory, className, name, title };
}

/**
 * The keys in a list of keys (its record with head), in stored order of their names, all cycles of a name together, the
 * highest first. Of two keys with the same name and cycle the later counts.
 *
 * @param directory path of the directory, "" for the top.
 */
export function readKeyList(record: Uint8Array, directory: string): RootKey[] {
  const cursor = new Cursor(record);
  readKeyRecord(cursor);
  const count = cursor.u32();
  checkLimit("number of keys in a directory", count, limits.keysPerDirectory);
  if (count * shortestKey > record.length) throw new Damage(`${count} keys in ${record.length} bytes`);
  const names = new Map<string, Map<number, KeyRecord>>();
  for (let i = 0; i < count; i++) {
    const key = readKeyRecord(cursor);
    const cycles = names.get(key.name) ?? new Map<number, KeyRecord>();
    names.set(key.name, cycles.set(key.cycle, key));
  }
  return [...names.values()].flatMap((cycles) =>
    [...cycles.values()].toSorted((a, b) => b.cycle - a.cycle).map((key, i): RootKey => toKey(key, i === 0, directory)),
  );
}

function toKey(key: KeyRecord, newest: boolean, directory: string): RootKey {
  const { packed, unpacked, cycle, position, className, name, title } = key;
  const path = directory === "" ? name : `${directory}/${name}`;
  return {
    path: newest ? path : `${path};${cycle}`,
    name,
    className,
    cycle,
    newest,
    title,
    position,
    packed,
    unpacked,
    isDirectory: isDirectoryClass(className),
  };
}
