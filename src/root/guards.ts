import * as io from "jsroot/io";
import { TBuffer, addUserStreamer } from "jsroot/io";
import { resetBudget, spend } from "./budget.ts";
import { Damage } from "./damage.ts";
import { noticeCount, noticesFrom } from "./jsroot-notices.ts";
import { checkLimit, limits } from "./limits.ts";

let installed = false;
let depth = 0;
let failure: unknown;

/** What the last decode of this thread threw. JSROOT swallows it for streamer infos. */
export const lastFailure = (): unknown => failure;

const notices = new WeakMap<object, readonly string[]>();

/** What JSROOT said while it read an object and all within it. */
export const noticesOf = (object: object): readonly string[] => notices.get(object) ?? [];

/**
 * Puts checks before the methods of JSROOT's buffer that trust lengths in the file. Its arrays of counted length are
 * guarded by the build (`budget.ts`, tools/build/jsroot-plugin.ts). A test pins each name to the version of JSROOT.
 */
export function installGuards(): void {
  if (installed) return;
  installed = true;
  wrap(
    "classStreamer",
    (original) =>
      function (this: TBuffer, object: object, className: string) {
        if (depth === 0) {
          resetBudget();
          failure = undefined;
        }
        if (className in Object.prototype) throw new Damage(`a class named ${className}`);
        if (unguarded.test(className)) throw new Damage(`class ${className} is not read`);
        spend(1);
        depth++;
        const noticed = noticeCount();
        try {
          checkLimit("nesting of objects", depth, limits.streamerDepth);
          const read = original.call(this, object, className);
          if (noticeCount() > noticed) notices.set(object, noticesFrom(noticed));
          return read;
        } catch (thrown) {
          failure = thrown;
          throw thrown;
        } finally {
          depth--;
        }
      },
  );
  wrap(
    "readObjectAny",
    (original) =>
      function (this: TBuffer) {
        spend(1);
        return original.call(this);
      },
  );
  wrap(
    "readFastArray",
    (original) =>
      function (this: TBuffer, count: number, type: number) {
        checkArray(count, this.remain(), elementSize(type));
        if (type !== io.kFloat) return original.call(this, count, type);
        const values = new Float32Array(count);
        takeFloats(this.arr, this.o, values);
        this.o += 4 * count;
        return values;
      },
  );
  wrap(
    "readNdimArray",
    (original) =>
      function (this: TBuffer, member, read) {
        const dimensions = member.fArrayDim ?? 0;
        checkLimit("dimensions of an array", dimensions, limits.arrayDimensions);
        let cells = 1;
        for (let i = 0; i < dimensions; i++) cells *= member.fMaxIndex?.[i] ?? 0;
        if (!(cells > 0)) throw new Damage("an array with a dimension of no cells");
        // Whatever a cell holds takes a byte at least: rows that are never filled could be millions.
        if (dimensions > 0) checkLimit("length of an array", cells, this.remain());
        if (dimensions > 2) spend(cells); // smaller ones are counted where they are made
        return original.call(this, member, read);
      },
  );
  // In place of JSROOT's own, which adds up a text letter by letter: one of 16 MiB would take half a gigabyte.
  wrap(
    "readTString",
    () =>
      function (this: TBuffer) {
        const short = this.arr.getUint8(this.o);
        const length = short === 255 ? this.arr.getUint32(this.o + 1) : short;
        const head = short === 255 ? 5 : 1;
        checkLimit("length of a text in bytes", length, limits.stringBytes);
        if (length > this.remain() - head) throw new Damage("a text beyond the end");
        const start = this.o + head;
        this.o = start + length;
        return byteText(new Uint8Array(this.arr.buffer, this.arr.byteOffset + start, length));
      },
  );
  wrap(
    "readTKey",
    (original) =>
      function (this: TBuffer, key?: object) {
        const record = original.call(this, key) as { readonly fKeylen: number; readonly fNbytes: number };
        if (record.fNbytes < record.fKeylen) throw new Damage("a key shorter than its head");
        return record;
      },
  );
  // Makes as many objects as the file says, of a class that may take no bytes. QC files have none.
  addUserStreamer("TClonesArray", () => {
    throw new Damage("class TClonesArray is not read");
  });
}

/** One code unit of every byte; a text that begins with a zero byte is none, as in JSROOT. */
function byteText(bytes: Uint8Array): string {
  if (bytes[0] === 0) return "";
  const step = 8192; // so many arguments any engine takes
  let text = "";
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return text;
}

export const guarded = [
  "classStreamer",
  "readObjectAny",
  "readFastArray",
  "readNdimArray",
  "readTString",
  "readTKey",
] as const satisfies readonly (keyof TBuffer)[];

function wrap<Name extends (typeof guarded)[number]>(
  name: Name,
  make: (original: TBuffer[Name]) => TBuffer[Name],
): void {
  const methods: TBuffer = TBuffer.prototype;
  if (typeof methods[name] !== "function") throw new Error(`JSROOT's buffer has no ${name}`);
  methods[name] = make(methods[name]);
}

/** JSROOT's own takes numbers of all types: too long a function to be compiled quickly, for nearly all there is to decode. */
function takeFloats(from: DataView, at: number, into: Float32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = from.getFloat32(at + 4 * i);
}

/** Allocates a square of a number in the file before reading it. */
const unguarded = /^TMatrixTSym</;

function checkArray(count: number, left: number, size: number): void {
  if (!Number.isInteger(count) || count < 0) throw new Damage(`an array of ${count} elements`);
  checkLimit("length of an array", count, Math.floor(Math.max(left, 0) / size));
}

function elementSize(type: number): number {
  switch (type) {
    case io.kBool:
    case io.kChar:
    case io.kUChar:
    case io.kTString:
      return 1;
    case io.kShort:
    case io.kUShort:
      return 2;
    case io.kLong:
    case io.kULong:
    case io.kLong64:
    case io.kULong64:
    case io.kDouble:
      return 8;
    default:
      return 4; // JSROOT reads all else as 32 bits
  }
}
