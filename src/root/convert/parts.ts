import type { Graph } from "../../hist/graph.ts";
import type { Hist } from "../../hist/hist.ts";
import { checkLimit, limits } from "../limits.ts";
import { isGraphClass, isHistogramClass } from "./classes.ts";
import { classNameOf, isMembers, listOf, type Members } from "./fields.ts";
import { toGraph } from "./graph.ts";
import { toHist } from "./hist.ts";
import { toMeans, toProjections } from "./hist-3d.ts";

/** What an object that holds others is shown by: histograms and graphs, each once, in the order of drawing. */
export interface Parts {
  readonly hists: readonly Hist[];
  readonly graphs: readonly Graph[];
}

/** Members that hold what is drawn, by class: lists, or single objects. */
const holders: ReadonlyMap<string, readonly string[]> = new Map([
  ["TCanvas", ["fPrimitives"]],
  ["TPad", ["fPrimitives"]],
  ["THStack", ["fHists"]],
  ["TMultiGraph", ["fGraphs"]],
  ["TEfficiency", ["fPassedHistogram", "fTotalHistogram"]],
]);

/** The parts of a canvas, pad, stack, multigraph or efficiency, a TH3 or a TProfile2D. */
export function toParts(whole: Members): Parts {
  const hists: Hist[] = [];
  const graphs: Graph[] = [];
  const seen = new Set<unknown>();
  const visit = (object: unknown, depth: number): void => {
    checkLimit("nesting of pads", depth, limits.padDepth);
    if (!isMembers(object) || seen.has(object)) return;
    seen.add(object);
    const className = classNameOf(object);
    if (isHistogramClass(className)) hists.push(toHist(object, className));
    else if (isGraphClass(className)) graphs.push(toGraph(object, className));
    else if (className === "TProfile2D") hists.push(toMeans(object, className));
    else if (className.startsWith("TH3")) hists.push(...toProjections(object));
    for (const member of holders.get(className) ?? []) {
      for (const each of listOf(object[member]) ?? [object[member]]) visit(each, depth + 1);
    }
  };
  visit(whole, 0);
  return { hists, graphs };
}
