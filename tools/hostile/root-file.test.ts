import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/base/result.ts";
import { openMemory } from "../../src/bytes/memory-source.ts";
import type { RootFile } from "../../src/root/file.ts";
import { openRootFile } from "../../src/root/open.ts";
import { writeRootFile, type Packing } from "./root-file.ts";
import { syntheticParts, syntheticRun } from "./synthetic.ts";

async function open(packing: Packing): Promise<RootFile> {
  const parts = syntheticParts();
  const entries = parts.entries.map((entry) => ({ ...entry, packing }));
  return unwrap(await openRootFile(openMemory("f", writeRootFile({ ...parts, entries, infosPacking: packing }).bytes)));
}

describe.each(["none", "zlib", "lz4"] as const)("a file written for tests, packing %s", (packing) => {
  it("has its keys and objects", async () => {
    const file = await open(packing);
    expect(unwrap(await file.keys("")).map((key) => key.name)).toEqual(["int", "mw", "canvas", "cube", "tree"]);
    expect(unwrap(await file.keys("int/TPC")).map((key) => key.name)).toEqual(["Tracks", "PID"]);
    const tracks = unwrap(await file.read("int/TPC/Tracks"));
    expect(tracks.notes).toEqual([]);
    expect(tracks.activity).toMatchObject({ mId: syntheticRun, mPeriodName: "LHC24zz", mFillNumber: 9876 });
    expect(tracks.objects.map(({ kind, name }) => [kind, name])).toEqual([
      ["histogram", "hPhiAside"],
      ["histogram", "hEta"],
      ["histogram", "h2DNClustersEta"],
      ["histogram", "crossedRows"],
    ]);
    expect(tracks.objects.map((each) => each.kind === "histogram" && each.hist.kind)).toEqual([
      "1d",
      "1d",
      "2d",
      "profile",
    ]);
    const canvas = unwrap(await file.read("canvas"));
    expect(canvas.objects).toMatchObject([
      { kind: "canvas", hists: [{ name: "outer" }, { name: "inner" }], graphs: [{ x: { length: 3 } }] },
    ]);
    expect(unwrap(await file.read("cube")).objects).toMatchObject([{ kind: "parts", hists: { length: 6 } }]);
    expect(unwrap(await file.read("tree")).objects).toMatchObject([{ kind: "tree", tree: { entries: 2 } }]);
  });
});
