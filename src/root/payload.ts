import type { TFile } from "jsroot/io";
import { unwrap } from "../base/result.ts";
import type { ByteSource } from "../bytes/source.ts";
import { checkUnpacking } from "./codecs/jsroot-unzip.ts";
import { unzip } from "./codecs/unzip.ts";
import { Cursor } from "./cursor.ts";
import { Damage } from "./damage.ts";
import type { Payload } from "./decode.ts";
import type { RootKey } from "./file.ts";
import { readKeyRecord } from "./keys.ts";
import { checkLimit, limits } from "./limits.ts";

/** Reads and unpacks keys of one file, and counts what it unpacks. */
export class PayloadReader {
  private readonly source: ByteSource;
  private readonly file: TFile;
  /** Unpacked length of every key read, by position. */
  private readonly unpacked = new Map<number, number>();

  constructor(source: ByteSource, file: TFile) {
    this.source = source;
    this.file = file;
  }

  /** One request, of the whole record with its head. */
  async read(key: RootKey, signal: AbortSignal | undefined): Promise<Payload> {
    checkUnpacking(key.packed, key.unpacked);
    this.unpacked.set(key.position, key.unpacked);
    const total = [...this.unpacked.values()].reduce((sum, length) => sum + length, 0);
    checkLimit("size of all objects in bytes", total, limits.fileBytes);
    if (key.position + key.packed > this.source.size) throw new Damage("the object lies beyond the end");

    const record = unwrap(await this.source.read(key.position, key.packed, "object", signal));
    const head = readKeyRecord(new Cursor(record));
    if (head.packed !== key.packed || head.unpacked !== key.unpacked || head.className !== key.className) {
      throw new Damage("another object lies in its place");
    }
    const body = record.subarray(head.keyLength);
    if (key.unpacked < body.length) throw new Damage("an object smaller than its packed form");
    const bytes = key.unpacked === body.length ? body : await unzip(body, key.unpacked);
    signal?.throwIfAborted();
    return { file: this.file, className: key.className, bytes, keyLength: head.keyLength };
  }
}
