import type { QcError } from "../base/result.ts";
import type { Graph } from "./graph.ts";
import type { Hist } from "./hist.ts";
import type { PadMaps } from "./pads.ts";
import type { Tree } from "./tree.ts";

/** What one stored object became. A failed one keeps its name and costs nothing but itself. */
export type PlainObject =
  | { readonly kind: "histogram"; readonly name: string; readonly hist: Hist }
  | { readonly kind: "graph"; readonly name: string; readonly graph: Graph }
  | { readonly kind: "pads"; readonly name: string; readonly pads: PadMaps }
  | {
      readonly kind: "canvas";
      readonly name: string;
      readonly hists: readonly Hist[];
      readonly graphs: readonly Graph[];
    }
  /**
   * Shown by its parts: a TH3 by its projections, a TProfile2D by the map of its means, a THStack or TMultiGraph by what it
   * holds, a TEfficiency by that and by itself as a graph or map.
   */
  | {
      readonly kind: "parts";
      readonly name: string;
      readonly className: string;
      readonly hists: readonly Hist[];
      readonly graphs: readonly Graph[];
    }
  /** A parameter, text or vector: its value, long ones cut and their length said. */
  | { readonly kind: "words"; readonly name: string; readonly className: string; readonly words: string }
  | { readonly kind: "tree"; readonly name: string; readonly tree: Tree }
  /** A histogram of every moving window that has it, in the order of time; not stored as such. */
  | {
      readonly kind: "windows";
      readonly name: string;
      readonly windows: readonly WindowHist[];
      /** Windows of which it could not be read. */
      readonly failed: readonly { readonly start: number; readonly error: QcError }[];
    }
  | { readonly kind: "failed"; readonly name: string; readonly className: string; readonly error: QcError };

/** What of an object leaves the worker that read it: where only what was measured of it is wanted, its name. */
export type ShownObject = PlainObject | { readonly kind: "measured-only"; readonly name: string };

/** ms since 1970. The end is that of the window's validity; where the file does not tell, the start of the next. */
export interface WindowHist {
  readonly start: number;
  readonly end: number | undefined;
  readonly hist: Hist;
}

/**
 * The objects of one key. A QC collection has as many as it holds (found by name, never by position);
 * a plain histogram, profile or canvas is a group of one.
 */
export interface ObjectGroup {
  readonly path: string;
  readonly objects: readonly PlainObject[];
  /** Activity of the first object that carries one, members as stored (64-bit numbers as `number` or `bigint`); checked by `qc`. */
  readonly activity: unknown;
  /** Words about what was distrusted while reading, such as metadata read the defensive way. */
  readonly notes: readonly string[];
}

/** What an object that holds others is shown by, under a name of its own: see `distinctNames`. */
export type NamedPart = Extract<PlainObject, { readonly kind: "histogram" | "graph" }>;

/** The histograms and graphs of a canvas, stack or the like, each by a name of its own; none for what holds no others. */
export function partsOf(object: PlainObject): readonly NamedPart[] {
  if (object.kind !== "canvas" && object.kind !== "parts") return [];
  const { hists, graphs } = object;
  const names = distinctNames([...hists, ...graphs]);
  const ofHists = hists.map((hist, i): NamedPart => ({ kind: "histogram", name: names[i]!, hist }));
  const ofGraphs = graphs.map((graph, i): NamedPart => ({ kind: "graph", name: names[hists.length + i]!, graph }));
  // An efficiency comes before what it is the ratio of.
  const isEfficiency = object.kind === "parts" && object.className === "TEfficiency";
  return isEfficiency ? [...ofGraphs, ...ofHists] : [...ofHists, ...ofGraphs];
}

/** An object within one that holds others, by its name: a histogram or graph of a canvas, a projection. */
export const partOf = (object: PlainObject, name: string): PlainObject | undefined =>
  partsOf(object).find((part) => part.name === name);

/**
 * Names that tell things apart. Of several with one name the first keeps it and the others are counted, "rates (2)": ROOT
 * asks for no name, and every graph of a canvas may be called "Graph". What has none goes by its class.
 */
export function distinctNames(
  things: readonly { readonly name: string; readonly className: string }[],
): readonly string[] {
  const given = new Set(things.map(({ name }) => name));
  const taken = new Set<string>();
  /** By name, how many have it so far: counted on from there, or many of one name would take for ever. */
  const counts = new Map<string, number>();
  return things.map(({ name, className }) => {
    const wanted = name === "" ? className : name;
    let count = counts.get(wanted) ?? 1;
    let free = wanted;
    while (taken.has(free) || (free !== name && given.has(free))) free = `${wanted} (${++count})`;
    counts.set(wanted, count);
    taken.add(free);
    return free;
  });
}
