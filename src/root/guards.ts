import * as io from "jsroot/io";
import { TBuffer, addUserStreamer } from "jsroot/io";
import { resetBudget, spend } from "./budget.ts";
import { Damage } from "./damage.ts";
import { checkLimit, limits } from "./limits.ts";

let installed = false;
let depth = 0;
let failure: unknown;

/** What the last decode of this thread threw. JSROOT swallows it for streamer infos. */
export const lastFailure = (): unknown => failure;

/**
 * Puts checks before the methods of JSROOT's buffer that trust lengths in the file. Its arrays of counted length are
 * guarded by the build (`budget.ts`, tools/build/jsroot-plugin.ts). A test pins each name to the version of JSROOT.
 */
export function installGuards(): void {
  if (installed) return;
  installed = true;
  const methods: TBuffer = TBuffer.prototype;
  const { classStreamer, readFastArray, readNdimArray, readObjectAny, readTKey, readTString } = methods;

  methods.classStreamer = function (object, className) {
    if (depth === 0) {
      resetBudget();
      failure = undefined;
    }
    if (className in Object.prototype) throw new Damage(`a class named ${className}`);
    if (unguarded.test(className)) throw new Damage(`class ${className} is not read`);
    spend(1);
    depth++;
    try {
      checkLimit("nesting of objects", depth, limits.streamerDepth);
      return classStreamer.call(this, object, className);
    } catch (thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      depth--;
    }
  };
  methods.readObjectAny = function () {
    spend(1);
    return readObjectAny.call(this);
  };
  methods.readFastArray = function (count, type) {
    spendArray(count, this.remain(), elementSize(type));
    return readFastArray.call(this, count, type);
  };
  methods.readNdimArray = function (member, read) {
    const dimensions = member.fArrayDim ?? 0;
    checkLimit("dimensions of an array", dimensions, limits.arrayDimensions);
    let cells = 1;
    for (let i = 0; i < dimensions; i++) cells *= member.fMaxIndex?.[i] ?? 0;
    if (dimensions > 2) spend(cells); // smaller ones are counted where they are made
    return readNdimArray.call(this, member, read);
  };
  methods.readTString = function () {
    const short = this.arr.getUint8(this.o);
    const length = short === 255 ? this.arr.getUint32(this.o + 1) : short;
    checkLimit("length of a text in bytes", length, limits.stringBytes);
    if (length > this.remain()) throw new Damage("a text beyond the end");
    return readTString.call(this);
  };
  methods.readTKey = function (key) {
    const record = readTKey.call(this, key) as { readonly fKeylen: number; readonly fNbytes: number };
    if (record.fNbytes < record.fKeylen) throw new Damage("a key shorter than its head");
    return record;
  };
  // Makes as many objects as the file says, of a class that may take no bytes. QC files have none.
  addUserStreamer("TClonesArray", () => {
    throw new Damage("class TClonesArray is not read");
  });
}

/** Allocates a square of a number in the file before reading it. */
const unguarded = /^TMatrixTSym</;

function spendArray(count: number, left: number, size: number): void {
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
