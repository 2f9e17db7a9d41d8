import type { Table } from "../../draw/export/table.ts";
import { formatBin, formatCount, formatEstimate } from "../../draw/format.ts";
import { isEmpty } from "../../draw/layers-of.ts";
import { plainTitle } from "../../draw/latex/text.ts";
import type { BinHit } from "../../draw/paint-figure.ts";
import { ratioScale, type TripleModel } from "../../draw/runs/triple-figure.ts";
import { binLowEdge, binUpEdge, findBin, sameBins } from "../../hist/axis.ts";
import type { Hist2D } from "../../hist/hist.ts";
import { varianceOf } from "../../hist/sums.ts";
import { mapRatio } from "../../qc/map-ratio.ts";
import { fewestInRatio } from "../../qc/ratio.ts";
import type { FigureView } from "../../route/route.ts";
import { axisWords } from "../figures/axis-words.ts";
import type { Fact } from "../figures/fact.ts";
import { formatContent, withUnit, type ReadOutRow } from "../figures/read-out.ts";

/** The same map of two runs or sets. */
export interface MapPair {
  readonly id: string;
  readonly title: string;
  /** What the sides are called: "A" and "B". */
  readonly names: readonly [a: string, b: string];
  readonly a: Hist2D;
  readonly b: Hist2D;
  readonly xTitle: string;
  readonly yTitle: string;
  /** What an entry is: "tracks". */
  readonly noun: string;
  /** Their shapes are compared: each is divided by its entries in sight. False: their contents are. */
  readonly normalised: boolean;
  /** Boundaries of sectors along x. */
  readonly sectors: boolean;
}

export interface MapTriple {
  readonly pair: MapPair;
  readonly model: TripleModel;
  /** Bins of x that are joined in the ratio. */
  readonly joined: number;
}

/** A ratio of narrower columns would show only some of them. */
const mostColumns = 200;

/** `undefined` where the bins are not the same, or either map is empty. */
export function mapTriple(pair: MapPair, view: FigureView): MapTriple | undefined {
  const { a, b } = pair;
  if (!sameBins(a.x, b.x) || !sameBins(a.y, b.y) || isEmpty(a) || isEmpty(b)) return undefined;
  const [sumA, sumB] = pair.normalised ? [sumOf(a), sumOf(b)] : [1, 1];
  if (!(sumA > 0 && sumB > 0)) return undefined;
  const joined = joinedColumns(a.x.n);
  const ratio = mapRatio(a, b, joined, sumA / sumB)?.ratio;
  if (ratio === undefined) return undefined;
  return {
    pair,
    joined,
    model: {
      a: over(a, sumA),
      b: over(b, sumB),
      names: pair.names,
      ratio,
      range: view.z === undefined ? ratioScale(ratio.values) : { lo: view.z[0], hi: view.z[1] },
      xTitle: pair.xTitle,
      yTitle: pair.yTitle,
      zTitle: pair.normalised ? `${pair.noun} per bin, normalised` : pair.noun,
      xLog: view.log?.includes("x") ?? false,
      xRange: view.x,
      yRange: view.y,
      sectors: pair.sectors,
    },
  };
}

/** As few as leave at most 200 columns, and none over. */
export function joinedColumns(n: number): number {
  for (let group = Math.ceil(n / mostColumns); group < n; group++) if (n % group === 0) return group;
  return n;
}

/** Bins 1…n of both axes. */
function sumOf({ x, y, values }: Hist2D): number {
  let sum = 0;
  for (let row = 1; row <= y.n; row++)
    for (let column = 1; column <= x.n; column++) sum += values[column + (x.n + 2) * row]!;
  return sum;
}

const over = (hist: Hist2D, sum: number): Hist2D =>
  sum === 1 ? hist : { ...hist, values: Float64Array.from(hist.values, (value) => value / sum), variances: undefined };

