import { formatBin, formatCount, formatChi2, formatEstimate, formatNumber, nounFor } from "../../draw/format.ts";
import type { Hist, Hist2D } from "../../hist/hist.ts";
import type { Slice } from "../../qc/slice.ts";
import { statisticsOf, visibleStatistics, type Statistics, type VisibleRange } from "../../qc/visible.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { axisWords } from "./axis-words.ts";
import { fact, type Fact } from "./fact.ts";
import { factsOf, type FactsInput } from "./facts.ts";
import { graphLine } from "./graph-words.ts";
import type { Overlaid } from "./overlay.ts";
import { meanWords } from "./read-out.ts";
import { drawsOne, isOfMeans } from "./view.ts";

/** Facts that belong together, in one line, after the words what they are of. */
export interface FactLine {
  /** Markup. */
  readonly of: string;
  readonly facts: readonly Fact[];
}

/**
 * What the report tells of a figure, with mean and width along each axis; then of what is seen of it where that is less.
 * Where a fit comes first, mean and width of the histogram have a line of their own. What is made of several objects has
 * no mean that would tell anything.
 */
export function focusLines(input: FactsInput, seen: VisibleRange): readonly FactLine[] {
  const { hist, figure } = input;
  if (!drawsOne(figure)) return [{ of: "", facts: factsOf(input) }];
  const all = momentsFacts(statisticsOf(hist), hist, figure);
  const isFitted = figure.overlays.some(({ kind }) => kind === "gaussian-fit");
  const inSight = isOfMeans(hist) ? undefined : visibleStatistics(hist, seen);
  return [
    { of: "", facts: isFitted ? factsOf(input) : factsOf(input, all) },
    ...(isFitted ? [{ of: "all bins", facts: all }] : []),
    ...(inSight === undefined ? [] : [{ of: "in sight, at bin centres", facts: sumAndMoments(inSight, hist, figure) }]),
  ];
}

/** What is laid over a figure, as the figure itself is told; of what is seen of it too where that is less. */
export function overLines(
  { hist, labels: [, label], titles }: Overlaid,
  figure: FigureTemplate,
  seen: VisibleRange,
): readonly FactLine[] {
  if (hist.kind === "graph") return [graphLine(label, hist)];
  const entries = fact("", formatCount(hist.entries), nounFor(hist.entries, figure.noun));
  const inSight = reaches(hist, seen) ? visibleStatistics(hist, seen) : undefined;
  const own = { ...figure, xTitle: titles.x ?? figure.xTitle, yTitle: titles.y ?? figure.yTitle };
  return [
    { of: label, facts: [entries, ...momentsFacts(statisticsOf(hist), hist, own)] },
    ...(inSight === undefined
      ? []
      : [{ of: `${label} in sight, at bin centres`, facts: sumAndMoments(inSight, hist, own) }]),
  ];
}

/** Whether something of a histogram lies in what is seen: the ranges are those of another. */
const reaches = (hist: Hist, { x, y }: VisibleRange): boolean =>
  isMet(hist.x, x) && (hist.kind !== "2d" || isMet(hist.y, y));

const isMet = (axis: Hist["x"], range: readonly [number, number] | undefined): boolean =>
  range === undefined || (range[0] < axis.hi && range[1] > axis.lo);

/** A slice that is held. */
export function sliceLine(slice: Slice, hist: Hist2D, figure: FigureTemplate): FactLine {
  const [across, along] = [figure.xTitle ?? hist.x.title, figure.yTitle ?? hist.y.title].map(axisWords) as [
    ReturnType<typeof axisWords>,
    ReturnType<typeof axisWords>,
  ];
  const [at, of] = slice.along === "column" ? [across, along] : [along, across];
  const { bin, sum, mean, stdDev, median, fit, isCut } = slice;
  return {
    of: `${slice.along} ${bin}, ${at.name} ${formatBin(...slice.at)}${at.unit === "" ? "" : ` ${at.unit}`}`,
    facts: [
      fact("", formatNumber(sum), `${figure.noun}${isCut ? " in sight" : ""}`),
      ...estimates({ mean, stdDev }, "", of.unit),
      ...(median === undefined ? [] : [fact("median", formatNumber(median), of.unit)]),
      ...(fit === undefined
        ? []
        : [
            fact("fit: mean", formatEstimate(fit.mean), of.unit),
            fact("#sigma", formatEstimate(fit.sigma), of.unit),
            fact("#chi^{2}/ndf", formatChi2(fit.chi2, fit.ndf)),
          ]),
    ],
  };
}

const sumAndMoments = (statistics: Statistics, hist: Hist, figure: FigureTemplate): readonly Fact[] => [
  fact("", formatNumber(statistics.integral), figure.noun),
  ...momentsFacts(statistics, hist, figure),
];

function momentsFacts({ x, y }: Statistics, hist: Hist, figure: FigureTemplate): readonly Fact[] {
  const onX = axisWords(figure.xTitle ?? hist.x.title);
  if (y === undefined) return estimates(x, "", onX.unit);
  const onY = axisWords(
    figure.yTitle ?? (hist.kind === "2d" ? hist.y.title : hist.kind === "profile" ? hist.yTitle : ""),
  );
  return [...estimates(x, symbol(onX.name, "x"), onX.unit), ...estimates(y, symbol(onY.name, "y"), onY.unit)];
}

/** Words are beside the axis already: in a line of facts its letter stands for them. */
const symbol = (name: string, letter: string): string => (name === "" || name.includes(" ") ? `#it{${letter}}` : name);

function estimates({ mean, stdDev }: Statistics["x"], of: string, unit: string): readonly Fact[] {
  return mean === undefined
    ? []
    : [fact(`mean ${of}`.trim(), meanWords(mean), unit), fact(`std. dev. ${of}`.trim(), formatNumber(stdDev), unit)];
}
