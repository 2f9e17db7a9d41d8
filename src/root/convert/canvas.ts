import type { Hist } from "../../hist/hist.ts";
import { checkLimit, limits } from "../limits.ts";
import { classNameOf, isMembers, listOf } from "./fields.ts";
import { isHistogramClass } from "./classes.ts";
import { toHist } from "./hist.ts";

/** All histograms drawn in a canvas or one of its pads, each once, in the order of drawing. */
export function toCanvasHists(canvas: unknown): Hist[] {
  const hists = new Map<unknown, Hist>();
  const visit = (pad: unknown, depth: number): void => {
    checkLimit("nesting of pads", depth, limits.padDepth);
    for (const primitive of listOf(isMembers(pad) ? pad["fPrimitives"] : undefined) ?? []) {
      const className = classNameOf(primitive);
      if (className === "TPad") visit(primitive, depth + 1);
      else if (isMembers(primitive) && isHistogramClass(className) && !hists.has(primitive)) {
        hists.set(primitive, toHist(primitive, className));
      }
    }
  };
  visit(canvas, 0);
  return [...hists.values()];
}
