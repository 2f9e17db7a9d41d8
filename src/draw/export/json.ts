import type { Graph } from "../../hist/graph.ts";
import type { Hist } from "../../hist/hist.ts";
import type { WindowHist } from "../../hist/object.ts";

/** Names the form of the text; counts up when members change their meaning. */
const format = "tpc-qc-viewer/histogram@1";

export type JsonContents =
  | { readonly histogram: Hist }
  | { readonly graph: Graph }
  | { readonly windows: readonly WindowHist[] }
  /** Of values per pad: all that tells of them was measured. */
  | { readonly quantity: string };

/** Where a histogram is from, and what was computed from it. */
export interface JsonAbout {
  readonly object: string;
  readonly run: number | undefined;
  readonly file: string;
  /** Identity of the content of the file. */
  readonly identity: string | undefined;
  /** By the key of their recipe. */
  readonly measurements: ReadonlyMap<string, unknown>;
}

/**
 * A histogram, that of each moving window, or a graph as JSON text, members named as in our model: cells in ROOT's global order with flow. Numbers in the
 * shortest form that reads back to the same double; NaN and infinity are `null`, what does not exist is left out.
 */
export function toJson(contents: JsonContents, { measurements, ...about }: JsonAbout): string {
  return JSON.stringify(
    { format, ...about, ...contents, measurements: Object.fromEntries(measurements) },
    (_name, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value),
  );
}
