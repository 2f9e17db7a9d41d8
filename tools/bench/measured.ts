import { median } from "../../src/stats/median.ts";

/** What is wanted of a number: a share of the other's, or a value of its own. */
export type Wanted =
  | { readonly kind: "share"; readonly of: number; readonly words: string }
  | { readonly kind: "at-most"; readonly value: number };

/** One line of the table: the same thing done by both, as often as it was done. */
export interface Row {
  readonly name: string;
  readonly unit: "ms" | "kB" | "MB" | "";
  readonly ours: readonly number[];
  /** By what it is compared with: JSROOT, if `note` names no other. Empty where that has nothing like it. */
  readonly other: readonly number[];
  readonly wanted: Wanted | undefined;
  /** What the other is, or why a number is not there. */
  readonly note?: string;
}

export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Median and range; `undefined` of nothing. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const middle = median(values);
  if (middle === undefined) return undefined;
  return { median: middle, lowest: Math.min(...values), highest: Math.max(...values) };
}

/** How many times as long, or as much, the other takes: the ratio of the medians. */
export function factorOf(row: Row): number | undefined {
  const [mine, other] = [spreadOf(row.ours), spreadOf(row.other)];
  return mine === undefined || other === undefined || mine.median === 0 ? undefined : other.median / mine.median;
}

/** Whether the median is as wanted; `undefined` where nothing is wanted or nothing can be told. */
export function reached(row: Row): boolean | undefined {
  const { wanted } = row;
  const [mine, other] = [spreadOf(row.ours), spreadOf(row.other)];
  if (wanted === undefined || mine === undefined) return undefined;
  if (wanted.kind === "at-most") return mine.median <= wanted.value;
  return other === undefined ? undefined : mine.median <= other.median * wanted.of;
}

export const third: Wanted = { kind: "share", of: 1 / 3, words: "a third" };
export const tenth: Wanted = { kind: "share", of: 1 / 10, words: "a tenth" };
export const atMost = (value: number): Wanted => ({ kind: "at-most", value });
