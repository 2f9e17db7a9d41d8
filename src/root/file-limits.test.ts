import type { TFile } from "jsroot/io";
import { describe, expect, it } from "vitest";
import { Directories } from "./directories.ts";
import type { RootKey } from "./file.ts";
import { limits } from "./limits.ts";
import { Metadata } from "./metadata.ts";
import { PayloadReader } from "./payload.ts";
import { memorySource } from "./testing/memory.ts";
import { keyList } from "./testing/record.ts";

const source = memorySource("f", 1000, []);
const key = (path: string, more: Partial<RootKey> = {}): RootKey => ({
  path,
  name: path,
  className: "TH1F",
  cycle: 1,
  newest: true,
  title: "",
  position: 0,
  packed: 0,
  unpacked: 0,
  isDirectory: false,
  ...more,
});

describe("limits over a whole file", () => {
  it("32 directories deep", async () => {
    const directories = new Directories("f", new Metadata(source), []);
    const path = (depth: number) => Array.from({ length: depth }, () => "a").join("/");
    await expect(directories.keys(path(limits.directoryDepth))).rejects.toThrow("object-missing");
    await expect(directories.keys(path(limits.directoryDepth + 1))).rejects.toThrow("limit-exceeded");
  });

  it("200 000 keys", async () => {
    const directory = key("d", { isDirectory: true, position: 7 });
    const metadata = new Metadata(source);
    const top = [directory, ...Array.from({ length: limits.keysPerFile - 2 }, () => key("h"))];
    metadata.keyListOf = () => keyList(7, [{ className: "TH1F", name: "x" }]);
    await expect(new Directories("f", metadata, top).keys("d")).resolves.toHaveLength(1);
    await expect(new Directories("f", metadata, [...top, key("one more")]).keys("d")).rejects.toThrow("limit-exceeded");
  });

  it("16 MiB of a list of keys or classes", async () => {
    const metadata = new Metadata(source);
    await expect(metadata.read(0, limits.metadataBytes)).rejects.toThrow("beyond the end");
    await expect(metadata.read(0, limits.metadataBytes + 1)).rejects.toThrow("is allowed");
  });

  it("2 GiB unpacked, each object once", async () => {
    const payloads = new PayloadReader(source, {} as TFile);
    const read = (position: number, length: number) =>
      payloads.read(key("h", { position, packed: length, unpacked: length }), undefined);
    const full = limits.fileBytes / limits.objectBytes;
    for (let i = 0; i < full; i++) await expect(read(i, limits.objectBytes)).rejects.toThrow("beyond the end");
    await expect(read(0, limits.objectBytes)).rejects.toThrow("beyond the end");
    await expect(read(full, 1)).rejects.toThrow("is allowed");
  });
});
