import { ancestorsOf, isOpenable, isToBeRead, nodeAt, topOfFile, type Listings } from "../../qc/object-tree.ts";
import type { TreeRow } from "../../qc/tree-rows.ts";

/** What must be listed for what is seen of a tree: what is opened, the way to the chosen entry, and what that is made of. */
export function toList(listings: Listings, rows: readonly TreeRow[], object: string | undefined): readonly string[] {
  const waiting = rows.flatMap((row) => (row.kind === "note" && row.why === "waiting" ? [row.about] : []));
  const node = object === undefined ? undefined : nodeAt(listings, object);
  const made = node !== undefined && isOpenable(node) && node.inside === undefined && node.holds !== "keys";
  const wanted = [
    topOfFile,
    ...waiting,
    ...wayTo(listings, object),
    ...(made || (node !== undefined && isToBeRead(node)) ? [object!] : []),
  ];
  return [...new Set(wanted)].filter((each) => !listings.has(each));
}

/** Something on the way to an entry is not listed yet: it may be there. */
export const isLookedFor = (listings: Listings, object: string): boolean =>
  [topOfFile, ...wayTo(listings, object)].some((each) => (listings.get(each)?.kind ?? "waiting") === "waiting");

/** What is listed to come to an entry, as far as it is known to be there. */
const wayTo = (listings: Listings, object: string | undefined): readonly string[] =>
  object === undefined
    ? []
    : ancestorsOf(object).filter((each) => {
        const node = nodeAt(listings, each);
        return node !== undefined && isOpenable(node) && node.inside === undefined;
      });
