import type { Branch, Tree } from "../../hist/tree.ts";
import { Damage } from "../damage.ts";
import { checkLimit, limits } from "../limits.ts";
import { fromByteText } from "../text.ts";
import { classNameOf, isMembers, listOf, numberOf, textOf, type Members } from "./fields.ts";
import { numberOfCode, numberOfLeaf, numberOfVector, type NumberType } from "./numbers.ts";

/** How the numbers of a branch lie in its baskets. */
export type NumberLayout =
  /** `count` numbers an entry from byte `offset` on, an entry every `stride` bytes. */
  | {
      readonly kind: "fixed";
      readonly type: NumberType;
      readonly count: number;
      readonly offset: number;
      readonly stride: number;
    }
  /** As many an entry as another branch says, one after the other. */
  | { readonly kind: "run"; readonly type: NumberType }
  /** Each entry a std::vector, with its length in front. */
  | { readonly kind: "vector"; readonly type: NumberType };

/** A branch, or one leaf of several, with what it takes to read it. */
export interface StoredBranch {
  readonly branch: Branch;
  /** In words, why not: no numbers, in a form that is not read, or not in this file. */
  readonly layout: NumberLayout | string;
  readonly stored: Members;
}

/** A TTree or TNtuple. */
export const toTree = (object: Members, className: string): Tree => ({
  name: textOf(object, "fName"),
  title: textOf(object, "fTitle"),
  className,
  entries: entriesOf(object),
  branches: branchesOf(object).map(({ branch }) => branch),
});

/** All branches of a tree, each before its sub-branches. */
export function branchesOf(tree: Members): readonly StoredBranch[] {
  const found: StoredBranch[] = [];
  const seen = new Set<unknown>();
  const visit = (list: unknown, before: string, depth: number): void => {
    checkLimit("nesting of branches", depth, limits.branchDepth);
    for (const stored of listOf(list) ?? []) {
      if (!isMembers(stored) || seen.has(stored)) continue;
      seen.add(stored);
      const name = before + textOf(stored, "fName");
      for (const leaf of leavesOf(stored, name, tree)) found.push(leaf);
      checkLimit("number of branches", found.length, limits.branches);
      visit(stored["fBranches"], `${name}/`, depth + 1);
    }
  };
  visit(tree["fBranches"], "", 0);
  return found;
}

/** 64-bit counts that are kept as real numbers in old trees. */
function entriesOf(object: Members): number {
  const entries = numberOf(object, "fEntries");
  if (!Number.isSafeInteger(entries) || entries < 0) throw new Damage(`${entries} entries`);
  return entries;
}

function leavesOf(stored: Members, name: string, tree: Members): readonly StoredBranch[] {
  const leaves = (listOf(stored["fLeaves"]) ?? []).filter(isMembers);
  const only = leaves.length === 1 ? leaves[0] : undefined;
  const facts = {
    title: textOf(stored, "fTitle"),
    entries: entriesOf(stored),
    unpacked: numberOf(stored, "fTotBytes"),
    packed: numberOf(stored, "fZipBytes"),
    values: undefined,
  };
  const isHere = textOf(stored, "fFileName") === "";
  const of = (name: string, type: string, layout: NumberLayout | undefined): StoredBranch => ({
    branch: { ...facts, name, type, numeric: isHere && layout !== undefined },
    layout: isHere ? (layout ?? `they are of type ${type}`) : "they lie in another file",
    stored,
  });
  if (classNameOf(stored) !== "TBranch") {
    const element = elementOf(stored, only, tree);
    return [of(name, element.type, element.layout)];
  }
  if (leaves.length === 0) return [of(name, "nothing", undefined)];
  if (only !== undefined) {
    const number = numberType(only);
    const [length, jagged] = [lengthOf(only), isMembers(only["fLeafCount"])];
    return [of(name, leafWords(only, number), number && plain(number, length, jagged))];
  }
  // Several leaves lie one after the other in each entry, without gaps.
  const types = leaves.map(numberType);
  const readable = types.every((type) => type !== undefined) && !leaves.some((leaf) => isMembers(leaf["fLeafCount"]));
  const sizes = leaves.map((leaf, i) => (types[i]?.size ?? 0) * lengthOf(leaf));
  const stride = sizes.reduce((sum, size) => sum + size, 0);
  let offset = 0;
  return leaves.map((leaf, i) => {
    const layout = { kind: "fixed", type: types[i]!, count: lengthOf(leaf), offset, stride } as const;
    offset += sizes[i]!;
    return of(`${name}.${textOf(leaf, "fName")}`, leafWords(leaf, types[i]), readable ? layout : undefined);
  });
}

