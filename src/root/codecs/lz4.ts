import xxhash from "xxhash-wasm";
import { Damage } from "../damage.ts";

const checksumLength = 8;
const shortestMatch = 4;
let hash: ReturnType<typeof xxhash> | undefined;

/** LZ4 as ROOT writes it: xxHash64 of the packed bytes (seed 0, high byte first), then one LZ4 block. */
export async function unlz4(packed: Uint8Array<ArrayBuffer>, out: Uint8Array): Promise<void> {
  if (packed.length <= checksumLength) throw new Damage("lz4: block too short");
  const xxh = await (hash ??= xxhash());
  const block = packed.subarray(checksumLength);
  const stored = new DataView(packed.buffer, packed.byteOffset).getBigUint64(0);
  if (BigInt.asUintN(64, xxh.h64Raw(block)) !== stored) throw new Damage("lz4: checksum differs");
  decodeBlock(block, out);
}

/** Decodes one LZ4 block to exactly the length of `out`. Source: LZ4 block format description. */
export function decodeBlock(block: Uint8Array, out: Uint8Array): void {
  const end = block.length;
  let from = 0;
  let to = 0;
  const longer = (start: number): number => {
    let length = start;
    if (start !== 15) return length;
    let byte = 255;
    while (byte === 255) {
      if (from >= end) throw new Damage("lz4: length beyond the block");
      byte = block[from++]!;
      length += byte;
    }
    return length;
  };
  while (from < end) {
    const token = block[from++]!;
    const literals = longer(token >> 4);
    if (from + literals > end || to + literals > out.length) throw new Damage("lz4: literals beyond the block");
    if (literals > 24) out.set(block.subarray(from, from + literals), to);
    else for (let i = 0; i < literals; i++) out[to + i] = block[from + i]!;
    from += literals;
    to += literals;
    if (from === end) break; // the last sequence has literals only

    if (from + 2 > end) throw new Damage("lz4: block ends within a match");
    const distance = block[from]! | (block[from + 1]! << 8);
    from += 2;
    const match = longer(token & 15) + shortestMatch;
    if (distance === 0 || distance > to || to + match > out.length) throw new Damage("lz4: match outside the data");
    if (distance === 1) out.fill(out[to - 1]!, to, to + match);
    else if (match > 24 && distance >= match) out.copyWithin(to, to - distance, to - distance + match);
    else for (let i = 0; i < match; i++) out[to + i] = out[to + i - distance]!; // may repeat what it writes
    to += match;
  }
  if (to !== out.length) throw new Damage(`lz4: ${to} bytes instead of ${out.length}`);
}
