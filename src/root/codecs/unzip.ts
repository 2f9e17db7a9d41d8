import { Damage } from "../damage.ts";
import { inflate } from "./deflate.ts";

const headerLength = 9;

/** Unpacks the contents of one block into exactly `out`; throws `Damage` where they are not what they claim. */
export type Codec = (packed: Uint8Array<ArrayBuffer>, out: Uint8Array) => Promise<void> | void;

/**
 * Unpacks what ROOT packed: blocks of at most 16 MiB, each with a header of 9 bytes
 * (two letters and a version, packed and unpacked length as 3 bytes, low byte first). Source: ROOT `RZip.cxx`.
 */
export async function unzip(packed: Uint8Array<ArrayBuffer>, unpackedLength: number): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(unpackedLength);
  let from = 0;
  let to = 0;
  while (to < unpackedLength) {
    if (from + headerLength > packed.length) throw new Damage("packed data end too early");
    const blockPacked = length3(packed, from + 3);
    const blockUnpacked = length3(packed, from + 6);
    const start = from + headerLength;
    if (start + blockPacked > packed.length) throw new Damage("a packed block ends after the data");
    if (blockUnpacked === 0 || to + blockUnpacked > unpackedLength) throw new Damage("a packed block of wrong length");
    const codec = await codecOf(packed, from);
    await codec(packed.subarray(start, start + blockPacked), out.subarray(to, to + blockUnpacked));
    from = start + blockPacked;
    to += blockUnpacked;
  }
  return out;
}

/** The codec of a block. All but deflate are loaded when first needed: most sessions need no WebAssembly. */
async function codecOf(packed: Uint8Array, at: number): Promise<Codec> {
  const letters = String.fromCharCode(packed[at]!, packed[at + 1]!);
  switch (letters) {
    case "ZL":
      return (block, out) => inflate("deflate", block, out);
    case "CS":
      return (block, out) => inflate("deflate-raw", block, out);
    case "ZS":
      return (await import("./zstd.ts")).unzstd;
    case "L4":
      return (await import("./lz4.ts")).unlz4;
    case "XZ":
      return (await import("./xz.ts")).unxz;
    default:
      throw new Damage(`unknown compression ${JSON.stringify(letters)}`);
  }
}

const length3 = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
