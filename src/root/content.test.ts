import type { TFile } from "jsroot/io";
import { beforeAll, describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import { goldenDir } from "../../tools/testing/golden.ts";
import { toContent } from "./content.ts";
import type { RootKey } from "./file.ts";
import { openRootFile } from "./open.ts";
import { PayloadReader } from "./payload.ts";
import { goldenSource, histOf, jsrootGolden } from "./testing/golden-file.ts";
import { bytes, counted, pointer, tObjArray, text, u16, u32 } from "./testing/record.ts";
import { monitorObjectClass } from "./convert/classes.ts";

const apass2 = "2024/LHC24zz/apass2";

async function keyOf(path: string, object: string) {
  const source = goldenSource(path);
  const file = unwrap(await openRootFile(source));
  const keys = unwrap(await file.keys(object.slice(0, object.lastIndexOf("/"))));
  return { source, key: keys.find((key) => key.path === object)! };
}

/** The payload of an object of one file, to be decoded by what another says of its classes. */
async function payloadOf(path: string, object: string, classesOf: string) {
  const { source, key } = await keyOf(path, object);
  const payload = await new PayloadReader(source, await jsrootGolden(classesOf)).read(key, undefined);
  return { key, content: toContent(payload, key, source.name) };
}

describe.skipIf(!goldenDir)("collections", () => {
  let jsroot: TFile;
  let hist: Uint8Array;
  const key = { path: "a/list", name: "list", className: "TObjArray" } as RootKey;
  const read = (data: Uint8Array<ArrayBuffer>, className = "TObjArray") =>
    toContent({ file: jsroot, className, bytes: data, keyLength: 0 }, { ...key, className }, "f.root");

  beforeAll(async () => {
    const { source, key } = await keyOf(`${apass2}/559101_QC.root`, "TracksQC/hEta");
    jsroot = await jsrootGolden(`${apass2}/559101.root`);
    hist = (await new PayloadReader(source, jsroot).read(key, undefined)).bytes;
  });

  it("of 1000 objects", () => {
    const content = read(tObjArray(...Array.from({ length: 1000 }, () => pointer("TH1F", hist))));
    expect(content.objects).toHaveLength(1000);
    expect(content.objects.every((object) => histOf(object)?.entries === 382456)).toBe(true);
    expect(content.notes).toEqual([]);
  });

  it("lose no other object by one that is empty, unknown or damaged", () => {
    const unknown = pointer("TUnknown", counted(u16(1), u32(5)));
    const damaged = hist.slice();
    damaged.fill(0xff, 20, 60);
    const content = read(
      tObjArray(pointer("TH1F", hist), u32(0), unknown, pointer("TH1F", damaged), pointer("TH1F", hist)),
    );
    expect(content.objects.map((object) => object.kind)).toEqual([
      "histogram",
      "failed",
      "failed",
      "failed",
      "histogram",
    ]);
    expect(content.objects.map((object) => object.kind === "failed" && object.error.kind)).toMatchObject([
      false,
      "corrupt",
      "class-not-decoded",
      expect.stringMatching(/corrupt|limit-exceeded/) as string,
      false,
    ]);
    expect(content.objects[2]).toMatchObject({ name: "entry 3", className: "TUnknown" });
    expect(content.notes.length).toBeGreaterThan(1);
  });

  it("do not trust a histogram whose bytes end elsewhere than they should", () => {
    const long = bytes(hist, u32(0));
    new DataView(long.buffer).setUint32(0, 0x4000_0000 + long.length - 4);
    const content = read(tObjArray(pointer("TH1F", hist), pointer("TH1F", long)));
    expect(content.objects.map((object) => object.kind)).toEqual(["histogram", "failed"]);
    expect(content.objects[1]).toMatchObject({ error: { kind: "corrupt", path: "a/list/hEta" } });
    expect(content.notes.every((note) => note.startsWith("hEta: Missmatch in"))).toBe(true);
  });

  it("say when a monitor object holds nothing", () => {
    const empty = counted(u16(15), bytes(u16(1), u32(0), u32(0)), u32(0), text("rest that nobody reads"));
    const content = read(tObjArray(pointer(monitorObjectClass, empty), pointer("TH1F", hist)));
    expect(content.objects).toMatchObject([
      { kind: "failed", error: { kind: "corrupt" } },
      { kind: "histogram", name: "hEta" },
    ]);
    expect(content.activity).toBeUndefined();
  });

  it("stop at what no file of ours needs", () => {
    const tooMany = bytes(counted(u16(3), bytes(u16(1), u32(0), u32(0)), text(""), u32(0x7fff_ffff), u32(0)));
    expect(() => read(tooMany)).toThrow("is allowed");
    const clones = pointer(
      "TClonesArray",
      counted(u16(4), bytes(u16(1), u32(0), u32(0)), text(""), text("TH1F;3"), u32(0x7fff_ffff), u32(0)),
    );
    expect(read(tObjArray(clones, pointer("TH1F", hist))).objects).toMatchObject([
      { kind: "failed" },
      { kind: "histogram" },
    ]);
  });

  it.each([
    ["old/2024-number-type.root", "old/2024-string-type.root"],
    ["old/2024-string-type.root", "old/2024-number-type.root"],
  ])("of %s are read by the classes of %s, without metadata", async (path, classes) => {
    const { key, content } = await payloadOf(path, "int/TPC/TrackClusters", classes);
    expect(key.name).toBe("TrackClusters");
    expect(new Set(content.objects.map((object) => object.name))).toEqual(new Set(["crossedRows", "sharedClusters"]));
    expect(content.objects.every((object) => histOf(object) !== undefined)).toBe(true);
    expect(content.activity).toBeUndefined();
    expect(content.notes[0]).toMatch(/^Metadata unreliable/);
  });

  it("are read where the file does not describe them at all", async () => {
    const path = "old/2022-top-level.root";
    const source = goldenSource(path);
    const file = unwrap(await openRootFile(source));
    const key = unwrap(await file.keys("")).find((key) => key.name === "TrackClusters")!;
    const classes = await jsrootGolden(path);
    const infos = (classes.fStreamerInfos as { arr: { fName: string }[] }).arr;
    for (let i = infos.length - 1; i >= 0; i--) if (/quality_control/.test(infos[i]!.fName)) infos.splice(i, 1);
    const content = toContent(await new PayloadReader(source, classes).read(key, undefined), key, "f");
    expect(content.objects.map((object) => object.kind)).toEqual(["histogram", "histogram"]);
    expect(content.notes[0]).toMatch(/^Metadata unreliable/);
  });
});
