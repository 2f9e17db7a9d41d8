import { readFileSync } from "node:fs";
import { TBuffer, type TFile } from "jsroot/io";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { countedArray, resetBudget, spend } from "./budget.ts";
import { checkUnpacking } from "./codecs/jsroot-unzip.ts";
import { toHist } from "./convert/hist.ts";
import { LimitExceeded } from "./damage.ts";
import { guarded, installGuards } from "./guards.ts";
import { limits } from "./limits.ts";
import { histMembers } from "./testing/members.ts";
import { bytes, u16, u32 } from "./testing/record.ts";

/** What a call exceeds, "fine" where it passes, the message where it throws anything else. */
function exceeded(work: () => unknown): string {
  try {
    work();
    return "fine";
  } catch (thrown) {
    if (thrown instanceof LimitExceeded) return thrown.facts.limit;
    return (thrown as Error).message;
  }
}

const guardedNames = [
  "classStreamer",
  "readObjectAny",
  "readFastArray",
  "readNdimArray",
  "readTString",
  "readTKey",
] as const;
const file = { findStreamerInfo: () => null, getStreamer: () => null } as unknown as TFile;
const buffer = (data: Uint8Array): TBuffer =>
  new TBuffer(new DataView(data.buffer, data.byteOffset, data.length), 0, file);

beforeAll(() => installGuards());
afterEach(() => resetBudget());

describe("guards", () => {
  it("stand before the methods of the JSROOT they were written for", async () => {
    vi.resetModules(); // to see a JSROOT without guards, whatever ran before
    const { prototype } = (await import("jsroot/io")).TBuffer;
    const untouched = new Map<string, unknown>(guardedNames.map((name) => [name, prototype[name]]));
    (await import("./guards.ts")).installGuards();
    const { version } = JSON.parse(readFileSync("node_modules/jsroot/package.json", "utf8")) as { version: string };
    expect(version).toBe("7.11.2");
    expect(guarded).toEqual(guardedNames);
    for (const name of guarded) {
      expect(untouched.get(name)).toBeTypeOf("function");
      expect(prototype[name], name).not.toBe(untouched.get(name));
    }
  });

  it("let an array be as long as the bytes left, not longer", () => {
    const doubles = 8; // kDouble
    const shorts = 2; // kShort
    expect(exceeded(() => buffer(new Uint8Array(32)).readFastArray(4, doubles))).toBe("fine");
    expect(exceeded(() => buffer(new Uint8Array(32)).readFastArray(5, doubles))).toBe("length of an array");
    expect(exceeded(() => buffer(new Uint8Array(32)).readFastArray(16, shorts))).toBe("fine");
    expect(exceeded(() => buffer(new Uint8Array(32)).readFastArray(17, shorts))).toBe("length of an array");
    expect(exceeded(() => buffer(new Uint8Array(32)).readFastArray(-1, doubles))).toBe("an array of -1 elements");
  });

  it("let an array have five dimensions", () => {
    const read = (fArrayDim: number, size = 1, there = 8) =>
      exceeded(() =>
        buffer(new Uint8Array(there)).readNdimArray({ fArrayDim, fMaxIndex: Array(fArrayDim).fill(size) }, () => 0),
      );
    expect(read(limits.arrayDimensions)).toBe("fine");
    expect(read(limits.arrayDimensions + 1)).toBe("dimensions of an array");
    expect(read(3, 2)).toBe("fine");
    expect(read(3, 2, 7)).toBe("length of an array");
    expect(read(2, 1000)).toBe("length of an array");
    expect(read(3, 200, 200 ** 3)).toBe("number of objects");
    for (const dimensions of [1, 2, 3]) expect(read(dimensions, 0)).toBe("an array with a dimension of no cells");
  });

  it("let a text have 16 MiB, if it is there", () => {
    const claim = (length: number, there: number) => {
      const data = new Uint8Array(5 + there);
      data.set(bytes([255], u32(length)));
      return exceeded(() => buffer(data).readTString());
    };
    expect(claim(300, 300)).toBe("fine");
    expect(claim(300, 299)).toBe("a text beyond the end");
    expect(claim(limits.stringBytes, 8)).toBe("a text beyond the end");
    expect(claim(limits.stringBytes, limits.stringBytes)).toBe("fine");
    expect(claim(limits.stringBytes + 1, 8)).toBe("length of a text in bytes");
  });

  it("read texts as JSROOT does: one code unit of every byte, nothing behind a zero in front", () => {
    const read = (...data: readonly (readonly number[] | Uint8Array)[]) => {
      const from = buffer(bytes(...data, [7]));
      return [from.readTString(), from.ntou1()];
    };
    expect(read([3, 65, 200, 0])).toEqual(["A\u00c8\0", 7]);
    expect(read([2, 0, 65])).toEqual(["", 7]);
    expect(read([0])).toEqual(["", 7]);
    const long = Uint8Array.from({ length: 20_000 }, (_, i) => 32 + (i % 90));
    expect(read([255], u32(long.length), long)).toEqual([String.fromCharCode(...long), 7]);
  });

  it("let objects lie 200 deep", () => {
    interface Nested {
      readonly next: () => void;
    }
    const nesting = {
      findStreamerInfo: () => null,
      getStreamer: () => [{ func: (_: unknown, object: Nested) => object.next() }],
    } as unknown as TFile;
    const nested = (depth: number) => {
      const data = bytes(...Array.from({ length: depth + 2 }, () => u16(1)));
      const deep = new TBuffer(new DataView(data.buffer), 0, nesting);
      const level = (left: number): Nested => ({
        next: () => void (left > 0 && deep.classStreamer(level(left - 1), "Nested")),
      });
      return exceeded(() => level(depth).next());
    };
    expect(nested(limits.streamerDepth)).toBe("fine");
    expect(nested(limits.streamerDepth + 1)).toBe("nesting of objects");
  });

  it("refuse classes that would reach what all objects share, or cannot be guarded", () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(exceeded(() => buffer(new Uint8Array(8)).classStreamer({}, name))).toBe(`a class named ${name}`);
    }
    expect(exceeded(() => buffer(new Uint8Array(8)).classStreamer({}, "TMatrixTSym<double>"))).toMatch("is not read");
  });
});