/** A bin: what A and B have in it, as counted, and the ratio of the joined bin that it is in. */
export function tripleRows({ pair, model, joined }: MapTriple, { x, y: yRange, binY }: BinHit): readonly ReadOutRow[] {
  const { a, b, noun, names } = pair;
  const middle = (x[0] + x[1]) / 2;
  const [across, up] = [axisWords(pair.xTitle), axisWords(pair.yTitle)];
  const row = binY ?? 0;
  const content = (hist: Hist2D): string => {
    const cell = findBin(hist.x, middle) + (hist.x.n + 2) * row;
    return formatContent(hist.values[cell]!, Math.sqrt(varianceOf(hist, cell)));
  };
  const { ratio } = model;
  const cell = findBin(ratio.x, middle) + (ratio.x.n + 2) * row;
  const [value, error] = [ratio.values[cell]!, Math.sqrt(ratio.variances![cell]!)];
  return [
    { name: across.name, value: "", after: withUnit(formatBin(...x), across.unit) },
    { name: up.name, value: "", after: yRange === undefined ? "" : withUnit(formatBin(...yRange), up.unit) },
    { name: names[0], value: content(a), after: noun },
    { name: names[1], value: content(b), after: noun },
    {
      name: "A / B",
      value: Number.isNaN(value) ? "blank" : formatEstimate({ value, error }),
      after: [
        Number.isNaN(value)
          ? `under ${fewestInRatio} entries on either side`
          : pair.normalised
            ? "of their shares"
            : "",
        joined > 1 ? `${joined} bins joined` : "",
      ]
        .filter((part) => part !== "")
        .join(", "),
    },
  ];
}

export function tripleFacts({ pair, joined, model }: MapTriple): readonly Fact[] {
  const inside = (hist: Hist2D): number => hist.x.n * hist.y.n;
  const filled = model.ratio.values.filter((value) => !Number.isNaN(value)).length;
  const fact = (before: string, value: string, after = ""): Fact => ({ before, value, after });
  return [
    fact(pair.names[0], formatCount(pair.a.entries), pair.noun),
    fact(pair.names[1], formatCount(pair.b.entries), pair.noun),
    fact(
      "",
      formatCount(filled),
      `of ${formatCount(inside(model.ratio))} bins with ${fewestInRatio} entries on both sides`,
    ),
    ...(joined > 1 ? [fact(`ratio of ${joined} bins of x together`, "")] : []),
  ];
}

/** In sentences, for those who do not see it. */
export const tripleSummary = (triple: MapTriple): string =>
  [
    `${triple.pair.title}: ${triple.pair.names.join(", ")} and A / B`,
    ...tripleFacts(triple).map(({ before, value, after }) =>
      plainTitle([before, value, after].filter((part) => part !== "").join(" ")),
    ),
  ]
    .map((sentence) => `${sentence}.`)
    .join(" ");

/** A row for each bin of the ratio, with the contents of A and B joined as in it. */
export function tripleTable({ pair, model, joined }: MapTriple): Table {
  const { ratio } = model;
  const { x, y } = ratio;
  const [across, up] = [plainTitle(pair.xTitle) || "x", plainTitle(pair.yTitle) || "y"];
  const contentOf = (hist: Hist2D, column: number, row: number): number => {
    let sum = 0;
    for (let i = 1; i <= joined; i++) sum += hist.values[(column - 1) * joined + i + (hist.x.n + 2) * row]!;
    return sum;
  };
  return {
    head: [`${across} from`, `${across} to`, `${up} from`, `${up} to`, ...pair.names, "A / B", "error"],
    count: x.n * y.n,
    row: (index) => {
      const [column, row] = [1 + (index % x.n), 1 + Math.floor(index / x.n)];
      const cell = column + (x.n + 2) * row;
      const there = !Number.isNaN(ratio.values[cell]!);
      return [
        binLowEdge(x, column),
        binUpEdge(x, column),
        binLowEdge(y, row),
        binUpEdge(y, row),
        contentOf(pair.a, column, row),
        contentOf(pair.b, column, row),
        there ? ratio.values[cell] : undefined,
        there ? Math.sqrt(ratio.variances![cell]!) : undefined,
      ];
    },
  };
}
