import type { Random } from "./random.ts";

/** Numbers that break arithmetic. */
const edges = [0, 1, 2, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, 0x4000_0000];

export function flip(bytes: Uint8Array, at: number, random: Random): void {
  bytes[at] = random.chance(3) ? random(256) : bytes[at]! ^ (1 << random(8));
}

/** Applies a change one to eight times. */
export function many<T>(value: T, random: Random, change: (value: T) => void): T {
  for (let left = 1 + random(8); left > 0; left--) change(value);
  return value;
}

/** Overwrites a number of two or four bytes with one that is at an edge, near what it was, or any. */
export function setNumber(bytes: Uint8Array, at: number, random: Random): void {
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