describe("budget of a read", () => {
  it("is 5 million objects or slots", () => {
    expect(exceeded(() => spend(limits.objectsPerRead))).toBe("fine");
    expect(exceeded(() => spend(1))).toBe("number of objects");
    resetBudget();
    expect(exceeded(() => countedArray(limits.objectsPerRead + 1))).toBe("number of objects");
    resetBudget();
    expect(countedArray(3)).toHaveLength(3);
    for (const count of [-1, 1.5, Number.NaN, undefined]) expect(exceeded(() => spend(count))).toMatch("a count of");
  });
});

describe("unpacking", () => {
  it("is limited in size and in ratio", () => {
    expect(exceeded(() => checkUnpacking(limits.objectBytes, limits.objectBytes))).toBe("fine");
    expect(exceeded(() => checkUnpacking(limits.objectBytes, limits.objectBytes + 1))).toBe(
      "size of an object in bytes",
    );
    expect(exceeded(() => checkUnpacking(10, 10 * limits.packRatio))).toBe("fine");
    expect(exceeded(() => checkUnpacking(10, 10 * limits.packRatio + 1))).toBe("ratio of unpacked to packed size");
  });
});

describe("histograms", () => {
  it("are limited in cells before anything is made of them", () => {
    const edge = 2 ** 13;
    const grid = (ny: number) => histMembers({ className: "TH2F", nx: edge - 2, ny, cells: new Float32Array() });
    expect(exceeded(() => toHist(grid(2 ** 14 - 2), "TH2F"))).toMatch("contents of");
    expect(exceeded(() => toHist(grid(2 ** 14 - 1), "TH2F"))).toBe("number of cells of a histogram");
  });
});
