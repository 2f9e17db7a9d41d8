import { deflateSync } from "node:zlib";
import { bytes, keyRecord, text, u16, u32 } from "../../src/root/testing/record.ts";
import { lz4Block } from "./lz4.ts";

export type Packing = "none" | "zlib" | "lz4";

/** One key of a file to be written. */
export interface Entry {
  /** Path from the top; its directories are made. */
  readonly path: string;
  readonly className: string;
  readonly title?: string;
  readonly payload: Uint8Array;
  readonly packing?: Packing;
  /** Unpacked length that the key claims. */
  readonly unpacked?: number;
}

/** What a file is made of. */
export interface FileParts {
  readonly name: string;
  readonly entries: readonly Entry[];
  /** The list of streamer infos, unpacked. */
  readonly infos: Uint8Array;
  readonly infosPacking?: Packing;
}

/** A record of the file written: head of its key, then the payload. */
export interface Span {
  readonly kind: "top" | "directory" | "object" | "keys" | "infos";
  readonly path: string;
  readonly start: number;
  readonly payload: number;
  readonly end: number;
}

export interface WrittenFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly spans: readonly Span[];
}

const begin = 100;
const uuid = bytes(
  u16(1),
  Uint8Array.from({ length: 16 }, (_, i) => i),
);
/** A date of 2024, as ROOT packs it. */
const date = u32(0x75_8a_60_00);

interface Directory {
  readonly path: string;
  readonly parent: Directory | undefined;
  position: number;
  /** Heads of the keys in it. */
  readonly heads: Uint8Array[];
  /** Where its record's fields of the list of keys lie. */
  fields: number;
}

/**
 * Writes a file as ROOT does: header, top directory, directories and objects, the lists of keys (that of the top first),
 * the streamer infos. Source: ROOT `TFile`, `TKey`, `TDirectoryFile`.
 */
export function writeRootFile({ name, entries, infos, infosPacking = "none" }: FileParts): WrittenFile {
  const parts: Uint8Array[] = [new Uint8Array(begin)];
  const spans: Span[] = [];
  const directories = new Map<string, Directory>();
  let at = begin;

  const put = (kind: Span["kind"], path: string, record: Uint8Array): void => {
    const payload = at + new DataView(record.buffer, record.byteOffset).getUint16(14);
    spans.push({ kind, path, start: at, payload, end: at + record.length });
    parts.push(record);
    at += record.length;
  };
  const directoryRecord = (parent: number): Uint8Array =>
    bytes(u16(5), date, date, u32(0), u32(0), u32(at), u32(parent), u32(0), uuid);

  const titles = bytes(text(name), text(""));
  const topRecord = keyRecord({ className: "TFile", name, position: at }, bytes(titles, directoryRecord(0)));
  const nameLength = topRecord.length - directoryRecord(0).length;
  const top: Directory = { path: "", parent: undefined, position: at, heads: [], fields: at + nameLength };
  directories.set("", top);
  put("top", "", topRecord);

  const directoryOf = (path: string): Directory => {
    const known = directories.get(path);
    if (known !== undefined) return known;
    const cut = path.lastIndexOf("/");
    const parent = directoryOf(path.slice(0, Math.max(cut, 0)));
    const key = { className: "TDirectory", name: path.slice(cut + 1), position: at, directory: parent.position };
    const record = keyRecord(key, directoryRecord(parent.position));
    parent.heads.push(keyHead(record));
    const made: Directory = { path, parent, position: at, heads: [], fields: at + keyHead(record).length };
    directories.set(path, made);
    put("directory", path, record);
    return made;
  };

  for (const { path, className, title, payload, packing = "none", unpacked = payload.length } of entries) {
    const cut = path.lastIndexOf("/");
    const directory = directoryOf(path.slice(0, Math.max(cut, 0)));
    const key = { className, name: path.slice(cut + 1), position: at, directory: directory.position, unpacked };
    const record = keyRecord(title === undefined ? key : { ...key, title }, pack(payload, packing));
    directory.heads.push(keyHead(record));
    put("object", path, record);
  }

  const lists = [...directories.values()].map((directory) => {
    const start = at;
    const list = bytes(u32(directory.heads.length), ...directory.heads);
    const { parent, path, position } = directory;
    const key = { className: parent === undefined ? "TFile" : "TDirectory", name: path, position: at };
    put("keys", path, keyRecord({ ...key, directory: position }, list));
    return { directory, start, length: at - start };
  });
  const seekInfo = at;
  // The title counts: what refers to an earlier class does so by its distance from the start of the record.
  const infoNames = { className: "TList", name: "StreamerInfo", title: "Doubly linked list" };
  const infoKey = { ...infoNames, position: at, directory: begin, unpacked: infos.length };
  put("infos", "", keyRecord(infoKey, pack(infos, infosPacking)));

  const all = bytes(...parts);
  const view = new DataView(all.buffer);
  for (const { directory, start, length } of lists) {
    view.setUint32(directory.fields + 10, length);
    view.setUint32(directory.fields + 14, nameLength);
    view.setUint32(directory.fields + 26, start);
  }
  all.set(header(at, nameLength, seekInfo, at - seekInfo));
  return { bytes: all, spans };
}

const header = (end: number, nameLength: number, seekInfo: number, infoLength: number): Uint8Array =>
  bytes(
    new TextEncoder().encode("root"),
    ...[64_000, begin, end, end, 0, 0, nameLength].map(u32),
    [4],
    ...[0, seekInfo, infoLength].map(u32),
    uuid,
  );

/** The head of a record, as lists of keys have it. */
const keyHead = (record: Uint8Array): Uint8Array =>
  record.subarray(0, new DataView(record.buffer, record.byteOffset).getUint16(14));

const largestBlock = 0xff_ff_ff;

function pack(payload: Uint8Array, packing: Packing): Uint8Array {
  if (packing === "none") return payload;
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += largestBlock) {
    const block = payload.subarray(at, at + largestBlock);
    const packed = packing === "zlib" ? deflateSync(block) : lz4Block(block);
    const letters = packing === "zlib" ? [90, 76, 8] : [76, 52, 1];
    blocks.push(packedBlock(letters, packed, block.length));
  }
  return bytes(...blocks);
}

/** Packed data with its header: two letters and a version for the codec, lengths packed and unpacked. Source: ROOT `RZip`. */
export const packedBlock = (letters: readonly number[], packed: Uint8Array, length: number): Uint8Array =>
  bytes(letters, length3(packed.length), length3(length), packed);

const length3 = (length: number): readonly number[] => [length & 255, (length >> 8) & 255, (length >> 16) & 255];
