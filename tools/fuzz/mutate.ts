import type { FileParts, Packing, Span, WrittenFile } from "../hostile/root-file.ts";
import { writeRootFile } from "../hostile/root-file.ts";
import type { Base } from "./bases.ts";
import type { Random } from "./random.ts";

export const kinds = [
  "bits",
  "lengths",
  "truncation",
  "splice",
  "bomb",
  "cycle",
  "payload",
  "payload packed",
  "class descriptions",
  "whole file",
] as const;
export type Kind = (typeof kinds)[number];

export interface Mutant {
  readonly kind: Kind;
  readonly base: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Numbers that break arithmetic. */
const edges = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, 0x4000_0000];

/** The mutant that a random sequence stands for. */
export function mutate(small: readonly Base[], whole: readonly Base[], random: Random): Mutant {
  if (random.chance(60)) return wholeFile(random.pick(whole), random);
  const base = random.pick(small);
  if (base.kind !== "parts") throw new Error("a small base has parts");
  const kind = random.pick(kinds.slice(0, -1));
  return { kind, base: base.name, bytes: mutateParts(kind, base.parts, random) };
}

function wholeFile(base: Base, random: Random): Mutant {
  if (base.kind !== "whole") throw new Error("a whole file has no parts");
  const bytes = base.bytes.slice();
  const flips = 1 + random(4);
  // Head, tail with the lists of keys and classes, anywhere.
  const [from, length] = random.pick([
    [0, 400],
    [Math.max(0, bytes.length - 10_000), 10_000],
    [0, bytes.length],
  ] as const);
  for (let i = 0; i < flips; i++) flip(bytes, from + random(Math.min(length, bytes.length - from)), random);
  return { kind: "whole file", base: base.name, bytes };
}

function mutateParts(kind: Kind, parts: FileParts, random: Random): Uint8Array<ArrayBuffer> {
  const packing = (): Packing => random.pick(["none", "zlib", "lz4"]);
  switch (kind) {
    case "bits":
      return many(writeRootFile(parts).bytes, random, (bytes) => flip(bytes, random(bytes.length), random));
    case "lengths":
      return lengths(writeRootFile(parts), random);
    case "truncation": {
      const { bytes, spans } = writeRootFile(parts);
      const at = random.chance(2) ? random(bytes.length) : random.pick(spans).start + random(8);
      return random.chance(2) ? bytes.slice(0, at) : zeroFrom(bytes, at);
    }
    case "splice":
      return splice(writeRootFile(parts), random);
    case "bomb":
      return writeRootFile(bomb(parts, random)).bytes;
    case "cycle":
      return cycle(writeRootFile(parts), random);
    case "payload":
      return writeRootFile(changeEntry(parts, random, "none")).bytes;
    case "payload packed":
      return writeRootFile(changeEntry(parts, random, packing())).bytes;
    case "class descriptions":
      return writeRootFile({ ...parts, infos: changeInfos(parts.infos, random), infosPacking: packing() }).bytes;
    case "whole file":
      throw new Error("a whole file has no parts");
  }
}

function flip(bytes: Uint8Array, at: number, random: Random): void {
  bytes[at] = random.chance(3) ? random(256) : bytes[at]! ^ (1 << random(8));
}

/** Applies a change one to eight times. */
function many<T>(value: T, random: Random, change: (value: T) => void): T {
  for (let left = 1 + random(8); left > 0; left--) change(value);
  return value;
}

const zeroFrom = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> => bytes.fill(0, at);

/** Overwrites a number of two or four bytes with one that is at an edge, near what it was, or any. */
function setNumber(bytes: Uint8Array, at: number, random: Random): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 4 > bytes.length) return;
  const was = view.getUint32(at);
  const value = random.pick([
    random.pick(edges),
    was + random(9) - 4,
    was * 2,
    bytes.length - random(3),
    random(2 ** 32),
    (random.pick(edges) | 0x4000_0000) >>> 0,
  ]);
  if (random.chance(4)) view.setUint16(at, value & 0xffff);
  else view.setUint32(at, value >>> 0);
}

