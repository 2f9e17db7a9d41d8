import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import type { PlainObject } from "../hist/object.ts";
import { transferables } from "../base/transfer.ts";
import { golden, goldenDir } from "../../tools/testing/golden.ts";
import type { RootFile } from "./file.ts";
import { openRootFile } from "./open.ts";
import { cellsOf, expectedJson, goldenSource, histOf, openGolden, sha256 } from "./testing/golden-file.ts";
import { memorySource } from "./testing/memory.ts";

const apass2 = "2024/LHC24zz/apass2";
const others = goldenDir === undefined ? {} : (expectedJson("others.json") as Readonly<Record<string, Other>>);

/** Class, entries, means and deviations, hash of the cells. */
type Numbers = readonly [string, number, ...unknown[], string];
interface Canvas {
  readonly pads: Readonly<Record<string, Numbers>>;
}
interface Pads {
  readonly padsSha256: Readonly<Record<string, string>>;
}
type Stored = Numbers | Canvas | Pads;
interface Other {
  readonly tasks: Readonly<Record<string, Readonly<Record<string, Stored>>>>;
  readonly windows: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Stored>>>>>>;
  readonly at: string;
  readonly activity?: Readonly<Record<string, unknown>>;
  readonly objects?: Readonly<Record<string, Numbers>>;
}

/** Hashing takes longer than reading: of some files only every tenth object is compared to the last bit. */
async function expectObject(object: PlainObject | undefined, wanted: Stored, hashed: boolean): Promise<void> {
  if (object?.kind === "pads" && "padsSha256" in wanted) {
    const hashes = object.pads.quantities.map((quantity) => sha256(...(quantity.rocs as Float32Array<ArrayBuffer>[])));
    expect(await Promise.all(hashes)).toEqual(Object.values(wanted.padsSha256));
  } else if (object?.kind === "canvas" && "pads" in wanted) {
    const pads = Object.entries(wanted.pads);
    expect(object.hists.map((hist) => hist.name)).toEqual(pads.map(([path]) => path.split("/").at(-1)));
    for (const [i, hist] of object.hists.entries()) {
      expect(await sha256(cellsOf(hist) as Float64Array<ArrayBuffer>)).toBe(pads[i]![1].at(-1));
    }
  } else {
    const hist = histOf(object);
    const [className, entries] = wanted as Numbers;
    expect([hist?.className, hist?.entries], JSON.stringify(object)).toEqual([className, entries]);
    if (!hashed) return;
    expect(await sha256(cellsOf(hist!) as Float64Array<ArrayBuffer>), hist!.name).toBe((wanted as Numbers).at(-1));
  }
}

async function expectKey(
  file: RootFile,
  path: string,
  wanted: Readonly<Record<string, Stored>>,
  hashEvery: number,
): Promise<void> {
  const content = unwrap(await file.read(path));
  expect(content.notes).toEqual([]);
  expect(content.objects.map((object) => object.name).toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const [i, object] of content.objects.entries()) {
    await expectObject(object, wanted[object.name]!, i % hashEvery === 0);
  }
}

const inside = (...steps: readonly string[]): string => steps.filter((step) => step !== "").join("/");

async function expectFile(file: RootFile, other: Other, hashEvery = 1): Promise<void> {
  for (const [task, objects] of Object.entries(other.tasks))
    await expectKey(file, inside(other.at, task), objects, hashEvery);
  for (const [task, windows] of Object.entries(other.windows)) {
    for (const [start, objects] of Object.entries(windows)) {
      await expectKey(file, `mw/TPC/${task}/${start}`, objects, hashEvery);
    }
  }
  for (const [name, numbers] of Object.entries(other.objects ?? {}))
    await expectKey(file, name, { [name]: numbers }, 1);
}

