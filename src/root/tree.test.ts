import { describe, expect, it } from "vitest";
import { unwrap } from "../base/result.ts";
import { CachedSource } from "../bytes/block-cache.ts";
import type { Hist1D } from "../hist/hist.ts";
import type { Tree } from "../hist/tree.ts";
import type { RootFile } from "./file.ts";
import { openRootFile } from "./open.ts";
import { memorySource } from "./testing/memory.ts";
import { objects, objectsBytes, openObjects } from "./testing/objects-file.ts";

async function treeOf(file: RootFile, path: string): Promise<Tree> {
  const [object] = unwrap(await file.read(path)).objects;
  if (object?.kind !== "tree") throw new Error(`${path} is no tree`);
  return object.tree;
}

async function branchOf(file: RootFile, name: string, path = "tree"): Promise<Hist1D> {
  const object = unwrap(await file.branch(path, name));
  if (object.kind !== "histogram" || object.hist.kind !== "1d") throw new Error(`${name} is no histogram`);
  return object.hist;
}

describe("trees", () => {
  it("tell of their branches: name, type, entries and bytes", async () => {
    const tree = await treeOf(await openObjects(), "tree");
    expect(tree).toMatchObject({ name: "tree", title: "all kinds", className: "TTree", entries: 600 });
    expect(tree.branches.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      "b: char",
      "ub: unsigned char",
      "s: short",
      "us: unsigned short",
      "i: int",
      "ui: unsigned int",
      "l: long",
      "ul: unsigned long",
      "f: float",
      "d: double",
      "o: bool",
      "fixed: float[3]",
      "count: int",
      "jagged: double[]",
      "two.a: float",
      "two.c: float",
      "packed: Double32_t",
      "text: text",
      "vector: vector<float>",
      "point: PointForTest",
      "point/px: float",
      "point/py: double",
      "point/n[2]: int[2]",
    ]);
    expect(tree.branches.every(({ entries }) => entries === 600)).toBe(true);
    expect(tree.branches.filter(({ numeric }) => !numeric).map(({ name }) => name)).toEqual([
      "packed",
      "text",
      "point",
    ]);
    for (const { name, unpacked, packed } of tree.branches) {
      if (name !== "point") expect([name, packed > 0 && unpacked >= packed]).toEqual([name, true]);
    }
  });

  it.each(Object.entries(objects.branches))("give all values of branch %s", async (name, [count, sum]) => {
    const hist = await branchOf(await openObjects(), name);
    expect(hist.entries).toBe(count);
    expect([hist.sums[0], hist.sums[2]]).toEqual([count, sum]);
    expect(Float64Array.from(hist.values).reduce((total, each) => total + each, 0)).toBe(count);
    expect([hist.values[0], hist.values[hist.x.n + 1]]).toEqual([0, 0]);
  });

  it("give the values of few entries at once", async () => {
    const file = await openObjects();
    const [x] = (await treeOf(file, "small")).branches;
    expect(x?.values).toEqual(Float64Array.of(1.5, Number.NaN, Number.POSITIVE_INFINITY, -2));
    const pairs = await treeOf(file, "pairs");
    expect(pairs).toMatchObject({ className: "TNtuple", entries: 3 });
    expect(pairs.branches.map(({ values }) => values)).toEqual([Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 4)]);
    const { branches } = await treeOf(file, "tree");
    expect(branches.find(({ name }) => name === "ui")?.values).toHaveLength(600);
    expect(branches.find(({ name }) => name === "fixed")?.values).toBeUndefined();
  });

  it("may hold baskets that were never written by themselves", async () => {
    const file = await openObjects();
    const [i] = (await treeOf(file, "within")).branches;
    expect(i).toMatchObject({ packed: 0, values: Float64Array.of(0, 1, 2) });
    expect(await branchOf(file, "jagged", "within")).toMatchObject({ entries: 3 });
  });

  it("bring the values of few entries in as few requests as their baskets lie in blocks", async () => {
    const bytes = objectsBytes();
    const raw = memorySource("objects.root", bytes.length, [{ offset: 0, bytes }]);
    const file = unwrap(await openRootFile(new CachedSource(raw, { blockBytes: 16_384 })));
    const before = raw.reads.length;
    expect(await treeOf(file, "pairs")).toMatchObject({
      branches: [{ values: { length: 3 } }, { values: { length: 3 } }],
    });
    expect(raw.reads.length - before).toBeLessThanOrEqual(2);
  });

  it("say what cannot be read and what is not there", async () => {
    const file = await openObjects();
    expect(await file.branch("tree", "text")).toMatchObject({
      error: { kind: "branch-not-read", path: "tree", branch: "text", why: "they are of type text" },
    });
    expect(await file.branch("tree", "none")).toMatchObject({ error: { kind: "object-missing", path: "tree//none" } });
    expect(await file.branch("plain", "x")).toMatchObject({ error: { kind: "object-missing" } });
    expect(await file.branch("none", "x")).toMatchObject({ error: { kind: "object-missing", path: "none" } });
    expect(await file.branch("tree", "d", AbortSignal.abort())).toMatchObject({ error: { kind: "cancelled" } });
  });
});

describe("damaged baskets", () => {
  /** Positions of all baskets, by the class name in their heads. */
  const baskets = (bytes: Uint8Array): number[] => {
    const text = Buffer.from(bytes).toString("latin1");
    return Array.from(text.matchAll(/TBasket/g), ({ index }) => index - 35).filter(
      (place) => bytes[place + 34] === "TBasket".length,
    );
  };

  it("cost the branch, with words, never a number", async () => {
    const bytes = objectsBytes();
    const places = baskets(bytes);
    expect(places.length).toBeGreaterThan(20);
    const sound = await openObjects();
    const names = Object.keys(objects.branches);
    const failed = new Set<string>();
    for (const place of places.slice(0, 12)) {
      const damaged = bytes.slice();
      damaged.fill(0x5a, place + 80, place + 90); // within its packed data
      const file = await openObjects(damaged);
      for (const name of names) {
        const got = await file.branch("tree", name);
        if (!got.ok) failed.add(`${got.error.kind}`);
        else expect(got.value).toEqual(unwrap(await sound.branch("tree", name)));
      }
    }
    expect(failed).toEqual(new Set(["corrupt"]));
  }, 60_000);

  it("of another length or place are not taken", async () => {
    const bytes = objectsBytes();
    const view = new DataView(bytes.buffer);
    for (const place of baskets(bytes)) view.setUint32(place, view.getUint32(place) + 1);
    const file = await openObjects(bytes);
    expect(await file.branch("tree", "d")).toMatchObject({
      error: { kind: "corrupt", path: "tree//d", detail: "no basket lies in its place" },
    });
    expect((await treeOf(file, "pairs")).branches.map(({ values }) => values)).toEqual([undefined, undefined]);
    expect(unwrap(await file.read("pairs")).notes).toEqual([
      "u: no basket lies in its place",
      "v: no basket lies in its place",
    ]);
  });
});