/** Numbers in the heads of records, in the file's head, in lists of keys. */
function lengths({ bytes, spans }: WrittenFile, random: Random): Uint8Array<ArrayBuffer> {
  const head = [4, 8, 12, 16, 20, 24, 28, 33, 37, 41];
  const inKey = [0, 4, 6, 14, 16, 18, 22, 26];
  return many(bytes, random, () => {
    const span = random.pick(spans);
    const at = random.pick([
      random.pick(head),
      span.start + random.pick(inKey),
      span.payload + random(Math.min(60, Math.max(1, span.end - span.payload))),
    ]);
    setNumber(bytes, at, random);
  });
}

/** Puts a piece of the file somewhere else in it, or one key's positions into another's. */
function splice({ bytes, spans }: WrittenFile, random: Random): Uint8Array<ArrayBuffer> {
  return many(bytes, random, () => {
    const [from, to] = [random.pick(spans), random.pick(spans)];
    const length = 1 + random(random.pick([8, 40, 400, 4000]));
    const source = random.chance(2) ? from.start : from.start + random(from.end - from.start);
    const target = random.chance(2) ? to.start : to.start + random(to.end - to.start);
    bytes.copyWithin(target, source, Math.min(source + length, bytes.length));
  });
}

/** Lengths that ask for very much: of a key unpacked, of arrays and lists; and data that really unpack to much. */
function bomb(parts: FileParts, random: Random): FileParts {
  const entries = parts.entries.map((entry) => ({ ...entry }));
  const at = random(entries.length);
  const entry = entries[at]!;
  const which = random(4);
  if (which === 0) {
    const unpacked = random.pick([2 ** 28, 2 ** 28 + 1, 2 ** 31 - 1, 2 ** 32 - 1, entry.payload.length * 1000]);
    entries[at] = { ...entry, packing: "zlib", unpacked };
  } else if (which === 1) {
    entries[at] = { ...entry, packing: "zlib", payload: new Uint8Array(2 ** (10 + random(14))).fill(random(256)) };
  } else {
    const payload = Uint8Array.from(entry.payload);
    const view = new DataView(payload.buffer);
    many(payload, random, () => {
      const place = findNumber(view, random);
      if (place !== undefined) view.setUint32(place, random.pick([1e6, 5e6, 1e8, 2 ** 29, 2 ** 31 - 1, 2 ** 32 - 1]));
    });
    entries[at] = { ...entry, payload };
  }
  return { ...parts, entries };
}

/** A place where a small number stands, as lengths of lists and arrays are. */
function findNumber(view: DataView, random: Random): number | undefined {
  if (view.byteLength < 8) return undefined;
  for (let tries = 0; tries < 200; tries++) {
    const at = random(Math.min(view.byteLength, 4000) - 4);
    const value = view.getUint32(at);
    if (value > 0 && value < 100_000) return at;
  }
  return undefined;
}

/** Directories that lead to their parents, lists of keys that are of others, references to what holds them. */
function cycle({ bytes, spans }: WrittenFile, random: Random): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  const directories = spans.filter((span) => span.kind === "directory" || span.kind === "top");
  const lists = spans.filter((span) => span.kind === "keys");
  const positions = spans.map((span) => span.start);
  const swap = (from: Span, to: Span): void => {
    // Every place that names one record now names the other.
    for (const list of lists) {
      for (let at = list.start; at + 4 <= list.end; at++) {
        if (view.getUint32(at) === from.start) view.setUint32(at, to.start);
      }
    }
  };
  return many(bytes, random, () => {
    const which = random(3);
    if (which === 0) swap(random.pick(directories), random.pick(directories));
    else if (which === 1) {
      const directory = random.pick(directories);
      view.setUint32(directory.end - 22, random.pick(lists).start);
    } else {
      const object = random.pick(spans.filter((span) => span.kind === "object"));
      const places = pointersIn(view, object);
      if (places.length === 0) return;
      const place = random.pick(places);
      const key = object.payload - object.start;
      // A position of an object or class that lies before, or of the whole itself.
      const target = random.pick([1, key + 2, key + 2 + random(place - object.payload + 1), random.pick(positions)]);
      view.setUint32(place, random.chance(2) ? target : (target | 0x8000_0000) >>> 0);
    }
  });
}

/** Places of classes by name: pointers to objects. */
function pointersIn(view: DataView, span: Span): number[] {
  const places: number[] = [];
  for (let at = span.payload; at + 8 <= Math.min(span.end, span.payload + 20_000); at++) {
    if (view.getUint32(at) === 0xffff_ffff) places.push(at, at - 4);
  }
  return places.filter((at) => at >= span.payload);
}

