import { deflateSync } from "node:zlib";
import { unzip } from "../../src/root/codecs/unzip.ts";
import { Cursor } from "../../src/root/cursor.ts";
import { readKeyRecord, type KeyRecord } from "../../src/root/keys.ts";
import { bytes, u32 } from "../../src/root/testing/record.ts";

/** A record of a file: head of its key, and what follows as it is stored. */
export interface FileRecord {
  readonly at: number;
  readonly head: KeyRecord;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Where things are in the header and in the record of a directory of a file below 2 GiB. Source: ROOT `TFile`, `TDirectoryFile`. */
const inHeader = { end: 12, seekFree: 16, freeLength: 20, freeCount: 24, nameLength: 28, seekInfo: 37, uuid: 47 };
const inDirectory = { keysLength: 10, self: 18, parent: 22, keys: 26, uuid: 32 };
const uuidLength = 16;
/** Where positions are in the head of a key, behind its length, version, unpacked length, date, own length and cycle. */
const placesInHead = 18;

/** All records one after another; what was freed is left out. */
export function recordsOf(file: Uint8Array): readonly FileRecord[] {
  const view = viewOf(file);
  const end = view.getUint32(inHeader.end);
  const records: FileRecord[] = [];
  for (let at = view.getUint32(8); at < end;) {
    const length = view.getInt32(at);
    if (length > 0) {
      const head = readKeyRecord(new Cursor(file, at));
      records.push({ at, head, body: Uint8Array.from(file.subarray(at + head.keyLength, at + length)) });
    }
    if (length === 0) throw new Error(`no record at ${at}`);
    at += Math.abs(length);
  }
  return records;
}

export const unpackedBody = async ({ head, body }: FileRecord): Promise<Uint8Array<ArrayBuffer>> =>
  head.unpacked === body.length ? body : unzip(body, head.unpacked);

/**
 * The file with other contents of some records (by position, unpacked, of the same length), as ROOT would have written it:
 * records one after another, every length and position that the file tells of them set anew, and no free room.
 *
 * @param uuid 16 bytes: it is another file.
 */
export async function withContents(
  file: Uint8Array,
  contents: ReadonlyMap<number, Uint8Array>,
  uuid: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const view = viewOf(file);
  if (view.getUint32(4) >= 1_000_000) throw new Error("a file with 64-bit positions");
  const [begin, nameLength] = [view.getUint32(8), view.getUint32(inHeader.nameLength)];
  const seekFree = view.getUint32(inHeader.seekFree);
  const old = recordsOf(file);
  const bodies = await Promise.all(
    old.map(async (record) => {
      const changed = contents.get(record.at);
      if (changed !== undefined) return packed(changed);
      if (record.at === seekFree) return new Uint8Array(10);
      // It holds the positions of its baskets, and stays unpacked, so that its length is known before they are.
      return record.head.className === "TTree" ? unpackedBody(record) : record.body;
    }),
  );
  const moved = new Map<number, number>([[0, 0]]);
  const lengths = new Map<number, number>();
  let end = begin;
  for (const [i, { at, head }] of old.entries()) {
    moved.set(at, end);
    lengths.set(at, head.keyLength + bodies[i]!.length);
    end += lengths.get(at)!;
  }
  const to = (at: number): number => {
    const place = moved.get(at);
    if (place === undefined) throw new Error(`no record was at ${at}`);
    return place;
  };

  const baskets = new Map(old.flatMap(({ at, head }) => (head.className === "TBasket" ? [[at, to(at)] as const] : [])));
  /** What follows the head of a directory; behind that of the top are the names of the file. */
  const directoryIn = (at: number, body: Uint8Array): Uint8Array | undefined => {
    const record = at === begin ? body.subarray(nameLength - old[0]!.head.keyLength) : body;
    const isOne = record.length > inDirectory.uuid && viewOf(record).getUint32(inDirectory.self) === at;
    return isOne ? record : undefined;
  };
  const lists = new Set(
    old.flatMap(({ at }, i) => {
      const directory = directoryIn(at, bodies[i]!);
      return directory === undefined ? [] : [viewOf(directory).getUint32(inDirectory.keys)];
    }),
  );
  const out = new Uint8Array(end);
  out.set(file.subarray(0, begin));
  for (const [i, record] of old.entries()) {
    const { at, head } = record;
    const body = Uint8Array.from(bodies[i]!);
    const directory = directoryIn(at, body);
    if (directory !== undefined) moveDirectory(directory, to, lengths);
    else if (lists.has(at)) moveKeys(body, to, lengths);
    else if (head.className === "TTree") movePlaces(body, baskets);
    else if (at === seekFree) body.set(freeAfter(end));
    const headBytes = Uint8Array.from(file.subarray(at, at + head.keyLength));
    moveKey(headBytes, to, lengths);
    out.set(headBytes, to(at));
    out.set(body, to(at) + head.keyLength);
  }
  const header = viewOf(out);
  const seekInfo = view.getUint32(inHeader.seekInfo);
  header.setUint32(inHeader.end, end);
  header.setUint32(inHeader.seekFree, to(seekFree));
  header.setUint32(inHeader.freeLength, lengths.get(seekFree)!);
  header.setUint32(inHeader.freeCount, 1);
  header.setUint32(inHeader.seekInfo, to(seekInfo));
  out.set(uuid.subarray(0, uuidLength), inHeader.uuid);
  out.set(uuid.subarray(0, uuidLength), begin + nameLength + inDirectory.uuid);
  return out;
}

type To = (at: number) => number;
type Lengths = ReadonlyMap<number, number>;

/** Its length, its position and that of its directory. */
function moveKey(head: Uint8Array, to: To, lengths: Lengths): void {
  const { position, directory } = readKeyRecord(new Cursor(head));
  const view = viewOf(head);
  const isLarge = view.getUint16(4) > 1000;
  view.setInt32(0, lengths.get(position)!);
  for (const [i, place] of [to(position), to(directory)].entries()) {
    if (isLarge) view.setBigUint64(placesInHead + 8 * i, BigInt(place));
    else view.setUint32(placesInHead + 4 * i, place);
  }
}

function moveKeys(list: Uint8Array, to: To, lengths: Lengths): void {
  let at = 4;
  for (let left = viewOf(list).getUint32(0); left > 0; left--) {
    const { keyLength } = readKeyRecord(new Cursor(list, at));
    moveKey(list.subarray(at, at + keyLength), to, lengths);
    at += keyLength;
  }
}

function moveDirectory(record: Uint8Array, to: To, lengths: Lengths): void {
  const view = viewOf(record);
  view.setUint32(inDirectory.keysLength, lengths.get(view.getUint32(inDirectory.keys))!);
  for (const place of [inDirectory.self, inDirectory.parent, inDirectory.keys]) {
    view.setUint32(place, to(view.getUint32(place)));
  }
}

/** Wherever eight bytes are the position of a basket. */
function movePlaces(tree: Uint8Array, moved: ReadonlyMap<number, number>): void {
  const view = viewOf(tree);
  for (let at = 0; at + 8 <= tree.length; at++) {
    const place = view.getUint32(at) === 0 ? view.getUint32(at + 4) : 0;
    const target = place === 0 ? undefined : moved.get(place);
    if (target === undefined) continue;
    view.setUint32(at + 4, target);
    at += 7;
  }
}

/** One free segment, from the end on to the largest position that ROOT has. Source: ROOT `TFree`. */
const freeAfter = (end: number): Uint8Array => bytes([0, 1], u32(end), u32(2_000_000_000));

const largestBlock = 0xff_ff_ff;

/** In blocks of at most 16 MiB. Source: ROOT `RZip.cxx`. */
function packed(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += largestBlock) {
    const block = payload.subarray(at, at + largestBlock);
    const deflated = deflateSync(block, { level: 1 });
    blocks.push(bytes([90, 76, 8], length3(deflated.length), length3(block.length), deflated));
  }
  return bytes(...blocks);
}

const length3 = (length: number): readonly number[] => [length & 255, (length >> 8) & 255, (length >> 16) & 255];

const viewOf = (of: Uint8Array): DataView => new DataView(of.buffer, of.byteOffset, of.byteLength);