describe.skipIf(!goldenDir)("golden files", () => {
  it.each(Object.keys(others).filter((path) => /^(old|codecs)\//.test(path)))("%s: every object", async (path) => {
    await expectFile(await openGolden(path), others[path]!, path.startsWith("old/") ? 10 : 2);
  });

  it("a file whose keys lie beyond 4 GiB", async () => {
    const { size, segments, data } = JSON.parse(readFileSync(golden("sparse/sparse-5GiB.json"), "utf8")) as {
      readonly size: number;
      readonly segments: readonly { readonly offset: number; readonly length: number }[];
      readonly data: string;
    };
    const stored = readFileSync(golden(`sparse/${data}`));
    let at = 0;
    const pieces = segments.map(({ offset, length }) => ({ offset, bytes: stored.subarray(at, (at += length)) }));
    const source = memorySource("sparse", size, pieces);
    await expectFile(unwrap(await openRootFile(source)), others["sparse/sparse-5GiB.json"]!);
    expect(source.reads.filter((read) => read.purpose === "metadata")).toHaveLength(2);
  });

  it("559101: numbers of the first run, its Activity, axes and pads", async () => {
    const file = await openGolden(`${apass2}/559101.root`);
    expect(file).toMatchObject({ version: 64_000, identity: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    const wanted = expectedJson("objects/LHC24zz_apass2_559101.json") as {
      readonly tasks: {
        readonly Tracks: Readonly<Record<string, Expected>>;
        readonly PID: Readonly<Record<string, Expected>>;
      };
      readonly clusters: { readonly quantities: Readonly<Record<string, readonly (readonly unknown[])[]>> };
    };
    for (const task of ["Tracks", "PID"] as const) {
      const content = unwrap(await file.read(`int/TPC/${task}`));
      expect(content.objects.map((object) => object.name).toSorted()).toEqual(
        Object.keys(wanted.tasks[task]).toSorted(),
      );
      expect(content.activity).toMatchObject({
        mId: 559101,
        mPeriodName: "LHC24zz",
        mValidity: { mMin: 1722475800000 },
      });
      for (const object of content.objects) {
        const numbers = wanted.tasks[task][object.name]!;
        const hist = histOf(object)!;
        expect(await sha256(cellsOf(hist) as Float64Array<ArrayBuffer>), object.name).toBe(numbers.cellsSha256);
        const { title, option, entries, className, sums, x } = hist;
        expect({ title, option, entries, className, sums: [...sums] }).toEqual({
          title: numbers.title,
          option: numbers.option,
          entries: numbers.entries,
          className: numbers.class,
          sums: Object.values(numbers.storedSums),
        });
        expect([hist.displayMinimum ?? -1111, hist.displayMaximum ?? -1111]).toEqual([
          numbers.fMinimum,
          numbers.fMaximum,
        ]);
        const { n, lo, hi, edges } = numbers.x;
        expect(x).toMatchObject({ n, lo, hi, title: numbers.x.title, labels: undefined });
        expect(x.edges && (await sha256(x.edges as Float64Array<ArrayBuffer>))).toBe(edges?.sha256);
      }
    }
    const [clusters] = unwrap(await file.read("int/TPC/Clusters")).objects;
    const quantities = clusters?.kind === "pads" ? clusters.pads.quantities : [];
    for (const [i, rocs] of Object.values(wanted.clusters.quantities).entries()) {
      expect(await sha256(quantities[i]!.rocs[71] as Float32Array<ArrayBuffer>)).toBe(rocs[71]!.at(-1));
    }
  });

  it("559121 is truncated, 559117 opens", async () => {
    const cut = await openRootFile(goldenSource(`${apass2}/559121.root`));
    expect(cut).toMatchObject({ ok: false, error: { kind: "truncated", size: 2312278, expected: 3853797 } });
    const empty = unwrap(await (await openGolden(`${apass2}/559117.root`)).read("int/TPC/PID"));
    expect(empty.objects.every((object) => histOf(object)?.entries === 0)).toBe(true);
  });

  it("two requests open a file, one more brings any object", async () => {
    for (const [path, object] of [
      ["559101.root", "mw/TPC/Tracks/1722475800000"],
      ["559101_QC.root", "TracksQC/hDCArVsEtaNeg_mw/1722475800000"],
    ] as const) {
      const source = goldenSource(`${apass2}/${path}`);
      const file = unwrap(await openRootFile(source));
      expect(source.reads.map((read) => read.purpose)).toEqual(["metadata", "metadata"]);
      const [hist] = unwrap(await file.read(object)).objects;
      expect(hist?.kind).toBe("histogram");
      const keys = unwrap(await file.keys(object.slice(0, object.lastIndexOf("/"))));
      const key = keys.find((key) => key.path === object)!;
      expect(source.reads.slice(2)).toEqual([{ offset: key.position, length: key.packed, purpose: "object" }]);
    }
  });

  it("shares directories that are read at the same time", async () => {
    const source = goldenSource(`${apass2}/559101_QC.root`);
    const file = unwrap(await openRootFile(source));
    const names = unwrap(await file.keys("TracksQC"))
      .filter((key) => !key.isDirectory)
      .slice(0, 16);
    const contents = await Promise.all(names.map(({ path }) => file.read(path)));
    expect(contents.every((content) => content.ok && content.value.objects[0]?.kind === "histogram")).toBe(true);
    expect(source.reads).toHaveLength(2 + 16);
  });

  it("gives what can be posted, all buffers handed over", async () => {
    const content = unwrap(await (await openGolden("old/2024-hypothesis-canvas.root")).read("int/TPC/PID"));
    const posted = structuredClone(content, { transfer: transferables(content) });
    expect(posted.objects).toHaveLength(78);
    const left = content.objects.map((object) => histOf(object)).filter((hist) => hist?.kind === "2d");
    expect(left.reduce((bytes, hist) => bytes + (hist?.values.byteLength ?? 0), 0)).toBe(0);
  });

  it("says what is missing, cancelled or not understood", async () => {
    const file = await openGolden(`${apass2}/559101.root`);
    expect(await file.read("int/TPC/None")).toMatchObject({ error: { kind: "object-missing", path: "int/TPC/None" } });
    expect(await file.keys("int/None")).toMatchObject({ error: { kind: "object-missing" } });
    expect(await file.keys("int/TPC/PID")).toMatchObject({ error: { kind: "object-missing" } });
    expect(await file.read("int/TPC/PID", AbortSignal.abort())).toMatchObject({ error: { kind: "cancelled" } });
    expect(unwrap(await file.read("int/TPC")).objects).toMatchObject([
      { kind: "failed", className: "TDirectory", error: { kind: "class-not-shown", className: "TDirectory" } },
    ]);
  });

  it("finds flipped bits within an object", async () => {
    const bytes = readFileSync(golden("codecs/zlib1.root"));
    const clean = unwrap(await openRootFile(memorySource("f", bytes.length, [{ offset: 0, bytes }])));
    const key = unwrap(await clean.keys("int/TPC")).find((key) => key.name === "TrackClusters")!;
    for (let i = 0; i < 50; i++) {
      const damaged = bytes.slice();
      const bit = key.position * 8 + ((i * 7919) % (key.packed * 8));
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      const file = unwrap(await openRootFile(memorySource("f", bytes.length, [{ offset: 0, bytes: damaged }])));
      const content = await file.read(key.path);
      // A flipped bit in the head of the record may hit its date or title, which nothing depends on.
      if (bit >> 3 >= key.position + 100)
        expect(content, `bit ${bit}`).toMatchObject({ ok: false, error: { kind: "corrupt" } });
    }
  });
});

interface Expected {
  readonly class: string;
  readonly title: string;
  readonly option: string;
  readonly entries: number;
  readonly storedSums: Readonly<Record<string, number>>;
  readonly fMinimum: number;
  readonly fMaximum: number;
  readonly cellsSha256: string;
  readonly x: {
    readonly n: number;
    readonly lo: number;
    readonly hi: number;
    readonly title: string;
    readonly edges?: { readonly sha256: string };
  };
}
