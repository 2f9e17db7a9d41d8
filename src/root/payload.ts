import type { TFile } from "jsroot/io";
import { unwrap } from "../base/result.ts";
import type { ByteSource, Purpose } from "../bytes/source.ts";
import { checkUnpacking } from "./codecs/jsroot-unzip.ts";
import { unzip } from "./codecs/unzip.ts";
import { Cursor } from "./cursor.ts";
import { Damage } from "./damage.ts";
import type { Payload } from "./decode.ts";
import type { RootKey } from "./file.ts";
import { readKeyRecord, type KeyRecord } from "./keys.ts";
import { checkLimit, limits } from "./limits.ts";

/** Smaller baskets lie beside those of other branches: as metadata they come in blocks, with their neighbours. */
const smallBasket = 8192;

/** A record of the file: its head, and what lies behind it, unpacked. */
export interface UnpackedRecord {
  readonly head: KeyRecord;
  readonly record: Uint8Array;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads and unpacks keys of one file, and counts what it unpacks. */
export class PayloadReader {
  private readonly source: ByteSource;
  private readonly file: TFile;
  /** Unpacked length of every record read, by position, and their sum. */
  private readonly unpacked = new Map<number, number>();
  private total = 0;

  constructor(source: ByteSource, file: TFile) {
    this.source = source;
    this.file = file;
  }

  /** One request, of the whole record with its head. */
  async read(key: RootKey, signal: AbortSignal | undefined): Promise<Payload> {
    this.count(key.position, key.packed, key.unpacked);
    const { head, bytes } = await this.unpack(key.position, key.packed, "object", signal, (head) => {
      if (head.packed !== key.packed || head.unpacked !== key.unpacked || head.className !== key.className) {
        throw new Damage("another object lies in its place");
      }
    });
    return { file: this.file, className: key.className, bytes, keyLength: head.keyLength };
  }

  /** Has the source fetch the record. */
  async ahead({ position, packed }: RootKey, signal: AbortSignal | undefined): Promise<void> {
    await this.source.read(position, packed, "ahead", signal);
  }

  /** A basket of a tree: of it only the position and the packed length are known beforehand. */
  async readBasket(position: number, packed: number, signal: AbortSignal | undefined): Promise<UnpackedRecord> {
    this.count(position, packed, packed);
    return this.unpack(position, packed, packed < smallBasket ? "metadata" : "object", signal, (head) => {
      if (head.packed !== packed || head.className !== "TBasket") throw new Damage("no basket lies in its place");
      this.count(position, packed, head.unpacked);
    });
  }

  private async unpack(
    position: number,
    packed: number,
    purpose: Purpose,
    signal: AbortSignal | undefined,
    check: (head: KeyRecord) => void,
  ): Promise<UnpackedRecord> {
    if (position + packed > this.source.size) throw new Damage("the object lies beyond the end");
    const record = unwrap(await this.source.read(position, packed, purpose, signal));
    const head = readKeyRecord(new Cursor(record));
    check(head);
    const body = record.subarray(head.keyLength);
    if (head.unpacked < body.length) throw new Damage("an object smaller than its packed form");
    const bytes = head.unpacked === body.length ? body : await unzip(body, head.unpacked);
    signal?.throwIfAborted();
    return { head, record, bytes };
  }

  /** Before anything is read or allocated. */
  private count(position: number, packed: number, unpacked: number): void {
    checkUnpacking(packed, unpacked);
    this.total += unpacked - (this.unpacked.get(position) ?? 0);
    this.unpacked.set(position, unpacked);
    checkLimit("size of all objects in bytes", this.total, limits.fileBytes);
  }
}
