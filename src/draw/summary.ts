import type { Cells, Estimate, Hist1D, Hist2D } from "../hist/hist.ts";
import { edgeOf } from "./bins.ts";
import { formatBin, formatCount, formatEstimate, formatNumber, nounFor } from "./format.ts";
import { plainTitle } from "./latex/text.ts";

/** The highest bin: its content and where it is. */
export interface Peak {
  readonly value: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number] | undefined;
  /** Of bins that have labels. */
  readonly labels: readonly [x: string | undefined, y: string | undefined];
}

/** First of the highest bins in ROOT's order, flow and what is infinite left out; `undefined` where nothing is above 0. */
export function peakOf(hist: Hist1D | Hist2D): Peak | undefined {
  const stride = hist.x.n + 2;
  const [firstY, lastY] = hist.kind === "2d" ? [1, hist.y.n] : [0, 0];
  let value = 0;
  let [atX, atY] = [0, 0];
  for (let biny = firstY; biny <= lastY; biny++) {
    const cell = largestIn(hist.values, 1 + stride * biny, hist.x.n, value);
    if (cell !== undefined) [value, atX, atY] = [hist.values[cell]!, cell - stride * biny, biny];
  }
  if (atX === 0) return undefined;
  return {
    value,
    x: [edgeOf(hist.x, atX - 1), edgeOf(hist.x, atX)],
    y: hist.kind === "2d" ? [edgeOf(hist.y, atY - 1), edgeOf(hist.y, atY)] : undefined,
    labels: [hist.x.labels?.[atX - 1], hist.kind === "2d" ? hist.y.labels?.[atY - 1] : undefined],
  };
}

/** The first of the largest contents of `count` cells, where one is above `than`. */
function largestIn(cells: Cells, first: number, count: number, than: number): number | undefined {
  let [value, at] = [than, -1];
  for (let cell = first; cell < first + count; cell++) {
    const content = cells[cell]!;
    if (content > value && content < Infinity) {
      value = content;
      at = cell;
    }
  }
  return at < 0 ? undefined : at;
}

export interface FigureFacts {
  /** TLatex. */
  readonly title: string;
  /** `undefined` where `more` tells them. */
  readonly entries: number | undefined;
  /** What an entry is: "tracks". */
  readonly noun: string;
  readonly means: readonly {
    /** TLatex: "#eta"; "" for a histogram with one axis. */
    readonly of: string;
    readonly value: Estimate | undefined;
    readonly unit: string;
  }[];
  readonly peak: Peak | undefined;
  /** "bad", and why; `undefined` where nothing is checked. */
  readonly quality: { readonly word: string; readonly why: string } | undefined;
  /** What is drawn over it and other sentences. */
  readonly more: readonly string[];
}

/** A figure in sentences, for those who do not see it. */
export function summarise(facts: FigureFacts): string {
  const sentences = [plainTitle(facts.title)];
  if (facts.entries !== undefined)
    sentences.push(`${formatCount(facts.entries)} ${nounFor(facts.entries, facts.noun)}`);
  for (const { of, value, unit } of facts.means) {
    if (!value) continue;
    const what = of === "" ? "Mean" : `Mean ${plainTitle(of)}`;
    sentences.push(`${what} ${formatEstimate(value, { unit: plainTitle(unit) })}`);
  }
  if (facts.peak) {
    const { value, x, y, labels } = facts.peak;
    const bin = (edges: readonly [number, number], label: string | undefined): string => label || formatBin(...edges);
    const where = y ? `${bin(x, labels[0])} and ${bin(y, labels[1])}` : bin(x, labels[0]);
    sentences.push(`Highest bin ${formatNumber(value)} at ${where}`);
  }
  if (facts.quality) {
    const why = facts.quality.why === "" ? "" : `: ${plainTitle(facts.quality.why)}`;
    sentences.push(`Quality ${facts.quality.word}${why}`);
  }
  sentences.push(...facts.more);
  return sentences
    .filter((sentence) => sentence !== "")
    .map(ended)
    .join(" ");
}

/** A sentence with its end, which a unit may have already. */
export const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);