/** Numbers of an entry, or of one element where another branch tells how many there are. */
function lengthOf(leaf: Members): number {
  const length = numberOf(leaf, "fLen");
  if (!Number.isInteger(length) || length < 0) throw new Damage(`a leaf of length ${length}`);
  return length;
}

const numberType = (leaf: Members): NumberType | undefined =>
  numberOfLeaf(classNameOf(leaf), leaf["fIsUnsigned"] === true);

const plain = (type: NumberType, count: number, jagged: boolean): NumberLayout =>
  jagged ? { kind: "run", type } : { kind: "fixed", type, count, offset: 0, stride: count * type.size };

const otherLeaves: ReadonlyMap<string, string> = new Map([
  ["TLeafC", "text"],
  ["TLeafF16", "Float16_t"],
  ["TLeafD32", "Double32_t"],
]);

function leafWords(leaf: Members, type: NumberType | undefined): string {
  const name = type?.name ?? otherLeaves.get(classNameOf(leaf)) ?? classNameOf(leaf);
  const length = lengthOf(leaf);
  if (isMembers(leaf["fLeafCount"])) return `${name}[]`;
  return length > 1 && name !== "text" ? `${name}[${length}]` : name;
}

/** Members of a class that each have a branch: by the description of that class in the file. */
function elementOf(
  stored: Members,
  leaf: Members | undefined,
  tree: Members,
): { readonly type: string; readonly layout: NumberLayout | undefined } {
  const type = memberType(stored, tree);
  const isWhole = (listOf(stored["fBranches"]) ?? []).length > 0;
  if (classNameOf(stored) !== "TBranchElement" || leaf === undefined || isWhole) return { type, layout: undefined };
  const number = numberOfCode(numberOf(stored, "fStreamerType"));
  if (number !== undefined) {
    const [length, jagged] = [lengthOf(leaf), isMembers(leaf["fLeafCount"])];
    const words = jagged ? `${number.name}[]` : length > 1 ? `${number.name}[${length}]` : number.name;
    return { type: words, layout: plain(number, length, jagged) };
  }
  const element = numberOfVector(type);
  const inEntries = !isMembers(leaf["fLeafCount"]) && lengthOf(leaf) === 1;
  return { type, layout: element && inEntries ? { kind: "vector", type: element } : undefined };
}

/** The class of a branch of its own; of a member the type that the description of its class gives. */
function memberType(stored: Members, tree: Members): string {
  const { fClassName, fID } = stored;
  const className = typeof fClassName === "string" ? fromByteText(fClassName) : classNameOf(stored);
  if (typeof fID !== "number" || fID < 0) return className;
  const infos = listOf(isMembers(tree["$file"]) ? tree["$file"]["fStreamerInfos"] : undefined) ?? [];
  const { fCheckSum, fClassVersion } = stored;
  const info = infos.find(
    (each) =>
      isMembers(each) &&
      each["fName"] === fClassName &&
      (each["fCheckSum"] === fCheckSum || each["fClassVersion"] === fClassVersion),
  );
  const elements = isMembers(info) ? listOf(isMembers(info["fElements"]) ? info["fElements"] : undefined) : undefined;
  const element = elements?.[fID];
  return isMembers(element) && typeof element["fTypeName"] === "string"
    ? fromByteText(element["fTypeName"])
    : `member of ${className}`;
}
