import { describe, expect, it } from "vitest";
import type { ListedObject } from "../../qc/listing.ts";
import { nodesOfKeys, type Listing } from "../../qc/object-tree.ts";
import { rowsOf } from "../../qc/tree-rows.ts";
import { isLookedFor, toList } from "./browse-listing.ts";

const key = (path: string, holds: ListedObject["holds"]): ListedObject => ({
  path,
  name: path.slice(path.lastIndexOf("/") + 1),
  className: "",
  title: "",
  cycle: 1,
  newest: true,
  packed: 1,
  unpacked: 1,
  holds,
});
const ready = (...keys: readonly ListedObject[]): Listing => ({
  kind: "ready",
  nodes: nodesOfKeys(keys),
  about: undefined,
});
const top = [
  "",
  ready(key("a", "keys"), key("b", "keys"), key("t", "branches"), key("h", "nothing"), key("w", "words")),
] as const;
const inA = ["/a", ready(key("a/c", "objects"))] as const;

const listed = (listings: ReadonlyMap<string, Listing>, object?: string, open: readonly string[] = []) =>
  toList(listings, rowsOf({ listings, open: new Set(open), find: "" }), object);

describe("what is listed of a tree", () => {
  it("is its top, then what is opened, once", () => {
    expect(listed(new Map())).toEqual([""]);
    expect(listed(new Map([top]), undefined, ["/b"])).toEqual(["/b"]);
    expect(listed(new Map([top, inA]), undefined, ["/a"])).toEqual([]);
    expect(listed(new Map<string, Listing>([top, ["/b", { kind: "waiting" }]]), undefined, ["/b"])).toEqual([]);
  });

  it("is the way to a chosen entry step by step, as far as it is there", () => {
    expect(listed(new Map([top]), "/a/c//h")).toEqual(["/a"]);
    expect(listed(new Map([top, inA]), "/a/c//h")).toEqual(["/a/c"]);
    expect(listed(new Map([top]), "/none/c//h")).toEqual([]);
  });

  it("is what a chosen tree is made of, not what lies in a directory", () => {
    expect(listed(new Map([top]), "/t")).toEqual(["/t"]);
    expect(listed(new Map([top]), "/a")).toEqual([]);
    expect(listed(new Map([top]), "/h")).toEqual([]);
  });

  it("is what a chosen value is: it is told once it is read", () => {
    expect(listed(new Map([top]), "/w")).toEqual(["/w"]);
    const read: Listing = { kind: "ready", nodes: [], about: { title: "", facts: "2.5" } };
    expect(listed(new Map<string, Listing>([top, ["/w", read]]), "/w")).toEqual([]);
  });

  it("ends where an entry is known not to be", () => {
    expect(isLookedFor(new Map(), "/a/c")).toBe(true);
    expect(isLookedFor(new Map([top]), "/a/c")).toBe(true);
    expect(isLookedFor(new Map([top]), "/none/c")).toBe(false);
    expect(isLookedFor(new Map([top, inA]), "/a/d")).toBe(false);
    expect(isLookedFor(new Map<string, Listing>([["", { kind: "failed", error: { kind: "cancelled" } }]]), "/h")).toBe(
      false,
    );
  });
});