function changeEntry(parts: FileParts, random: Random, packing: Packing): FileParts {
  const at = random(parts.entries.length);
  const entries = parts.entries.map((entry, i) =>
    i === at ? { ...entry, packing, payload: changePayload(entry.payload, random) } : entry,
  );
  return { ...parts, entries };
}

/** Changes within an object: numbers, bytes, texts, pieces moved; mostly near its start, where its structure is. */
function changePayload(payload: Uint8Array, random: Random): Uint8Array {
  const bytes = Uint8Array.from(payload);
  if (bytes.length === 0) return bytes;
  return many(bytes, random, () => {
    const at = random(random.chance(3) ? bytes.length : Math.min(bytes.length, 3000));
    switch (random(5)) {
      case 0:
        return flip(bytes, at, random);
      case 1:
        return setNumber(bytes, at, random);
      case 2:
        return void bytes.copyWithin(at, random(bytes.length), random(bytes.length));
      case 3:
        return bytes.set(random.pick(names).slice(0, bytes.length - at), at);
      default:
        return countOf(bytes, random);
    }
  });
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const names = [
  encode("__proto__"),
  encode("\u0009__proto__"),
  encode("constructor"),
  encode("toString\0"),
  encode("TClonesArray\0"),
  encode("TMatrixTSym<double>\0"),
  encode("vector<vector<double> >"),
  encode("TTree\0"),
  Uint8Array.from([0x7f, 0xf8, 0, 0, 0, 0, 0, 0]),
  Uint8Array.from([0xff, 0xf0, 0, 0, 0, 0, 0, 0]),
  Uint8Array.from([0xff, 0xff, 0xff, 0xff]),
];

/** Changes a byte count, which stands wherever 0x4000 does. */
function countOf(bytes: Uint8Array, random: Random): void {
  const start = random(bytes.length);
  for (let i = 0; i < 500 && start + i + 4 < bytes.length; i++) {
    if (bytes[start + i] === 0x40 && bytes[start + i + 1] === 0) return setNumber(bytes, start + i, random);
  }
}

/** Changes in the descriptions of classes: names, type codes, lengths of arrays. */
function changeInfos(infos: Uint8Array, random: Random): Uint8Array {
  const bytes = Uint8Array.from(infos);
  return many(bytes, random, () => {
    const at = random(bytes.length);
    switch (random(4)) {
      case 0:
        return flip(bytes, at, random);
      case 1:
        return setNumber(bytes, at, random);
      case 2:
        return rename(bytes, at, random);
      default:
        return typeCode(bytes, at, random);
    }
  });
}

const sameLength = ["__proto__", "prototype", "constructor", "fElements", "_typename", "TObjArray", "TList", "TH1F"];

/** Another name of the same length in place of the next one. */
function rename(bytes: Uint8Array, start: number, random: Random): void {
  const name = encode(random.pick(sameLength));
  for (let at = start; at + 1 + name.length < bytes.length; at++) {
    if (bytes[at] === name.length && bytes[at + 1]! > 64) return bytes.set(name, at + 1);
  }
}

/** Another type for the next member: the code lies four numbers before the text of the type. */
function typeCode(bytes: Uint8Array, start: number, random: Random): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = [0, 3, 6, 8, 15, 18, 23, 29, 43, 48, 61, 62, 63, 64, 65, 66, 67, 68, 71, 300, 365, 500, 501];
  for (let at = start; at + 40 < bytes.length; at++) {
    // A small number and, after size and array, five zeros.
    if (view.getUint32(at) > 600 || view.getUint32(at) === 0) continue;
    if ([8, 12, 16, 20, 24, 28, 32].every((offset) => view.getUint32(at + offset) < 10)) {
      view.setUint32(at, random.pick(codes));
      if (random.chance(2)) view.setUint32(at + 8, random.pick([1, 100, 1e6, 2 ** 31]));
      if (random.chance(2)) view.setUint32(at + 12, random.pick([1, 2, 5, 6, 1e6]));
      if (random.chance(2)) view.setUint32(at + 16, random.pick([1, 1000, 1e6, 2 ** 31]));
      return;
    }
  }
}
