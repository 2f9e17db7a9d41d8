import { isOff, type Quality } from "../quality.ts";
import type { TrendQuantity } from "./quantity.ts";
import type { JudgedNumber } from "./robust-trend.ts";
import type { TrendPoint } from "./trend-point.ts";
import { trendWords } from "./trend-words.ts";

/** What is to be said of a run beside others, with the trend that shows it. */
export interface StandsOut {
  readonly run: number;
  readonly quality: Quality;
  /** "125.1 clusters per track, median run 134.1", "DCA +0.35 cm on A, −0.35 cm on C". */
  readonly words: string;
  /** Id of the quantity. */
  readonly trend: string;
}

/** One trend as judged. */
export interface JudgedTrend {
  readonly quantity: TrendQuantity;
  readonly points: readonly (TrendPoint | undefined)[];
  readonly judged: readonly JudgedNumber[];
}

/** Trends of one kind that are told in one sentence: DCA on both sides, of both signs. */
const isDca = ({ quantity }: JudgedTrend): boolean => quantity.id.startsWith("dca-");

/**
 * What stands out in the trends of a run (index), worst first: a line for each trend that is medium or bad, those of the DCA in
 * one.
 */
export function standsOut(trends: readonly JudgedTrend[], run: number): readonly StandsOut[] {
  const off = trends.filter(({ judged }) => isOff(judged[run]?.quality));
  const size = ({ judged }: JudgedTrend): number => Math.abs(judged[run]!.deviation ?? Infinity);
  const sorted = off.toSorted((a, b) => size(b) - size(a));
  const dca = sorted.filter(isDca);
  return sorted
    .filter((trend) => !isDca(trend) || trend === dca[0])
    .map((trend) => ({
      run,
      quality: trend.judged[run]!.quality,
      words: isDca(trend) && dca.length > 1 ? dcaWords(dca, run) : wordsOf(trend, run),
      trend: trend.quantity.id,
    }));
}

const wordsOf = ({ quantity, points, judged }: JudgedTrend, run: number): string =>
  trendWords(quantity, points[run], judged[run]!);

/** The mean of both signs where both are off; else the sign that is. */
function dcaWords(trends: readonly JudgedTrend[], run: number): string {
  const parts = ["a", "c"].flatMap((side) => {
    const ofSide = trends.filter(({ quantity }) => quantity.id.startsWith(`dca-${side}-`));
    if (ofSide.length === 0) return [];
    const values = ofSide.map(({ points }) => points[run]!.value);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const sign = mean < 0 ? "\u2212" : "+";
    return [`${sign}${Math.abs(mean).toFixed(2)} cm on ${side.toUpperCase()}`];
  });
  return `DCA ${parts.join(", ")}`;
}
