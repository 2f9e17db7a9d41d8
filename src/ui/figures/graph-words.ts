import type { BinHit } from "../../draw/paint-figure.ts";
import { formatCount, formatEstimate, formatNumber, formatRange } from "../../draw/format.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import { ended } from "../../draw/summary.ts";
import { extentOf } from "../../draw/ranges.ts";
import type { Graph } from "../../hist/graph.ts";
import type { VisibleRange } from "../../qc/visible.ts";
import { axisWords } from "./axis-words.ts";
import { fact, type Fact } from "./fact.ts";
import type { FactLine } from "./focus-facts.ts";
import { withUnit, type ReadOutRow } from "./read-out.ts";

// What is told of a graph: its points and where they lie. Nothing is known of how often anything was measured.

/** All points, and how many of them are in sight where that is not all. */
export function graphLines(graph: Graph, seen: VisibleRange): readonly FactLine[] {
  const { x, y } = graph;
  const [onX, onY] = [axisWords(graph.xTitle), axisWords(graph.yTitle)];
  const range = (values: Float64Array, name: string, unit: string): readonly Fact[] => {
    const { min, max } = extentOf(values);
    return min === undefined ? [] : [fact(name, formatRange(min, max), unit)];
  };
  const inside = inSight(graph, seen);
  const undrawn = x.reduce((count, at, i) => count + (Number.isFinite(at) && Number.isFinite(y[i]) ? 0 : 1), 0);
  return [
    {
      of: "",
      facts: [
        fact("", formatCount(x.length), x.length === 1 ? "point" : "points"),
        ...range(x, symbol(onX.name, "x"), onX.unit),
        ...range(y, symbol(onY.name, "y"), onY.unit),
        ...(undrawn === 0 ? [] : [fact("", formatCount(undrawn), "without a finite value, not drawn")]),
      ],
    },
    ...(inside + undrawn >= x.length ? [] : [{ of: "in sight", facts: [fact("", formatCount(inside), "points")] }]),
  ];
}

const symbol = (name: string, letter: string): string => (name === "" || name.includes(" ") ? `#it{${letter}}` : name);

const inSight = ({ x, y }: Graph, seen: VisibleRange): number => {
  const within = (value: number, range: readonly [number, number] | undefined): boolean =>
    Number.isFinite(value) && (range === undefined || (value >= range[0] && value <= range[1]));
  return x.reduce((count, at, i) => count + (within(at, seen.x) && within(y[i]!, seen.y) ? 1 : 0), 0);
};

/** What is laid over a graph. */
export const graphLine = (label: string, graph: Graph): FactLine => ({
  of: label,
  facts: graphLines(graph, { x: undefined, y: undefined })[0]!.facts,
});

/** The point that is pointed at, with its errors. */
export function pointRows({ binX }: BinHit, graph: Graph): readonly ReadOutRow[] {
  const i = binX - 1;
  const [onX, onY] = [axisWords(graph.xTitle), axisWords(graph.yTitle)];
  return [
    { name: "point", value: formatCount(binX), after: `of ${formatCount(graph.x.length)}` },
    { name: onX.name || "#it{x}", value: coordinate(graph.x[i], graph.errors?.x, i), after: onX.unit },
    { name: onY.name || "#it{y}", value: coordinate(graph.y[i], graph.errors?.y, i), after: onY.unit },
  ];
}

/** "2.0 ± 0.3", or with errors to either side that differ "2.000 + 0.5 − 0.2". */
function coordinate(
  value: number | undefined,
  errors: readonly [low: Float64Array, high: Float64Array] | undefined,
  i: number,
): string {
  const [low, high] = [errors?.[0][i], errors?.[1][i]];
  if (value === undefined || low === undefined || high === undefined) return formatNumber(value);
  if (low === high) return low === 0 ? formatNumber(value) : formatEstimate({ value, error: low });
  return `${formatNumber(value)} + ${formatNumber(high, 2)} \u2212 ${formatNumber(low, 2)}`;
}

/** The point of what is laid over that is nearest along x. */
export function pointOver(label: string, { x, y, errors, yTitle }: Graph, at: number): ReadOutRow {
  let nearest = 0;
  for (let i = 1; i < x.length; i++) if (Math.abs(x[i]! - at) < Math.abs(x[nearest]! - at)) nearest = i;
  return { name: label, value: coordinate(y[nearest], errors?.y, nearest), after: axisWords(yTitle).unit };
}

/** A graph in sentences, for those who do not see it. */
export function graphSummary(title: string, graph: Graph): string {
  const sentence = ({ before, value, after }: Fact): string =>
    plainTitle(withUnit([before, value].filter((part) => part !== "").join(" "), after));
  const [{ facts }] = graphLines(graph, { x: undefined, y: undefined }) as readonly [FactLine];
  const errors = graph.errors === undefined ? [] : ["Points have errors"];
  return [plainTitle(title), ...facts.map(sentence), ...errors].map(ended).join(" ");
}
