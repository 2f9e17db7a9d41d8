import type { Hist } from "./hist.ts";
import type { PlainObject } from "./object.ts";

/** All buffers of plain objects, each once: what is handed over, not copied, when they are posted to another thread. */
export function transferables(content: { readonly objects: readonly PlainObject[] }): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const array of content.objects.flatMap(arraysOf)) buffers.add(array.buffer as ArrayBuffer);
  return [...buffers];
}

function arraysOf(object: PlainObject): ArrayBufferView[] {
  switch (object.kind) {
    case "histogram":
      return arraysOfHist(object.hist);
    case "canvas":
      return object.hists.flatMap(arraysOfHist);
    case "pads":
      return object.pads.quantities.flatMap((quantity) => [...quantity.rocs]);
    case "failed":
      return [];
  }
}

function arraysOfHist(hist: Hist): ArrayBufferView[] {
  const arrays = [
    hist.x.edges,
    ...(hist.kind === "2d" ? [hist.y.edges] : []),
    ...(hist.kind === "profile"
      ? [hist.weights, hist.weights2, hist.sumsY, hist.sumsY2]
      : [hist.values, hist.variances]),
  ];
  return arrays.filter((array) => array !== undefined);
}
