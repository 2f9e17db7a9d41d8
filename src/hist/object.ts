import type { Hist } from "./hist.ts";
import type { PadMaps } from "./pads.ts";
import type { QcError } from "../base/result.ts";

/** What one stored object became. A failed one keeps its name and costs nothing but itself. */
export type PlainObject =
  | { readonly kind: "histogram"; readonly name: string; readonly hist: Hist }
  | { readonly kind: "pads"; readonly name: string; readonly pads: PadMaps }
  | { readonly kind: "canvas"; readonly name: string; readonly hists: readonly Hist[] }
  | { readonly kind: "failed"; readonly name: string; readonly className: string; readonly error: QcError };
