import type { QcError } from "../base/result.ts";
import type { Graph } from "../hist/graph.ts";
import type { Axis, Hist } from "../hist/hist.ts";
import { partsOf, type ObjectGroup, type PlainObject } from "../hist/object.ts";
import type { Branch } from "../hist/tree.ts";
import { countWords } from "./words.ts";

/** One key of a directory, of whichever cycle. */
export interface ListedObject {
  /** From the top of the file; of an older cycle with its number, "dir/name;2". */
  readonly path: string;
  readonly name: string;
  readonly className: string;
  readonly title: string;
  /** `undefined` where only what is kept of the file is listed; class and title are "" then. */
  readonly cycle: number | undefined;
  readonly newest: boolean;
  /** Bytes in the file, and of the object. */
  readonly packed: number | undefined;
  readonly unpacked: number | undefined;
  readonly holds: Holds;
}

/**
 * What can be listed of a key: the keys of a directory, the objects of a collection, the parts of a canvas and its like,
 * the branches of a tree; "words": it is no drawing, but has a value that is told once it is read; "unknown": it is of a class that nothing is made of here.
 */
export type Holds = "keys" | "objects" | "parts" | "branches" | "words" | "nothing" | "unknown";

/** One of the objects that a key holds, or a part of one: told of without its contents. */
export interface Member {
  readonly kind: PlainObject["kind"] | "branch";
  readonly name: string;
  /** Class; of a branch its type. */
  readonly className: string;
  readonly title: string;
  /** "360 × 200 bins, 382 456 entries". */
  readonly facts: string;
  /** Histograms and graphs of a canvas, projections, branches of a tree; each by a name of its own. */
  readonly parts: readonly Member[];
  /** Why nothing can be made of it. */
  readonly error: QcError | undefined;
}

export const membersOf = (group: ObjectGroup): readonly Member[] => group.objects.map(memberOf);

function memberOf(object: PlainObject): Member {
  const { kind, name } = object;
  const rest = { title: "", parts: [], error: undefined };
  switch (kind) {
    case "histogram":
      return ofHist(object.hist, name);
    case "graph":
      return ofGraph(object.graph, name);
    case "canvas":
    case "parts": {
      const parts = partsOf(object).map(memberOf);
      const className = kind === "canvas" ? "TCanvas" : object.className;
      const facts = [some(object.hists.length, "histogram"), some(object.graphs.length, "graph")].filter(
        (each) => each !== "",
      );
      return { ...rest, kind, name, className, facts: facts.join(", ") || "nothing that is shown here", parts };
    }
    case "tree": {
      const { className, title, entries, branches } = object.tree;
      const facts = `${counted(entries, "entry", "entries")}, ${counted(branches.length, "branch", "branches")}`;
      return { ...rest, kind, name, className, title, facts, parts: branches.map(ofBranch) };
    }
    case "pads":
      return {
        ...rest,
        kind,
        name,
        className: "ClustersData",
        facts: `values per pad of ${object.pads.quantities.length} quantities`,
      };
    case "words":
      return { ...rest, kind, name, className: object.className, facts: object.words };
    case "windows":
      return { ...rest, kind, name, className: "", facts: `${object.windows.length} moving windows` };
    case "failed":
      return { ...rest, kind, name, className: object.className, facts: "", error: object.error };
  }
}

const ofHist = (hist: Hist, name: string): Member => ({
  kind: "histogram",
  name,
  className: hist.className,
  title: hist.title,
  facts: `${binsOf(hist)}, ${counted(hist.entries, "entry", "entries")}`,
  parts: [],
  error: undefined,
});

const binsOf = (hist: Hist): string => {
  const axes: readonly Axis[] = hist.kind === "2d" ? [hist.x, hist.y] : [hist.x];
  return `${axes.map((axis) => countWords(axis.n)).join(" × ")} bins`;
};

const ofGraph = ({ className, title, x }: Graph, name: string): Member => ({
  kind: "graph",
  name,
  className,
  title,
  facts: counted(x.length, "point", "points"),
  parts: [],
  error: undefined,
});

const ofBranch = ({ name, type, title, entries, unpacked, packed }: Branch): Member => ({
  kind: "branch",
  name,
  className: type,
  title,
  facts: `${counted(entries, "entry", "entries")}, ${countWords(unpacked)} bytes, ${countWords(packed)} in the file`,
  parts: [],
  error: undefined,
});

const counted = (count: number, one: string, many: string): string =>
  `${Number.isFinite(count) ? countWords(count) : "?"} ${count === 1 ? one : many}`;
const some = (count: number, noun: string): string => (count === 0 ? "" : counted(count, noun, `${noun}s`));
