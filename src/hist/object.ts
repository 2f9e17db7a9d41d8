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
   * Shown by its parts: a TH3 by its projections, a TProfile2D by the map of its means, a THStack, TMultiGraph or
   * TEfficiency by what it holds.
   */
  | {
      readonly kind: "parts";
      readonly name: string;
      readonly className: string;
      readonly hists: readonly Hist[];
      readonly graphs: readonly Graph[];
    }
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

/** An object within one that holds others, by its name: a histogram or graph of a canvas, a projection. */
export function partOf(object: PlainObject, name: string): PlainObject | undefined {
  if (object.kind !== "canvas" && object.kind !== "parts") return undefined;
  const hist = object.hists.find((each) => each.name === name);
  if (hist !== undefined) return { kind: "histogram", name, hist };
  const graph = object.graphs.find((each) => each.name === name);
  return graph && { kind: "graph", name, graph };
}
