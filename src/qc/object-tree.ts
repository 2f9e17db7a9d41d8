import { explain } from "../base/explain.ts";
import type { QcError } from "../base/result.ts";
import type { Holds, ListedObject, Member } from "./listing.ts";
import { linkTo, namesIn, parseObject } from "./object-path.ts";

/** One entry of the tree of a file: a key, an object that a key holds, a part of one, a branch. */
export interface TreeNode {
  /** Leads to it, as in links, and tells it from all others; `undefined` where its names are too long for a link. */
  readonly address: string | undefined;
  readonly name: string;
  /** Of branches their type; "" where only the file itself tells. */
  readonly className: string;
  readonly title: string;
  /** Cycle and bytes in the file, of keys. */
  readonly cycle: number | undefined;
  readonly packed: number | undefined;
  /** What is told of it without its contents, "360 × 200 bins, 382 456 entries". */
  readonly facts: string;
  readonly holds: Holds;
  /** What is in it, where that is known already. */
  readonly inside: readonly TreeNode[] | undefined;
  /** Why nothing can be made of it. */
  readonly error: QcError | undefined;
}

/** How far listing what a node holds is. */
export type Listing =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly error: QcError }
  | {
      readonly kind: "ready";
      readonly nodes: readonly TreeNode[];
      /** What is told of a tree, a canvas and the like by itself: known once it was read. */
      readonly about: ObjectWords | undefined;
    };

export type ObjectWords = Pick<TreeNode, "title" | "facts">;

/** By address, "" for the top of the file. */
export type Listings = ReadonlyMap<string, Listing>;

/** The top of a file, as the address of what is listed. */
export const topOfFile = "";

export const nodesOfKeys = (keys: readonly ListedObject[]): readonly TreeNode[] =>
  keys.map(({ path, name, className, title, cycle, packed, holds }) => ({
    address: linkTo(path),
    name,
    className,
    title,
    cycle,
    packed,
    holds,
    facts: "",
    inside: undefined,
    error: undefined,
  }));

/** What a key holds; of a key that holds one object alone, what that is made of. */
export function nodesOfMembers(path: string, holds: Holds, members: readonly Member[]): readonly TreeNode[] {
  const [only] = members;
  if (holds !== "objects" && only !== undefined) return only.parts.map((part) => nodeOf(path, [part.name], part));
  return members.map((member) => nodeOf(path, [member.name], member));
}

/** What is told of the one object of a key that is listed by what it is made of. */
export function aboutMembers(holds: Holds, members: readonly Member[]): ObjectWords | undefined {
  const [only] = members;
  if (holds === "objects" || only === undefined) return undefined;
  const why = holds === "words" && only.error !== undefined ? explain(only.error) : undefined;
  return { title: only.title, facts: why ?? only.facts };
}

function nodeOf(path: string, names: readonly string[], member: Member): TreeNode {
  const { kind, name, className, title, facts, parts, error } = member;
  // Branches of a tree among other objects of a key have no address: they are read by that of the tree.
  const inside = parts.map((part) => nodeOf(path, [...names, part.name], part));
  const reachable = names.length === 1 || kind !== "branch";
  return {
    address: reachable ? linkTo(path, names) : undefined,
    name,
    className,
    title,
    facts,
    error,
    cycle: undefined,
    packed: undefined,
    holds: holdsOf(member),
    inside,
  };
}

function holdsOf({ kind, parts }: Member): Holds {
  if (kind === "failed") return "unknown";
  if (kind === "words") return "words";
  if (parts.length === 0) return "nothing";
  return kind === "tree" ? "branches" : "parts";
}

const closed: ReadonlySet<Holds> = new Set(["words", "nothing", "unknown"]);

/** Whether a node can be opened in the tree. */
export const isOpenable = ({ holds, address, inside }: TreeNode): boolean =>
  address !== undefined && !closed.has(holds) && (inside === undefined || inside.length > 0);

/** Whether an entry is told in words that only reading it gives. */
export const isToBeRead = ({ holds, address, facts }: TreeNode): boolean =>
  address !== undefined && holds === "words" && facts === "";

/** Whether something of a node can be drawn: it, or the first of what it is made of. */
export const isDrawable = ({ holds, address }: TreeNode): boolean =>
  address !== undefined && (holds === "nothing" || holds === "parts");

/** A node by its address, as far as the way there is listed. */
export function nodeAt(listings: Listings, address: string): TreeNode | undefined {
  let nodes = nodesIn(listings.get(topOfFile));
  for (const each of ancestorsOf(address)) {
    const node = nodes.find((one) => one.address === each);
    nodes = node?.inside ?? nodesIn(listings.get(each));
  }
  return nodes.find((one) => one.address === address);
}

const nodesIn = (listing: Listing | undefined): readonly TreeNode[] => (listing?.kind === "ready" ? listing.nodes : []);

/** Nodes that lead to one, from the top down: directories, then the key, then the object whose part it is. */
export function ancestorsOf(address: string): readonly string[] {
  const at = parseObject(address);
  if (at?.group.kind !== "key") return [];
  const { path } = at.group;
  const steps = path.split("/");
  const names = namesIn(at);
  return [
    ...steps.slice(1).map((_, i) => linkTo(steps.slice(0, i + 1).join("/"))),
    ...names.map((_, i) => linkTo(path, names.slice(0, i))),
  ].filter((each) => each !== undefined);
}
