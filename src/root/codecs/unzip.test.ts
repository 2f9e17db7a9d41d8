import { deflateRawSync, deflateSync } from "node:zlib";
import xxhash from "xxhash-wasm";
import { describe, expect, it } from "vitest";
import { bytes } from "../testing/record.ts";
import { jsrootUnzip } from "./jsroot-unzip.ts";
import { decodeBlock } from "./lz4.ts";
import { unzip } from "./unzip.ts";

const length3 = (value: number) => [value & 255, (value >> 8) & 255, value >> 16];
const block = (letters: string, packed: Uint8Array, unpacked: number) =>
  bytes(new TextEncoder().encode(letters), [8], length3(packed.length), length3(unpacked), packed);

/** Numbers that repeat and vary: packs well, but not to nothing. */
const data = Uint8Array.from({ length: 3000 }, (_, i) => ((i * i) % 97) ^ (i >> 5));
const zlib = (part: Uint8Array) => block("ZL", deflateSync(part), part.length);

/** An LZ4 block by hand: 20 literals, a match that overlaps itself, and the last literals. */
const lz4Text = "abcdefghijklmnopqrst";
const lz4Unpacked = new TextEncoder().encode(`${lz4Text}${"qrst".repeat(10)}${lz4Text}!${"!".repeat(300)}12345`);
const encode = (text: string) => new TextEncoder().encode(text);
const lz4Block = bytes(
  [0xff, 5], // 15 + 5 literals, match of 15 + 4 + more
  encode(lz4Text),
  [4, 0, 40 - 19], // distance 4, 40 long
  [0x0f, 60, 0, 1], // no literals, distance 60, 20 long
  [0x1f],
  encode("!"),
  [1, 0, 255, 26], // distance 1, 15 + 4 + 255 + 26 long
  [0x50],
  encode("12345"),
);

async function lz4(packed: Uint8Array, unpacked: number): Promise<Uint8Array> {
  const xxh = await xxhash();
  const hash = new DataView(new ArrayBuffer(8));
  hash.setBigUint64(0, xxh.h64Raw(packed));
  return block("L4", bytes(new Uint8Array(hash.buffer), packed), unpacked);
}

// Made by Python's lzma (XZ container, CRC32) from ten times the digits 0 to 9.
const digits = new TextEncoder().encode("0123456789".repeat(10));
const xzPacked = Uint8Array.from(
  atob("/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4ABjABFdABgMQpJqZ7wO0TMzdmoGMAAAAAAAALxL/LEAASlkgY8fLpBCmQ0BAAAAAAFZWg=="),
  (byte) => byte.charCodeAt(0),
);
// A Zstandard frame with one raw block, by hand.
const zstdPacked = bytes([0x28, 0xb5, 0x2f, 0xfd, 0x20, 5, (5 << 3) | 1, 0, 0], encode("hello"));

describe("unzip", () => {
  it("unpacks several blocks of several kinds", async () => {
    const packed = bytes(
      zlib(data.subarray(0, 1000)),
      block("CS", deflateRawSync(data.subarray(1000, 2000)), 1000),
      zlib(data.subarray(2000)),
      block("ZS", zstdPacked, 5),
      block("XZ", xzPacked, digits.length),
      await lz4(lz4Block, lz4Unpacked.length),
    );
    const whole = bytes(data, encode("hello"), digits, lz4Unpacked);
    expect(await unzip(packed, whole.length)).toEqual(whole);
  });

  it("refuses blocks that are not what they claim", async () => {
    const good = zlib(data);
    const wrong = (bytes: Uint8Array<ArrayBuffer>, length = data.length) => expect(unzip(bytes, length)).rejects;
    await wrong(good.subarray(0, 5)).toThrow("end too early");
    await wrong(good.subarray(0, 400)).toThrow("ends after the data");
    await wrong(good, data.length - 1).toThrow("wrong length");
    await wrong(good, data.length + 1).toThrow("end too early");
    await wrong(block("ZL", deflateSync(data), 0)).toThrow("wrong length");
    await wrong(block("ZL", deflateSync(data.subarray(1)), data.length)).toThrow("instead of");
    await wrong(block("ZL", deflateSync(data), 2999), 2999).toThrow("more data than announced");
    await wrong(block("??", data, data.length)).toThrow('unknown compression "??"');
    await wrong(block("ZS", zstdPacked, 6), 6).toThrow("zstd");
    await wrong(block("ZS", zstdPacked.subarray(0, 12), 5), 5).toThrow("zstd");
    await wrong(block("XZ", xzPacked.subarray(0, 60), 100), 100).toThrow("xz");
    await wrong(block("XZ", xzPacked, 99), 99).toThrow("xz: more data");
    await wrong(block("XZ", data.subarray(0, 90), 100), 100).toThrow("xz");
    expect(await unzip(block("XZ", xzPacked, 100), 100)).toEqual(digits); // and later blocks unpack again
    await wrong(block("L4", lz4Block.subarray(0, 7), 5), 5).toThrow("too short");
  });

  it("finds every one of 100 flipped bits in ZLIB and in LZ4 blocks", async () => {
    for (const packed of [zlib(data), await lz4(lz4Block, lz4Unpacked.length)]) {
      const length = packed[0] === 90 ? data.length : lz4Unpacked.length;
      for (let i = 0; i < 100; i++) {
        const bit = 9 * 8 + ((i * 7919) % ((packed.length - 9) * 8));
        const damaged = packed.slice();
        damaged[bit >> 3]! ^= 1 << (bit & 7);
        await expect(unzip(damaged, length), `bit ${bit}`).rejects.toThrow();
      }
    }
  });
});

describe("decodeBlock of LZ4", () => {
  it("stays within its bounds whatever it is given", () => {
    const out = new Uint8Array(64);
    for (let i = 0; i < 2000; i++) {
      const noise = Uint8Array.from({ length: 24 }, (_, j) => (Math.imul(i + 1, 2654435761) >>> (j % 24)) & 255);
      expect(() => decodeBlock(noise, out)).toThrow(/^lz4/);
    }
    expect(() => decodeBlock(lz4Block, new Uint8Array(lz4Unpacked.length - 1))).toThrow("lz4");
    expect(() => decodeBlock(lz4Block, new Uint8Array(lz4Unpacked.length + 1))).toThrow("instead of");
  });
});

describe("unzip for JSROOT", () => {
  it("gives a view, rejects damage, and is silent where that is asked", async () => {
    const packed = bytes([1, 2], zlib(data));
    const view = new DataView(packed.buffer);
    const unpacked = await jsrootUnzip(view, data.length, false, 2);
    expect(new Uint8Array(unpacked!.buffer)).toEqual(data);
    await expect(jsrootUnzip(view, data.length)).rejects.toThrow("packed block");
    expect(await jsrootUnzip(view, data.length, true)).toBeNull();
    await expect(jsrootUnzip(view, 2 ** 30)).rejects.toThrow("is allowed");
  });
});
