import { expect, it } from "vitest";
import type { TreeNode } from "../../qc/object-tree.ts";
import type { TreeRow } from "../../qc/tree-rows.ts";
import { nodeFacts, notDrawnWords, searchWords } from "./browse-words.ts";

const node = (change: Partial<TreeNode> = {}): TreeNode => ({
  address: "/h",
  name: "h",
  className: "TH1F",
  title: "",
  cycle: 2,
  packed: 1234,
  facts: "",
  holds: "nothing",
  inside: undefined,
  error: undefined,
  ...change,
});
const row = (change: Partial<TreeNode>): TreeRow => ({
  kind: "node",
  node: node(change),
  open: undefined,
  level: 1,
  position: 1,
  count: 1,
});
const plain = (text: string): string => text.replaceAll("\u2009", " ");

it("an entry is told of by class, cycle, size, and what reading it has told", () => {
  expect(nodeFacts(node(), undefined)).toEqual(["TH1F", "cycle 2", "1.2 kB in the file"]);
  const tree = node({ className: "TTree", holds: "branches" });
  expect(nodeFacts(tree, { title: "", facts: "600 entries, 3 branches" }).at(-1)).toBe("600 entries, 3 branches");
  const member = node({ cycle: undefined, packed: undefined, facts: "100 bins, 7 entries" });
  expect(nodeFacts(member, undefined)).toEqual(["TH1F", "100 bins, 7 entries"]);
});

it("what has a value says it, once it is read", () => {
  const key = node({ holds: "words", className: "TObjString" });
  expect(notDrawnWords(key)).toBe("Reading h \u2026");
  expect(notDrawnWords(key, { title: "", facts: "a text" })).toBe("a text");
  expect(notDrawnWords(node({ holds: "words", facts: "2.5" }))).toBe("2.5");
  expect(nodeFacts(key, { title: "", facts: "a text" })).toEqual(["TObjString", "cycle 2", "1.2 kB in the file"]);
});

it("what cannot be drawn says its class, or why not; what can be says nothing", () => {
  expect(notDrawnWords(node())).toBeUndefined();
  expect(notDrawnWords(node({ holds: "parts" }))).toBeUndefined();
  expect(notDrawnWords(node({ holds: "unknown", className: "TGeoManager" }))).toContain("is of class TGeoManager");
  const error = { kind: "class-not-shown", path: "b", className: "TF1" } as const;
  expect(notDrawnWords(node({ holds: "unknown", error }))).toContain("TF1");
  expect(notDrawnWords(node({ holds: "branches" }))).toContain("branches");
  expect(notDrawnWords(node({ address: undefined }))).toContain("too long");
});

it("a search tells what was found, and how much was looked into", () => {
  const rows = [row({ name: "dir", className: "TDirectory" }), row({ name: "hEta" }), row({ name: "hEtaPhi" })];
  const words = (...args: Parameters<typeof searchWords>): string => plain(searchWords(...args));
  const all = { done: 3, total: 1200, failed: 0, ended: undefined } as const;
  expect(words(rows, "heta", all)).toBe("2 found · looked into 3 of 1 200");
  expect(words(rows, "heta", { ...all, ended: "whole" })).toBe("2 found");
  expect(words(rows, "heta", { ...all, ended: "cancelled" })).toBe("2 found · only 3 of 1 200 looked into");
  expect(words(rows, "th1f", { ...all, ended: "whole", failed: 1 })).toBe("2 found · 1 could not be read");
  expect(words([], "x", { ...all, ended: "too-many" })).toContain("too much");
});
