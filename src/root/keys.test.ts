import { describe, expect, it } from "vitest";
import { Cursor } from "./cursor.ts";
import { findKeyLists } from "./key-lists.ts";
import { readKeyList, readKeyRecord } from "./keys.ts";
import { limits } from "./limits.ts";
import { bytes, keyList, keyRecord, u16, u32 } from "./testing/record.ts";

describe("readKeyRecord", () => {
  it("reads positions of 32 and of 64 bits", () => {
    for (const [large, position] of [
      [false, 4_000_000_000],
      [true, 5_368_709_120],
    ] as const) {
      const record = keyRecord(
        { className: "TH1F", name: "h", title: "t", cycle: 3, position, directory: 99, large },
        bytes([1, 2]),
      );
      const head = readKeyRecord(new Cursor(record));
      expect(head).toMatchObject({ className: "TH1F", name: "h", title: "t", cycle: 3, position, directory: 99 });
      expect(head.packed).toBe(record.length);
      expect(head.keyLength).toBe(record.length - 2);
    }
  });

  it("refuses a record that ends too early, whatever is cut", () => {
    const record = keyRecord({ className: "TH1F", name: "hist" }, bytes());
    for (let length = 0; length < record.length; length++) {
      expect(() => readKeyRecord(new Cursor(record.subarray(0, length)))).toThrow("ends too early");
    }
  });

  it("reads names as UTF-8, else as Latin-1", () => {
    expect(readKeyRecord(new Cursor(keyRecord({ className: "C", name: "φ µ" }, bytes()))).name).toBe("φ µ");
    const record = keyRecord({ className: "C", name: "x" }, bytes());
    record[record.indexOf(120)] = 0xb5;
    expect(readKeyRecord(new Cursor(record)).name).toBe("µ");
  });
});

describe("readKeyList", () => {
  it("has all cycles of each name together, the highest first, and says what is a directory", () => {
    const list = keyList(0, [
      { className: "TDirectoryFile", name: "dir", position: 7 },
      { className: "TH1F", name: "h", cycle: 1 },
      { className: "TH2F", name: "h", cycle: 12 },
      { className: "TH1F", name: "g" },
      { className: "TH1F", name: "h", cycle: 2 },
      { className: "TH1D", name: "g" },
    ]);
    const keys = readKeyList(list, "int/TPC");
    expect(keys.map(({ path, cycle, newest, isDirectory }) => [path, cycle, newest, isDirectory])).toEqual([
      ["int/TPC/dir", 1, true, true],
      ["int/TPC/h", 12, true, false],
      ["int/TPC/h;2", 2, false, false],
      ["int/TPC/h;1", 1, false, false],
      ["int/TPC/g", 1, true, false],
    ]);
    expect(keys[0]).toMatchObject({ name: "dir", position: 7, className: "TDirectoryFile" });
    expect(keys[4]).toMatchObject({ className: "TH1D" });
  });

  it("allows the greatest number of keys and not one more", () => {
    const claim = (count: number) => keyRecord({ className: "TDirectoryFile", name: "d" }, u32(count));
    expect(() => readKeyList(claim(limits.keysPerDirectory), "")).toThrow("keys in"); // they are not there, but it began to read
    expect(() => readKeyList(claim(limits.keysPerDirectory + 1), "")).toThrow("is allowed");
  });
});

describe("findKeyLists", () => {
  it("finds the lists of directories by position, over gaps, up to what is no record", () => {
    const first = keyList(100, [{ className: "TH1F", name: "a" }]);
    const second = keyList(200, [{ className: "TH1F", name: "b" }]);
    const object = keyRecord({ className: "TH1F", name: "h", directory: 300 }, bytes([1]));
    const gap = bytes(u32(2 ** 32 - 12), u32(5), u32(6));
    const hidden = keyList(400, []);
    const lists = findKeyLists(bytes(first, gap, object, second, u32(0), hidden));
    expect([...lists.keys()]).toEqual([100, 200]);
    expect(readKeyList(lists.get(200)!, "x").map((key) => key.path)).toEqual(["x/b"]);
    expect(findKeyLists(bytes(u32(20), u16(4), u16(4))).size).toBe(0);
  });
});
