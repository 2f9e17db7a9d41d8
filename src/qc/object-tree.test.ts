import { describe, expect, it } from "vitest";
import type { ListedObject, Member } from "./listing.ts";
import {
  aboutMembers,
  ancestorsOf,
  isOpenable,
  nodeAt,
  nodesOfKeys,
  nodesOfMembers,
  type Listing,
  type TreeNode,
} from "./object-tree.ts";
import { isFound, rowsOf, type TreeRow } from "./tree-rows.ts";

const key = (path: string, more: Partial<ListedObject> = {}): ListedObject => ({
  path,
  name: path.slice(path.lastIndexOf("/") + 1),
  className: "TH1F",
  title: "",
  cycle: 1,
  newest: true,
  packed: 10,
  unpacked: 20,
  holds: "nothing",
  ...more,
});
const member = (name: string, more: Partial<Member> = {}): Member => ({
  kind: "histogram",
  name,
  className: "TH1F",
  title: "",
  facts: "",
  parts: [],
  error: undefined,
  ...more,
});
const addresses = (nodes: readonly TreeNode[]) => nodes.map(({ address }) => address);

describe("nodes of a tree", () => {
  it("of keys lead to them, whatever they are called, of older cycles too", () => {
    const long = "x".repeat(600);
    const nodes = nodesOfKeys([key("a/h"), key("a/h;1", { name: "h" }), key("//", { name: "//" }), key(long)]);
    expect(addresses(nodes)).toEqual(["/a/h", "/a/h;1", "/%2F%2F", undefined]);
    expect(nodes[1]).toMatchObject({ name: "h", cycle: 1, packed: 10, className: "TH1F" });
  });

  it("of a collection are its objects, with their parts", () => {
    const canvas = member("c", { kind: "canvas", className: "TCanvas", parts: [member("h"), member("h (2)")] });
    const tree = member("t", { kind: "tree", parts: [member("px", { kind: "branch" })] });
    const bad = member("b", { kind: "failed", error: { kind: "class-not-shown", path: "b", className: "TF1" } });
    const nodes = nodesOfMembers("int/TPC/QC", "objects", [canvas, tree, bad]);
    expect(addresses(nodes)).toEqual(["/int/TPC/QC//c", "/int/TPC/QC//t", "/int/TPC/QC//b"]);
    expect(addresses(nodes[0]!.inside!)).toEqual(["/int/TPC/QC//c//h", "/int/TPC/QC//c//h (2)"]);
    expect(addresses(nodes[1]!.inside!)).toEqual([undefined]);
    expect(nodes.map(({ holds }) => holds)).toEqual(["parts", "branches", "unknown"]);
    expect(nodes.map(isOpenable)).toEqual([true, true, false]);
  });

  it("of a key with one object are its parts", () => {
    const tree = member("t", { kind: "tree", parts: [member("a/b", { kind: "branch", className: "float" })] });
    const [branch] = nodesOfMembers("dir/t", "branches", [tree]);
    expect(branch).toMatchObject({ address: "/dir/t//a/b", className: "float", holds: "nothing" });
    expect(nodesOfMembers("dir/c", "parts", [member("c", { kind: "canvas" })])).toEqual([]);
  });

  it("are led to by directories, keys and objects", () => {
    expect(ancestorsOf("/int/TPC/QC//c//h")).toEqual(["/int", "/int/TPC", "/int/TPC/QC", "/int/TPC/QC//c"]);
    expect(ancestorsOf("/h")).toEqual([]);
    expect(ancestorsOf("Tracks/hEta")).toEqual([]);
  });
});

