import type { TBuffer } from "jsroot/io";
import { isMembers, numberOf, type Members } from "./convert/fields.ts";
import { Cursor } from "./cursor.ts";
import { Damage } from "./damage.ts";
import { readKeyRecord } from "./keys.ts";
import type { UnpackedRecord } from "./payload.ts";

/** Entries of a branch that lie together: their bytes, without what ROOT keeps behind them. */
export interface Basket {
  readonly entries: number;
  readonly data: DataView;
}

/** Source: ROOT `TBasket::Streamer`; its members are part of the head of the record. */
export function toBasket({ head, record, bytes }: UnpackedRecord): Basket {
  const cursor = new Cursor(record);
  readKeyRecord(cursor);
  cursor.skip(6); // version, size of the buffer
  const entrySize = cursor.i32();
  if (entrySize < 0) cursor.skip(1); // a byte of options follows
  return cut(cursor.i32(), cursor.i32() - head.keyLength, bytes);
}

/** A basket that was never written by itself lies within the tree; JSROOT has read it with it. */
export function storedBasket(basket: Members): Basket {
  const length = numberOf(basket, "fLast") - numberOf(basket, "fKeylen");
  const { fBufferRef } = basket;
  const { arr } = (isMembers(fBufferRef) ? fBufferRef : {}) as Partial<TBuffer>;
  const bytes = arr === undefined ? new Uint8Array() : new Uint8Array(arr.buffer, arr.byteOffset, arr.byteLength);
  return cut(numberOf(basket, "fNevBuf"), arr === undefined ? 0 : length, bytes);
}

function cut(entries: number, length: number, bytes: Uint8Array): Basket {
  if (!(entries >= 0 && length >= 0 && length <= bytes.length)) {
    throw new Damage(`a basket of ${entries} entries in ${length} of ${bytes.length} bytes`);
  }
  return { entries, data: new DataView(bytes.buffer, bytes.byteOffset, length) };
}
