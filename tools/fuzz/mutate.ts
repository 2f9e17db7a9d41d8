import type { FileParts, Packing, Span, WrittenFile } from "../hostile/root-file.ts";
import { writeRootFile } from "../hostile/root-file.ts";
import type { Base } from "./bases.ts";
import { flip, many, setNumber } from "./change-bytes.ts";
import { changeInfos, changePads, changePayload } from "./change-objects.ts";
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
  "pads",
  "whole file",
] as const;
export type Kind = (typeof kinds)[number];

export interface Mutant {
  readonly kind: Kind;
  readonly base: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The file as it was, without damage; a new copy each time. */
  readonly sound: () => Uint8Array<ArrayBuffer>;
}

/** One mutant in so many is of values per pad. */
const padsEvery = 150;

/** What mutants are made of: many of small files, few of large ones. */
export interface Bases {
  readonly small: readonly Base[];
  readonly pads: FileParts;
  readonly whole: readonly Base[];
}

/** The mutant that a random sequence stands for. */
export function mutate({ small, pads, whole }: Bases, random: Random, padsOneIn = padsEvery): Mutant {
  if (random.chance(60)) return wholeFile(random.pick(whole), random);
  if (random.chance(padsOneIn)) return ofParts("pads", pads, random);
  const base = random.pick(small);
  if (base.kind !== "parts") throw new Error("a small base has parts");
  const kind = random.pick(kinds.slice(0, -2));
  return ofParts(kind, base.parts, random);
}

const ofParts = (kind: Kind, parts: FileParts, random: Random): Mutant => ({
  kind,
  base: parts.name,
  bytes: mutateParts(kind, parts, random),
  sound: () => writeRootFile(parts).bytes,
});

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
  return { kind: "whole file", base: base.name, bytes, sound: () => base.bytes.slice() };
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
    case "pads":
      return writeRootFile(changeEntry(parts, random, "none", changePads)).bytes;
    case "payload packed":
      return writeRootFile(changeEntry(parts, random, packing())).bytes;
    case "class descriptions":
      return writeRootFile({ ...parts, infos: changeInfos(parts.infos, random), infosPacking: packing() }).bytes;
    case "whole file":
      throw new Error("a whole file has no parts");
  }
}

const zeroFrom = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> => bytes.fill(0, at);

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

function changeEntry(parts: FileParts, random: Random, packing: Packing, change = changePayload): FileParts {
  const at = random(parts.entries.length);
  const entries = parts.entries.map((entry, i) =>
    i === at ? { ...entry, packing, payload: change(entry.payload, random) } : entry,
  );
  return { ...parts, entries };
}
