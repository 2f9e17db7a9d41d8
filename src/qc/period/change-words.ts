import { binCenter, binLowEdge, binUpEdge, type BinAxis } from "../../hist/axis.ts";
import { countWords } from "../words.ts";
import { differingWords } from "./differing-words.ts";
import { isTelling, type Change } from "./shape-numbers.ts";

/** A hundredth of the width of a distribution is no shift that a person sees, nor a third of what runs may differ by. */
const [seenOfWidth, seenOfFloor] = [0.01, 1 / 3];
/** A curve is said to have moved where that is at least half of how far it is off; else its place tells more. */
const tellingShare = 0.5;

export interface ChangedShape {
  readonly mean: Change | undefined;
  /** Of curves there is none. */
  readonly width: Change | undefined;
}

/**
 * "mean 49.47 → 50.18 (+1.4 %), σ 3.71 → 3.31", of curves "on average 3.65 → 3.30"; only what changes by more than chance and
 * by what a person sees. "" where neither does.
 *
 * @param floor of curves, by which runs are not told apart.
 * @param off of curves, how far they are off altogether.
 */
export function changeWords({ mean, width }: ChangedShape, floor: number, off: number): string {
  const least = width === undefined ? Math.max(seenOfFloor * floor, tellingShare * off) : seenOfWidth * width.before;
  const parts: string[] = [];
  if (mean !== undefined && isTelling(mean, least)) {
    parts.push(`${width === undefined ? "on average" : "mean"} ${arrowWords(mean)}${percentWords(mean, width)}`);
  }
  if (width !== undefined && isTelling(width, least)) parts.push(`σ ${arrowWords(width)}`);
  return parts.join(", ");
}

/** As many decimals as show a tenth of the change. */
function arrowWords({ before, after, by }: Change): string {
  const decimals = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(by.value)))));
  return differingWords(before, after, decimals).join(" → ");
}

/** Relative to a mean that is not near 0 only: a mean of 0.001 that doubles has not changed by 100 %. */
function percentWords({ before, after }: Change, width: Change | undefined): string {
  if (width === undefined || Math.abs(before) < width.before) return "";
  const percent = 100 * (after / before - 1);
  const text = Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0);
  return ` (${percent < 0 ? "\u2212" : "+"}${text}\u00a0%)`;
}

/** Where a distribution differs most: "93 % fewer at 1.92", "4 times as many at 1.2 to 1.5". */
export function placeOfCounts(
  axis: BinAxis,
  { first, last, ratio }: { readonly first: number; readonly last: number; readonly ratio: number },
): string {
  const percent = Math.abs(100 * (ratio - 1));
  const much =
    ratio >= 3 ? `${countWords(ratio)} times as many` : `${percent.toFixed(0)}\u00a0% ${ratio < 1 ? "fewer" : "more"}`;
  const [low, high] = [binLowEdge(axis, first), binUpEdge(axis, last)];
  return `${Number.isFinite(ratio) ? much : "some where there are none"} at ${first === last ? atWords(axis, first) : `${shortWords(low, high - low)} to ${shortWords(high, high - low)}`}`;
}

/** Where a curve differs most: "−45.2 at 1.92". */
export function placeOfCurve(
  axis: BinAxis,
  { bin, difference }: { readonly bin: number; readonly difference: number },
  decimals: number,
): string {
  const size = Math.abs(difference).toFixed(decimals);
  return `${difference < 0 ? "\u2212" : "+"}${size} at ${atWords(axis, bin)}`;
}

/** The same of curves of logarithms: "−6.8 % at 0.52". */
export function placeOfRatio(
  axis: BinAxis,
  { bin, difference }: { readonly bin: number; readonly difference: number },
): string {
  const percent = 100 * Math.expm1(difference);
  return `${percent < 0 ? "\u2212" : "+"}${Math.abs(percent).toFixed(1)}\u00a0% at ${atWords(axis, bin)}`;
}

const atWords = (axis: BinAxis, bin: number): string =>
  shortWords(binCenter(axis, bin), binUpEdge(axis, bin) - binLowEdge(axis, bin));

/** With the decimals that tell it from what is one step away. */
const shortWords = (value: number, step: number): string =>
  differingWords(value, value, Math.min(6, Math.max(0, Math.ceil(-Math.log10(step)))))[0];
