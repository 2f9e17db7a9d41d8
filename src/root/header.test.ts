import { describe, expect, it } from "vitest";
import { QcFailure } from "../base/result.ts";
import { readHeader } from "./header.ts";
import { identityOf } from "./identity.ts";
import { openRootFile } from "./open.ts";
import { memorySource } from "./testing/memory.ts";
import { bytes, keyRecord, u16, u32, u64 } from "./testing/record.ts";

interface Parts {
  readonly large?: boolean;
  readonly end?: number;
  readonly seekInfo?: number;
  readonly seekKeys?: number;
  readonly dates?: number;
}

/** The head of a file: header, padding to 100, record of the top directory. */
function head({
  large = false,
  end = 1000,
  seekInfo = 900,
  seekKeys = 800,
  dates = 1,
}: Parts = {}): Uint8Array<ArrayBuffer> {
  const place = large ? u64 : u32;
  const record = keyRecord({ className: "TFile", name: "f.root" }, bytes());
  const header = bytes(
    new TextEncoder().encode("root"),
    u32(large ? 1_064_000 : 64_000),
    u32(100),
    place(end),
    place(0),
    u32(0),
    u32(0),
    u32(record.length),
    [4],
    u32(101),
    place(seekInfo),
    u32(50),
    u16(1),
    new Uint8Array(16).fill(7),
  );
  const directory = bytes(
    u16(large ? 1005 : 5),
    u32(dates),
    u32(2),
    u32(60),
    u32(0),
    place(100),
    place(0),
    place(seekKeys),
  );
  return bytes(header, new Uint8Array(100 - header.length), record, directory);
}

const failureOf = (work: () => unknown) => {
  try {
    work();
  } catch (thrown) {
    return thrown instanceof QcFailure ? thrown.error : String(thrown);
  }
  return undefined;
};

describe("readHeader", () => {
  it("reads small and large files", () => {
    const far = 5_368_709_120;
    const small = readHeader("f", 1000, head());
    expect(small).toMatchObject({ version: 64_000, end: 1000, seekInfo: 900, infoLength: 50 });
    expect(small.top).toMatchObject({ seekKeys: 800, keysLength: 60 });
    const large = readHeader("f", far + 9, head({ large: true, end: far + 9, seekInfo: far + 5, seekKeys: far }));
    expect(large).toMatchObject({ version: 64_000, end: far + 9, seekInfo: far + 5 });
    expect(large.top.seekKeys).toBe(far);
  });

  it("says what is wrong with a file", () => {
    expect(failureOf(() => readHeader("f", 0, bytes()))).toEqual({ kind: "not-root", source: "f" });
    expect(failureOf(() => readHeader("f", 1000, new TextEncoder().encode("<!doctype html>")))).toMatchObject({
      kind: "not-root",
    });
    expect(failureOf(() => readHeader("f", 600, head()))).toEqual({
      kind: "truncated",
      source: "f",
      size: 600,
      expected: 1000,
    });
    expect(failureOf(() => readHeader("f", 50, head().subarray(0, 50)))).toMatchObject({ kind: "truncated", size: 50 });
    expect(failureOf(() => readHeader("f", 1000, head({ seekInfo: 0 })))).toEqual({
      kind: "no-streamer-info",
      source: "f",
    });
    expect(failureOf(() => readHeader("f", 1000, head({ seekKeys: 0 })))).toEqual({
      kind: "no-streamer-info",
      source: "f",
    });
  });
});

describe("identityOf", () => {
  it("tells apart size, dates, place and list of keys, and nothing else", async () => {
    const of = (size: number, parts: Parts, list: string) =>
      identityOf(size, readHeader("f", size, head(parts)), new TextEncoder().encode(list));
    const all = [
      of(1000, {}, "a"),
      of(1001, {}, "a"),
      of(1000, { dates: 3 }, "a"),
      of(1000, { seekKeys: 801 }, "a"),
      of(1000, {}, "b"),
    ];
    const identities = await Promise.all(all);
    expect(new Set(identities).size).toBe(all.length);
    expect(identities[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(await of(1000, { seekInfo: 901 }, "a")).toBe(identities[0]);
  });
});

describe("openRootFile", () => {
  it("fails in words on what is no whole ROOT file", async () => {
    const open = (size: number, data: Uint8Array) =>
      openRootFile(memorySource("f", size, [{ offset: 0, bytes: data }]));
    expect(await open(0, bytes())).toMatchObject({ ok: false, error: { kind: "not-root" } });
    expect(await open(600, head())).toMatchObject({ ok: false, error: { kind: "truncated", expected: 1000 } });
    expect(await open(1000, head())).toMatchObject({ ok: false, error: { kind: "corrupt", source: "f" } });
    expect(await open(1000, head({ seekInfo: 980 }))).toMatchObject({ ok: false, error: { kind: "corrupt" } });
    const huge = 2 ** 40;
    expect(await open(huge, head({ large: true, end: huge, seekInfo: 2 ** 39 }))).toMatchObject({
      ok: false,
      error: { kind: "corrupt" },
    });
  });

  it("stops when it is cancelled", async () => {
    const source = memorySource("f", 1000, [{ offset: 0, bytes: head() }]);
    expect(await openRootFile(source, AbortSignal.abort())).toEqual({ ok: false, error: { kind: "cancelled" } });
  });
});
