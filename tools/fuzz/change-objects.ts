import { flip, many, setNumber } from "./change-bytes.ts";
import type { Random } from "./random.ts";

/** Changes within an object: numbers, bytes, texts, pieces moved; mostly near its start, where its structure is. */
export function changePayload(payload: Uint8Array, random: Random): Uint8Array {
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

/** Changes in the head of an array of values of one chamber, which names it, or anywhere in the object. */
export function changePads(payload: Uint8Array, random: Random): Uint8Array {
  if (random.chance(2)) return changePayload(payload, random);
  const bytes = Buffer.from(payload);
  return many(bytes, random, () => {
    const name = bytes.indexOf("_ROC_", random(bytes.length));
    if (name > 0) setNumber(bytes, name - 24 + random(40), random);
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
export function changeInfos(infos: Uint8Array, random: Random): Uint8Array {
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
