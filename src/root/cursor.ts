import { Damage } from "./damage.ts";
import { decodeText } from "./text.ts";

/** Reads numbers and strings of ROOT one after another: high byte first, strings with their length. */
export class Cursor {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  get position(): number {
    return this.at;
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u16(): number {
    return this.view.getUint16(this.take(2));
  }

  i32(): number {
    return this.view.getInt32(this.take(4));
  }

  u32(): number {
    return this.view.getUint32(this.take(4));
  }

  /** A 64-bit number; beyond 2⁵³ it cannot be a length or position of any file. */
  u64(): number {
    const value = this.view.getBigUint64(this.take(8));
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Damage(`a position of ${value}`);
    return Number(value);
  }

  /** A position or length: 64 bits in large files, else 32. */
  place(large: boolean): number {
    return large ? this.u64() : this.u32();
  }

  skip(length: number): void {
    this.take(length);
  }

  text(): string {
    const short = this.u8();
    const length = short === 255 ? this.u32() : short;
    const start = this.take(length);
    return decodeText(this.bytes.subarray(start, start + length));
  }

  slice(length: number): Uint8Array {
    const start = this.take(length);
    return this.bytes.subarray(start, start + length);
  }

  private take(length: number): number {
    const start = this.at;
    if (start + length > this.bytes.length) throw new Damage("a record ends too early");
    this.at = start + length;
    return start;
  }
}
