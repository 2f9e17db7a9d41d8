import type { Hist } from "./hist.ts";
import type { PadMaps } from "./pads.ts";
import type { QcError } from "../base/result.ts";

/** What one stored object became. A failed one keeps its name and costs nothing but itself. */
export type PlainObject =
  | { readonly kind: "histogram"; readonly name: string; readonly hist: Hist }
  | { readonly kind: "pads"; readonly name: string; readonly pads: PadMaps }
  | { readonly kind: "canvas"; readonly name: string; readonly hists: readonly Hist[] }
  | { readonly kind: "failed"; readonly name: string; readonly className: string; readonly error: QcError };

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