const directory = (path: string): ListedObject => key(path, { className: "TDirectory", holds: "keys" });
const ready = (...keys: readonly ListedObject[]): Listing => ({
  kind: "ready",
  nodes: nodesOfKeys(keys),
  about: undefined,
});
const listings = new Map<string, Listing>([
  ["", ready(directory("a"), directory("b"), key("hTop"), directory("none"))],
  ["/a", ready(key("a/hOne"), key("a/cube", { className: "TH3F", holds: "parts" }))],
  ["/none", ready()],
  ["/b", { kind: "failed", error: { kind: "cancelled" } }],
]);
const seen = (rows: readonly TreeRow[]): readonly string[] =>
  rows.map((row) =>
    row.kind === "note"
      ? `${row.level} ${row.about} ${typeof row.why === "string" ? row.why : row.why.kind}`
      : `${row.level} ${row.position}/${row.count} ${row.node.address} ${row.open ?? "leaf"}`,
  );

describe("rows of a tree", () => {
  it("are what is opened, each with its place", () => {
    expect(seen(rowsOf({ listings, open: new Set(["/a", "/none", "/a/cube"]), find: "" }))).toEqual([
      "1 1/4 /a true",
      "2 1/2 /a/hOne leaf",
      "2 2/2 /a/cube true",
      "3 /a/cube waiting",
      "1 2/4 /b false",
      "1 3/4 /hTop leaf",
      "1 4/4 /none true",
      "2 /none nothing",
    ]);
  });

  it("say what could not be listed, and what is not listed yet", () => {
    expect(seen(rowsOf({ listings, open: new Set(["/b"]), find: "" }))).toContain("2 /b cancelled");
    expect(seen(rowsOf({ listings: new Map(), open: new Set(), find: "" }))).toEqual(["1  waiting"]);
    expect(rowsOf({ listings: new Map(), open: new Set(), find: "h" })).toEqual([]);
  });

  it("are what is searched for, by name or class, and what leads there", () => {
    const find = (text: string) => rowsOf({ listings, open: new Set(), find: text });
    expect(seen(find("HONE"))).toEqual(["1 1/1 /a true", "2 1/1 /a/hOne leaf"]);
    expect(seen(find(" th3f "))).toEqual(["1 1/1 /a true", "2 1/1 /a/cube false"]);
    expect(seen(find("h1f"))).toEqual(["1 1/2 /a true", "2 1/1 /a/hOne leaf", "1 2/2 /hTop leaf"]);
    expect(find("h1f").map((row) => isFound(row, "h1f"))).toEqual([false, true, true]);
    expect(find("zzz")).toEqual([]);
    expect(find("hone")[0]).toMatchObject({ open: true, leads: true });
  });

  it("show what was found opened, where it is", () => {
    const open = new Set(["/a", "/b"]);
    expect(seen(rowsOf({ listings, open, find: "TDirectory" }))).toEqual([
      "1 1/3 /a true",
      "2 1/2 /a/hOne leaf",
      "2 2/2 /a/cube false",
      "1 2/3 /b true",
      "2 /b cancelled",
      "1 3/3 /none false",
    ]);
  });

  it("are found again by their address, as far as they are listed", () => {
    expect(nodeAt(listings, "/a/hOne")).toMatchObject({ name: "hOne" });
    expect(nodeAt(listings, "/hTop")).toMatchObject({ name: "hTop" });
    expect(nodeAt(listings, "/b/h")).toBeUndefined();
    expect(nodeAt(listings, "/hBottom")).toBeUndefined();
  });

  it("of many keys are made at once", () => {
    const many = new Map([["", ready(...Array.from({ length: 50_000 }, (_, i) => key(`h${i}`)))]]);
    expect(rowsOf({ listings: many, open: new Set(), find: "" })).toHaveLength(50_000);
    expect(rowsOf({ listings: many, open: new Set(), find: "h4999" })).toHaveLength(11);
  });
});

it("a value that cannot be read is told of by the reason", () => {
  const error = { kind: "corrupt", source: "f", path: "p", detail: "fVal is no number" } as const;
  const bad = {
    kind: "failed",
    name: "p",
    className: "TParameter<int>",
    title: "",
    facts: "",
    parts: [],
    error,
  } as const;
  expect(aboutMembers("words", [bad])?.facts).toContain("fVal is no number");
  expect(aboutMembers("words", [{ ...bad, kind: "words", facts: "7", error: undefined }])?.facts).toBe("7");
});
