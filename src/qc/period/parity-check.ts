import type { Quality } from "../quality.ts";

/** Good, medium, and the third of today's tool, which is drawn and decides nothing. */
export const parityThresholds = [1.5, 3, 6] as const;

/** Verdicts of today's tool about the numbers of several runs. */
export interface ParityCheck {
  /** Arithmetic mean and sample standard deviation over the runs that have a value. */
  readonly centre: number | undefined;
  readonly spread: number | undefined;
  /** "null" where a run has no value, and of all runs where fewer than two have one. */
  readonly qualities: readonly Quality[];
  /** Range of y that today's tool draws. */
  readonly range: readonly [number, number] | undefined;
}

/**
 * Good where |value − centre| < 1.5·|error + spread|, medium below 3, else bad: with the spread made of all runs, the one that
 * is off too, hardly anything can be bad below ten runs. Kept for comparison.
 * Source: `algorithms.md` A8.3, A8.4.
 */
export function parityCheck(
  values: readonly (number | undefined)[],
  errors: readonly (number | undefined)[],
): ParityCheck {
  const there = values.filter((value) => value !== undefined);
  if (there.length < 2) {
    return { centre: undefined, spread: undefined, qualities: values.map(() => "null"), range: undefined };
  }
  const centre = sum(there) / there.length;
  const spread = Math.sqrt(sum(there.map((value) => (value - centre) ** 2)) / (there.length - 1));
  const width = (run: number): number => Math.abs((errors[run] ?? 0) + spread);
  const [good, medium, widest] = parityThresholds;
  const qualities = values.map((value, run): Quality => {
    if (value === undefined) return "null";
    const off = Math.abs(value - centre);
    return off < good * width(run) ? "good" : off < medium * width(run) ? "medium" : "bad";
  });
  const last = width(values.findLastIndex((value) => value !== undefined));
  const low = Math.min(centre - 2 * widest * last, Math.min(...there) - last);
  const high = Math.max(centre + 2 * widest * last, Math.max(...there) + last);
  return { centre, spread, qualities, range: [low, high] };
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** As a TH1F with a bin a run keeps it: contents in single precision, errors in double. */
export const inSinglePrecision = (values: readonly (number | undefined)[]): readonly (number | undefined)[] =>
  values.map((value) => (value === undefined ? undefined : Math.fround(value)));
