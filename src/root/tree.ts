import { inParallel } from "../base/in-parallel.ts";
import { QcFailure } from "../base/result.ts";
import { histOfValues } from "../hist/of-values.ts";
import type { PlainObject } from "../hist/object.ts";
import type { Branch } from "../hist/tree.ts";
import { readNumbers } from "./branch.ts";
import { isMembers } from "./convert/fields.ts";
import { toGroup } from "./convert/group.ts";
import { branchesOf, type NumberLayout, type StoredBranch } from "./convert/tree.ts";
import { Damage } from "./damage.ts";
import { decode, type Decoded } from "./decode.ts";
import type { RootContent, RootKey } from "./file.ts";
import type { PayloadReader } from "./payload.ts";

/** Trees up to this many entries give their values at once, for as many branches. */
const smallTree = 1000;
const branchesGiven = 64;
const branchesAtOnce = 8;

interface OpenTree {
  readonly position: number;
  readonly decoded: Decoded;
  readonly branches: readonly StoredBranch[];
}

/** Reads trees of one file. The last one stays decoded: large ones take longer than any of their branches. */
export class TreeReader {
  private readonly source: string;
  private readonly payloads: PayloadReader;
  private last: OpenTree | undefined;

  constructor(source: string, payloads: PayloadReader) {
    this.source = source;
    this.payloads = payloads;
  }

  /** What a tree holds; the values of each branch too where it is small, as the trees of run parameters are. */
  async read(key: RootKey, signal: AbortSignal | undefined): Promise<RootContent> {
    const { decoded, branches: all } = await this.open(key, signal);
    const group = toGroup(decoded, key.className, key.name, { source: this.source, path: key.path });
    const [object] = group.objects;
    if (object?.kind !== "tree" || object.tree.entries > smallTree) return group;
    const notes = [...group.notes];
    const given = new Set(all.filter(hasOneNumber).slice(0, branchesGiven));
    const branches = await inParallel(all, branchesAtOnce, async (stored): Promise<Branch> => {
      const { branch } = stored;
      if (!hasOneNumber(stored) || !given.has(stored)) return branch;
      try {
        return { ...branch, values: await readNumbers(stored, this.payloads, signal) };
      } catch (thrown) {
        const why = costsItself(thrown);
        if (why === undefined) throw thrown;
        notes.push(`${branch.name}: ${why}`);
        return branch;
      }
    });
    return { ...group, notes, objects: [{ ...object, tree: { ...object.tree, branches } }] };
  }

  /** All numbers of one branch as a histogram. */
  async branch(key: RootKey, name: string, signal: AbortSignal | undefined): Promise<PlainObject> {
    const { path } = key;
    const { branches } = await this.open(key, signal);
    const found = branches.find(({ branch }) => branch.name === name);
    if (found === undefined) {
      throw new QcFailure({ kind: "object-missing", path: `${path}//${name}`, source: this.source });
    }
    const { layout } = found;
    if (typeof layout === "string") {
      throw new QcFailure({ kind: "branch-not-read", path, branch: name, why: layout });
    }
    const values = await readNumbers({ ...found, layout }, this.payloads, signal);
    return { kind: "histogram", name, hist: histOfValues(name, found.branch.title, values) };
  }

  private async open(key: RootKey, signal: AbortSignal | undefined): Promise<OpenTree> {
    if (this.last?.position === key.position) return this.last;
    const decoded = decode(await this.payloads.read(key, signal));
    const { object } = decoded;
    const branches = isMembers(object) ? branchesOf(object) : [];
    this.last = { position: key.position, decoded, branches };
    return this.last;
  }
}

type Numeric = StoredBranch & { readonly layout: NumberLayout };

const hasOneNumber = (stored: StoredBranch): stored is Numeric =>
  typeof stored.layout !== "string" && stored.layout.kind === "fixed" && stored.layout.count === 1;

/** What is wrong with one branch alone, in words; not what became of the reading itself. */
function costsItself(thrown: unknown): string | undefined {
  return thrown instanceof Damage ? thrown.message : undefined;
}
