import type { QcError } from "../base/result.ts";
import { isOpenable, topOfFile, type Listing, type Listings, type TreeNode } from "./object-tree.ts";

/** One line of a tree as it is seen. */
export type TreeRow = NodeRow | NoteRow;

export interface NodeRow extends RowPlace {
  readonly kind: "node";
  readonly node: TreeNode;
  /** `undefined`: there is nothing to open. */
  readonly open: boolean | undefined;
  /** It is open because something in it was found. */
  readonly leads?: true;
}

/** In place of what a node holds. */
export interface NoteRow extends RowPlace {
  readonly kind: "note";
  /** Address of what could not be listed, or is not listed yet. */
  readonly about: string;
  readonly why: "waiting" | "nothing" | QcError;
}

interface RowPlace {
  /** From 1. */
  readonly level: number;
  /** Which of how many beside it, from 1. */
  readonly position: number;
  readonly count: number;
}

/** What of a tree is seen. */
export interface TreeView {
  readonly listings: Listings;
  /** Addresses of what is opened. */
  readonly open: ReadonlySet<string>;
  /** What a name or class must contain to be shown, capitals or not, and all that leads there; "": everything is shown. */
  readonly find: string;
}

export function rowsOf({ listings, open, find }: TreeView): readonly TreeRow[] {
  const wanted = find.trim().toLowerCase();
  if (wanted !== "") return found(listings.get(topOfFile), 1, { listings, open, find: wanted });
  const rows: TreeRow[] = [];
  addOpened(rows, topOfFile, 1, listings, open);
  return rows;
}

/** What is listed of what a node holds. */
export const listingOf = (node: TreeNode, listings: Listings): Listing | undefined =>
  node.inside === undefined
    ? node.address === undefined
      ? undefined
      : listings.get(node.address)
    : { kind: "ready", nodes: node.inside, about: undefined };

function addOpened(
  rows: TreeRow[],
  about: string,
  level: number,
  listings: Listings,
  open: ReadonlySet<string>,
  listing = listings.get(about),
): void {
  const note = (why: NoteRow["why"]): void =>
    void rows.push({ kind: "note", about, why, level, position: 1, count: 1 });
  if (listing === undefined || listing.kind === "waiting") return note("waiting");
  if (listing.kind === "failed") return note(listing.error);
  const { nodes } = listing;
  if (nodes.length === 0) return note("nothing");
  nodes.forEach((node, i) => {
    const { address } = node;
    const isOpen = address !== undefined && isOpenable(node) ? open.has(address) : undefined;
    rows.push({ kind: "node", node, open: isOpen, level, position: i + 1, count: nodes.length });
    if (isOpen === true) addOpened(rows, address!, level + 1, listings, open, listingOf(node, listings));
  });
}

const none: readonly TreeRow[] = [];

/** What is listed and was searched for, and what leads there; of what was found also all that it holds, where it is opened. */
function found(listing: Listing | undefined, level: number, view: TreeView): readonly TreeRow[] {
  const { listings, open, find } = view;
  if (listing?.kind !== "ready") return none;
  const kept: { readonly node: TreeNode; readonly inside: readonly TreeRow[] }[] = [];
  for (const node of listing.nodes) {
    const inside = isOpenable(node) ? found(listingOf(node, listings), level + 1, view) : none;
    if (inside.length > 0 || contains(node, find)) kept.push({ node, inside });
  }
  return kept.flatMap(({ node, inside }, i) => {
    const leads = inside.length > 0;
    const isOpen = isOpenable(node) ? leads || open.has(node.address!) : undefined;
    const rows: TreeRow[] = [
      { kind: "node", node, open: isOpen, ...(leads ? { leads } : {}), level, position: i + 1, count: kept.length },
      ...inside,
    ];
    if (isOpen === true && !leads) addOpened(rows, node.address!, level + 1, listings, open, listingOf(node, listings));
    return rows;
  });
}

const contains = ({ name, className }: TreeNode, wanted: string): boolean =>
  name.toLowerCase().includes(wanted) || className.toLowerCase().includes(wanted);

/** Whether a row by itself is what was searched for. */
export const isFound = (row: TreeRow, find: string): boolean => {
  const wanted = find.trim().toLowerCase();
  return wanted !== "" && row.kind === "node" && contains(row.node, wanted);
};
