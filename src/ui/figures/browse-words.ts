import { explain } from "../../base/explain.ts";
import { isFound, type TreeRow } from "../../qc/tree-rows.ts";
import type { ListingAll } from "../../state/object-tree.ts";
import type { ObjectWords, TreeNode } from "../../qc/object-tree.ts";
import { count, size } from "../base/words.ts";

/** Class, cycle, size in the file, and what is told of an object without its contents. */
export function nodeFacts(node: TreeNode, about: ObjectWords | undefined): readonly string[] {
  const { className, cycle, packed, facts } = node;
  return [
    className,
    cycle === undefined ? "" : `cycle ${cycle}`,
    packed === undefined ? "" : `${size(packed)} in the file`,
    node.holds === "words" ? "" : facts || (about?.facts ?? ""),
  ].filter((each) => each !== "");
}

/** The value of an entry that has one, or why nothing is drawn of it by itself; `undefined` where something is. */
export function notDrawnWords(node: TreeNode, about?: ObjectWords): string | undefined {
  const { holds, className, error, address, name, facts } = node;
  if (error !== undefined) return explain(error);
  switch (holds) {
    case "keys":
      return "A directory: what is in it can be chosen.";
    case "objects":
      return "A collection: the objects in it can be chosen.";
    case "branches":
      return "A tree: of each of its branches a histogram can be chosen.";
    case "words":
      return facts || (about?.facts ?? `Reading ${name} …`);
    case "unknown":
      return `${name} is of class ${className}, of which nothing is drawn here.`;
    case "nothing":
    case "parts":
      return address === undefined ? "Its names are too long for a link: it cannot be shown by itself." : undefined;
  }
}

/** How searching goes, and what came of it. */
export function searchWords(rows: readonly TreeRow[], find: string, all: ListingAll | undefined): string {
  const found = rows.reduce((sum, row) => sum + (isFound(row, find) ? 1 : 0), 0);
  const words = [`${count(found)} found`];
  if (all === undefined || all.ended === undefined)
    words.push(`looked into ${count(all?.done ?? 0)} of ${count(all?.total ?? 1)}`);
  else if (all.ended === "cancelled") words.push(`only ${count(all.done)} of ${count(all.total)} looked into`);
  else if (all.ended === "too-many") words.push("not everything was looked into: the file holds too much");
  if (all !== undefined && all.failed > 0) words.push(`${count(all.failed)} could not be read`);
  return words.join(" · ");
}
