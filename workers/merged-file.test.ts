import { describe, expect, it } from "vitest";
import { fail, ok, unwrap, type QcError } from "../src/base/result.ts";
import { hist1D } from "../src/hist/build.ts";
import type { ObjectGroup, PlainObject } from "../src/hist/object.ts";
import type { RootFile, RootKey } from "../src/root/file.ts";
import { mergedFile, type Part } from "./merged-file.ts";

const hist = (name: string, ...values: number[]): PlainObject => ({
  kind: "histogram",
  name,
  hist: hist1D({ name, x: { n: values.length, lo: 0, hi: 1 }, values }),
});

const keyAt = (path: string): RootKey => ({
  path,
  name: path.slice(path.lastIndexOf("/") + 1),
  className: "",
  cycle: 1,
  newest: true,
  title: "",
  position: 0,
  packed: 10,
  unpacked: 20,
  isDirectory: false,
});

type Contents = Readonly<Record<string, readonly PlainObject[] | QcError>>;

const activity = (run: number, from: number, to: number) => ({
  mId: run,
  mPeriodName: "LHC24zz",
  mPassName: "apass2",
  mProvenance: "qc_async",
  mValidity: { mMin: from, mMax: to },
});

/** A part of a run: keys with what they hold, a slice of ten minutes. */
function part(slice: string, identity: string, contents: Contents, run = 559108): Part {
  const start = Date.UTC(2024, 5, 1, Number(slice.slice(0, 2)), Number(slice.slice(2)));
  const missing = (path: string) => fail({ kind: "object-missing", path, source: `${slice}.root` });
  const root: RootFile = {
    name: `${slice}.root`,
    size: 1000,
    identity,
    version: 63206,
    async keys(directory) {
      const paths = Object.keys(contents).filter(
        (path) => path.slice(0, Math.max(0, path.lastIndexOf("/"))) === directory,
      );
      return paths.length === 0 ? missing(directory) : ok(paths.map(keyAt));
    },
    list: (directory) => root.keys(directory),
    async read(path) {
      const held = contents[path];
      if (held === undefined) return missing(path);
      if ("kind" in held) return fail(held);
      const group: ObjectGroup = {
        path,
        objects: held,
        activity: activity(run, start, start + 600_000),
        notes: ["late"],
      };
      return ok(group);
    },
    branch: async () => missing(""),
    ahead: async () => undefined,
    json: async () => missing(""),
    close: () => undefined,
  };
  return { name: `https://host/LHC24zz/apass2/559108/${slice}.root`, root };
}

const task = "int/TPC/Tracks";
const both = [
  part("1210", "b", { [task]: [hist("h", 1, 2), hist("one", 1)], "mw/TPC/Tracks/2": [hist("h", 5)] }),
  part("1200", "a", { [task]: [hist("h", 3, 4)], "mw/TPC/Tracks/1": [hist("h", 7)] }),
];

describe("the parts of a run as one file", () => {
  it("add up object by object; what one part has not is a failure that names it", async () => {
    const file = unwrap(await mergedFile(both));
    const group = unwrap(await file.read(task));
    expect(group.objects).toMatchObject([
      { name: "h", hist: { entries: 10 } },
      { name: "one", kind: "failed", error: { kind: "object-missing", source: "1200.root, one of 2 parts," } },
    ]);
    expect(group.notes).toEqual(["1200.root: late", "1210.root: late"]);
    expect(group.activity).toMatchObject({
      mValidity: { mMin: Date.UTC(2024, 5, 1, 12, 0), mMax: Date.UTC(2024, 5, 1, 12, 20) },
    });
  });

  it("have the keys of all, their bytes together, and the windows of each", async () => {
    const file = unwrap(await mergedFile(both));
    expect(unwrap(await file.keys("mw/TPC/Tracks")).map(({ name }) => name)).toEqual(["1", "2"]);
    expect(unwrap(await file.keys("int/TPC"))).toMatchObject([{ path: task, packed: 20, unpacked: 40 }]);
    expect(unwrap(await file.read("mw/TPC/Tracks/2")).objects).toMatchObject([{ hist: { entries: 5 } }]);
    expect(await file.read("mw/TPC/Tracks/3")).toMatchObject({ error: { kind: "object-missing" } });
    expect(await file.keys("none")).toMatchObject({ error: { kind: "object-missing" } });
  });

  it("have an identity of their own, in whatever order they are given", async () => {
    const identities = [both, both.toReversed()].map(async (parts) => unwrap(await mergedFile(parts)).identity);
    const [one, other] = await Promise.all(identities);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).toBe(one);
    const third = part("1220", "c", { [task]: [] });
    expect(unwrap(await mergedFile([...both, third])).identity).not.toBe(one);
  });

  it("are no run with a part that cannot be read, of another run, or there twice", async () => {
    const damaged: QcError = { kind: "corrupt", source: "1220.root", path: task, detail: "cut" };
    const broken = unwrap(await mergedFile([...both, part("1220", "c", { [task]: damaged })]));
    expect(await broken.read(task)).toEqual(fail({ kind: "part-failed", part: "1220.root", parts: 3, error: damaged }));
    const other = unwrap(await mergedFile([...both, part("1220", "c", { [task]: [hist("h", 1, 1)] }, 559109)]));
    expect(await other.read(task)).toMatchObject({
      error: { kind: "not-merged", why: expect.stringContaining("559108 and 559109") as string },
    });
    expect(await mergedFile([...both, both[0]!])).toMatchObject({
      error: { kind: "not-merged", why: expect.stringContaining("count twice") as string },
    });
    const elsewhere = { ...part("1220", "c", {}), name: "https://host/LHC24zz/apass1/559108/1220.root" };
    expect(await mergedFile([...both, elsewhere])).toMatchObject({
      error: { kind: "not-merged", why: "they are of the passes apass2 and apass1" },
    });
  });

  it("do not add up means of pads, as extracted files have them", async () => {
    const of = (slice: string, identity: string, value: number): Part =>
      part(slice, identity, {
        "ClusterQC/h2DRPhinClustersAside": [hist("h2DRPhinClustersAside", value)],
        "ClusterQC/h2DRPhiqTotAside": [hist("h2DRPhiqTotAside", value)],
      });
    const file = unwrap(await mergedFile([of("1200", "a", 1), of("1210", "b", 2)]));
    expect(unwrap(await file.read("ClusterQC/h2DRPhinClustersAside")).objects).toMatchObject([
      { hist: { entries: 3 } },
    ]);
    expect(unwrap(await file.read("ClusterQC/h2DRPhiqTotAside")).objects).toMatchObject([
      { kind: "failed", error: { kind: "not-merged", what: "h2DRPhiqTotAside" } },
    ]);
  });

  it("keep what has no sum where it is the same in all, and fail where it is not", async () => {
    const tree = (value: number): PlainObject => ({
      kind: "tree",
      name: "t",
      tree: { name: "t", title: "", className: "TTree", entries: value, branches: [] },
    });
    const merged = async (a: number, b: number) =>
      unwrap(
        await unwrap(await mergedFile([part("1200", "a", { t: [tree(a)] }), part("1210", "b", { t: [tree(b)] })])).read(
          "t",
        ),
      ).objects;
    expect(await merged(1, 1)).toMatchObject([{ kind: "tree", tree: { entries: 1 } }]);
    expect(await merged(1, 2)).toMatchObject([{ kind: "failed", error: { kind: "not-merged", what: "t" } }]);
  });
});
