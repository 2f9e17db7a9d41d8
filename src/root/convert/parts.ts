import { sameBins } from "../../hist/axis.ts";
import { efficiencyGraph, efficiencyMap, isWeighted } from "../../hist/efficiency.ts";
import type { Graph } from "../../hist/graph.ts";
import type { Hist } from "../../hist/hist.ts";
import { Damage } from "../damage.ts";
import { checkLimit, limits } from "../limits.ts";
import { isGraphClass, isHistogramClass } from "./classes.ts";
import { classNameOf, isMembers, listOf, numberOf, textOf, type Members } from "./fields.ts";
import { toGraph } from "./graph.ts";
import { toHist } from "./hist.ts";
import { splitTitle } from "./hist-members.ts";
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

/** The parts of a canvas, pad, stack, multigraph or efficiency (and that itself), a TH3 or a TProfile2D. */
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
  return classNameOf(whole) === "TEfficiency" ? withEfficiency(whole, { hists, graphs }) : { hists, graphs };
}

/** Source: ROOT `TEfficiency::EStatOption`. */
const clopperPearsonOption = 0;
const normalOption = 1;

/** With the efficiency itself, a graph or a map: what passed and what there was do not show it. */
function withEfficiency(whole: Members, { hists, graphs }: Parts): Parts {
  const [passed, total] = hists;
  if (hists.length !== 2) return { hists, graphs }; // of three dimensions: its projections
  const named = { name: textOf(whole, "fName"), title: splitTitle(textOf(whole, "fTitle"))[0] };
  if (passed?.kind === "1d" && total?.kind === "1d" && sameBins(passed.x, total.x)) {
    const weighted = isWeighted(passed) || isWeighted(total);
    // Other errors, such as Bayesian ones, are not made here; nor those of so many bins that it would take long.
    const option = numberOf(whole, "fStatisticOption");
    const isOurs = option === clopperPearsonOption || (option === normalOption && weighted);
    if (!isOurs || total.x.n > limits.efficiencyBins) return { hists, graphs };
    const level = numberOf(whole, "fConfLevel");
    if (!(level > 0 && level < 1)) throw new Damage(`a confidence level of ${level}`);
    return { hists, graphs: [efficiencyGraph(passed, total, level, named), ...graphs] };
  }
  if (passed?.kind === "2d" && total?.kind === "2d" && sameBins(passed.x, total.x) && sameBins(passed.y, total.y))
    return { hists: [efficiencyMap(passed, total, named), ...hists], graphs };
  throw new Damage("an efficiency of histograms that do not have the same bins");
}
