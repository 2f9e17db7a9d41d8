import { Cursor } from "./cursor.ts";
import { Damage } from "./damage.ts";
import { readKeyRecord } from "./keys.ts";

/**
 * The lists of keys among the records that follow one another in `bytes`, by the position of their directory.
 * ROOT writes the lists of all directories behind the last object when it closes a file, each with its directory's position
 * in its head: with them at hand no request is needed for the record of a directory. A record that is none does no harm:
 * it does not read as a list of keys.
 */
export function findKeyLists(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const lists = new Map<number, Uint8Array>();
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = new Cursor(bytes, at).i32();
    if (length === 0) break;
    // A negative length marks a gap.
    if (length > 0) {
      const record = bytes.subarray(at, at + length);
      const head = headOf(record);
      if (head === undefined) break;
      if (head.className.startsWith("TDirectory")) lists.set(head.directory, record);
    }
    at += Math.abs(length);
  }
  return lists;
}

function headOf(record: Uint8Array) {
  try {
    return readKeyRecord(new Cursor(record));
  } catch (thrown) {
    if (thrown instanceof Damage) return undefined; // no record any more: what is beyond is read one by one
    throw thrown;
  }
}
