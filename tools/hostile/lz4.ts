import xxhash from "xxhash-wasm";
import { bytes, u32 } from "../../src/root/testing/record.ts";

const hasher = await xxhash();
const shortestMatch = 4;
/** The format wants the last bytes to be literals. */
const tail = 12;
const farthest = 65_535;

/** LZ4 as ROOT writes it: the hash of the packed bytes, then one block, packed greedily. Source: LZ4 block format description. */
export function lz4Block(data: Uint8Array): Uint8Array {
  const block = Uint8Array.from(sequences(data));
  const hash = BigInt.asUintN(64, hasher.h64Raw(block));
  return bytes(u32(Number(hash >> 32n)), u32(Number(hash & 0xffff_ffffn)), block);
}

function* sequences(data: Uint8Array): Generator<number> {
  const seen = new Map<number, number>();
  let from = 0;
  for (let at = 0; at < data.length - tail; at++) {
    const word = data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24);
    const before = seen.get(word);
    seen.set(word, at);
    if (before === undefined || at - before > farthest) continue;
    let length = shortestMatch;
    while (at + length < data.length - tail && data[before + length] === data[at + length]) length++;
    yield* sequence(data.subarray(from, at), length - shortestMatch);
    yield (at - before) & 255;
    yield (at - before) >> 8;
    yield* longer(length - shortestMatch);
    from = at + length;
    at = from - 1;
  }
  yield* sequence(data.subarray(from), 0);
}

function* sequence(literals: Uint8Array, match: number): Generator<number> {
  yield (Math.min(literals.length, 15) << 4) | Math.min(match, 15);
  yield* longer(literals.length);
  yield* literals;
}

/** What of a length is beyond the four bits of the token. */
function* longer(length: number): Generator<number> {
  if (length < 15) return;
  for (length -= 15; length >= 255; length -= 255) yield 255;
  yield length;
}
