import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../qc/object-tree.ts";
import type { TreeRow } from "../../qc/tree-rows.ts";
import { canToggle, rowsInSight, treeMove } from "./tree-keys.ts";

const row = (level: number, open?: boolean, leads?: true): TreeRow => ({
  kind: "node",
  node: {} as TreeNode,
  open,
  ...(leads === undefined ? {} : { leads }),
  level,
  position: 1,
  count: 1,
});
// a ▾ (b ▾ (c), d ▸), e
const rows = [row(1, true), row(2, true), row(3), row(2, false), row(1)];
const go = (to: number): unknown => ({ kind: "go", to });

describe("keys of a tree", () => {
  it("go up and down, by pages, to the ends, and not beyond", () => {
    expect(treeMove("ArrowDown", rows, 0, 3)).toEqual(go(1));
    expect(treeMove("ArrowDown", rows, 4, 3)).toEqual(go(4));
    expect(treeMove("ArrowUp", rows, 0, 3)).toEqual(go(0));
    expect(treeMove("PageDown", rows, 0, 3)).toEqual(go(3));
    expect(treeMove("PageUp", rows, 4, 3)).toEqual(go(1));
    expect(treeMove("Home", rows, 3, 3)).toEqual(go(0));
    expect(treeMove("End", rows, 0, 3)).toEqual(go(4));
  });

  it("to the right open what is closed, and go in; on what holds nothing they stay", () => {
    expect(treeMove("ArrowRight", rows, 3, 3)).toEqual({ kind: "toggle" });
    expect(treeMove("ArrowRight", rows, 1, 3)).toEqual(go(2));
    expect(treeMove("ArrowRight", rows, 4, 3)).toEqual(go(4));
  });

  it("to the left close what is open, else go out", () => {
    expect(treeMove("ArrowLeft", rows, 1, 3)).toEqual({ kind: "toggle" });
    expect(treeMove("ArrowLeft", rows, 2, 3)).toEqual(go(1));
    expect(treeMove("ArrowLeft", rows, 3, 3)).toEqual(go(0));
    expect(treeMove("ArrowLeft", rows, 4, 3)).toEqual(go(4));
  });

  it("do not close what leads to something found", () => {
    const found = [row(1, true, true), row(2, true, true), row(3)];
    expect(canToggle(found[1]!)).toBe(false);
    expect(treeMove("ArrowLeft", found, 1, 3)).toEqual(go(0));
  });

  it("choose; others, and all of an empty tree, are not the tree's", () => {
    expect(treeMove("Enter", rows, 2, 3)).toEqual({ kind: "choose" });
    expect(treeMove(" ", rows, 2, 3)).toEqual({ kind: "choose" });
    expect(treeMove("j", rows, 2, 3)).toBeUndefined();
    expect(treeMove("ArrowDown", [], 0, 3)).toBeUndefined();
  });
});

it("rows in sight are among those drawn, and these are few", () => {
  const many = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(many, fc.integer({ min: 0, max: 2000 }), many, (count, height, from) => {
      const top = Math.min(from * 24, Math.max(0, count * 24 - height));
      const { first, end } = rowsInSight(top, height, 24, count);
      expect(first).toBeLessThanOrEqual(Math.floor(top / 24));
      expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((top + height) / 24)));
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      expect(end - first).toBeLessThanOrEqual(height / 24 + 26);
    }),
  );
});
