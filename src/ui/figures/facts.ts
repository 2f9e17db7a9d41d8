import { formatChi2, formatCount, formatEstimate, formatNumber, formatRange, nounFor } from "../../draw/format.ts";
import type { Hist } from "../../hist/hist.ts";
import { countNotNumbers } from "../../hist/not-numbers.ts";
import type { WindowHist } from "../../hist/object.ts";
import type { Verdict } from "../../qc/check.ts";
import type { FigureTemplate } from "../../reports/template.ts";
import { memoEach } from "../base/memo.ts";
import { axisWords } from "./axis-words.ts";
import type { OfRun } from "./bethe-bloch.ts";
import { fact, words, type Fact } from "./fact.ts";
import { gaussianFit, measured } from "./measured.ts";
import { noSliceFit } from "./no-slices.ts";
import { curveFacts, pidFacts } from "./pid-facts.ts";
import { drawsOne } from "./view.ts";
import { windowFacts } from "./window-words.ts";

export interface FactsInput extends OfRun {
  readonly figure: FigureTemplate;
  readonly hist: Hist;
  /** Of figures of all moving windows. */
  readonly windows?: readonly WindowHist[] | undefined;
  readonly verdicts: readonly Verdict[];
}

/**
 * Entries, mean, fit, then ranges and method; what was not measured is left out.
 *
 * @param means in place of the mean, where there is room for more.
 */
export function factsOf(input: FactsInput, means = meanFacts(input)): readonly Fact[] {
  const { figure, hist, windows, measurements } = input;
  if (windows !== undefined) return windowFacts({ figure, windows, measurements });
  const ofPid = pidFacts(input);
  if (ofPid !== undefined) return ofPid;
  const fits = figure.overlays.filter((overlay) => overlay.kind === "gaussian-fit");
  const entries = [fact("", formatCount(hist.entries), nounFor(hist.entries, figure.noun)), ...notNumbers(input)];
  if (fits.length > 0) {
    // The fit's mean is what such a figure is about; the histogram's own would be read for it.
    return [
      ...fits.flatMap((overlay) => fitFacts(gaussianFit(measurements, overlay))),
      ...entries,
      ...fits.map(fitRange),
    ];
  }
  // First, where there is no room for all: which curves they are.
  return [...entries, ...overMapFacts(input), ...unfitted(input), ...means, ...sectorFacts(input), ...mapFacts(input)];
}

const notNumbersOf = memoEach(countNotNumbers);

/** Bins that are left out of the drawing. What is made of several objects has such bins where it has no value. */
export function notNumbers({ figure, hist }: Pick<FactsInput, "figure" | "hist">): readonly Fact[] {
  const count = drawsOne(figure) ? notNumbersOf(hist) : 0;
  return count === 0
    ? []
    : [fact("", formatCount(count), count === 1 ? "bin is not a number" : "bins are not numbers")];
}

/** Fits that nothing is drawn of, and why. */
export function unfitted({ figure, measurements }: Pick<FactsInput, "figure" | "measurements">): readonly Fact[] {
  const why = figure.overlays.some(({ kind }) => kind === "slice-fits") ? noSliceFit(measurements) : undefined;
  return why === undefined ? [] : [words(why)];
}

/** The two numbers that a small figure has room for. */
export function shortFacts(input: FactsInput): readonly Fact[] {
  const ofPid = pidFacts(input);
  if (ofPid !== undefined) return ofPid.slice(0, 1);
  const overlay = input.figure.overlays.find((each) => each.kind === "gaussian-fit");
  const fit = overlay === undefined ? undefined : gaussianFit(input.measurements, overlay);
  return fit === undefined ? [fact("", formatCount(input.hist.entries), input.figure.noun)] : fitFacts(fit).slice(0, 2);
}

const fitRange = ({ lo, hi }: { readonly lo: number; readonly hi: number }): Fact =>
  words(`fit in ${formatRange(lo, hi)}`);

function fitFacts(fit: ReturnType<typeof gaussianFit>): readonly Fact[] {
  if (fit === undefined) return [words("no fit: it did not converge, or there are too few entries")];
  return [
    fact("mean", formatEstimate(fit.mean)),
    fact("#sigma", formatEstimate(fit.sigma)),
    fact("#chi^{2}/ndf", formatChi2(fit.chi2, fit.ndf)),
  ];
}

function meanFacts({ figure, hist, measurements }: FactsInput): readonly Fact[] {
  const moments = measured(measurements, "moments");
  if (moments === undefined) return [];
  const onMap = hist.kind === "2d" || hist.kind === "profile";
  const mean = onMap ? moments.y?.mean : moments.x.mean;
  if (mean === undefined) return [];
  const { name, unit } = axisWords(onMap ? (figure.yTitle ?? yTitleOf(hist)) : (figure.xTitle ?? hist.x.title));
  // Of a map the mean is that of y: a symbol says so, words are beside the axis already.
  const of = onMap && name !== "" && !name.includes(" ") ? `mean ${name}` : "mean";
  return [fact(of, formatEstimate(mean), unit)];
}

const yTitleOf = (hist: Hist): string => (hist.kind === "2d" ? hist.y.title : "");

function sectorFacts({ figure, measurements, verdicts }: FactsInput): readonly Fact[] {
  const facts: Fact[] = [];
  const sums = measured(measurements, "sector-sums");
  if (sums !== undefined && figure.overlays.some((overlay) => overlay.kind === "median-sector")) {
    const [least, most] = [Math.min(...sums.sums), Math.max(...sums.sums)];
    facts.push(fact("per sector", `${formatCount(least)} to ${formatCount(most)}`), words("dashed: median sector"));
  }
  const medians = measured(measurements, "median-profile");
  if (medians?.medianOfMedians !== undefined) {
    facts.push(fact("median of medians", formatNumber(medians.medianOfMedians)));
  }
  const inSectors = measured(measurements, "sector-medians");
  const wrong = [
    ...new Set(verdicts.filter((verdict) => verdict.quality !== "good").flatMap((verdict) => verdict.sectors)),
  ];
  if (inSectors !== undefined && wrong.length > 0 && wrong.length <= 2) {
    for (const sector of wrong) {
      facts.push(fact(`${figure.noun} in sector ${sector}`, formatCount(inSectors.entries[sector])));
    }
  }
  return facts;
}

const overMapFacts = (input: FactsInput): readonly Fact[] =>
  input.figure.overlays.some(({ kind }) => kind === "bethe-bloch") ? curveFacts(input) : [];

function mapFacts({ figure, hist, measurements }: FactsInput): readonly Fact[] {
  if (hist.kind !== "2d" || measured(measurements, "median-profile") !== undefined) return [];
  if (unfitted({ figure, measurements }).length > 0) return [];
  return figure.overlays.some((overlay) => overlay.kind === "median-profile")
    ? []
    : [words(`${hist.x.n} × ${hist.y.n} bins`)];
}
