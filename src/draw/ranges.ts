/** Ranges of axes that fit what they show. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** Smallest and largest finite value and the smallest above 0; `undefined` where there is none. */
export interface Extent {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly smallestPositive: number | undefined;
}

/** @param first, last first and last index looked at, both included. */
export function extentOf(values: ArrayLike<number>, first = 0, last = values.length - 1): Extent {
  let [min, max, positive] = [Infinity, -Infinity, Infinity];
  for (let index = first; index <= last; index++) {
    const value = values[index]!;
    if (!(Math.abs(value) < Infinity)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > 0 && value < positive) positive = value;
  }
  return {
    min: min === Infinity ? undefined : min,
    max: max === -Infinity ? undefined : max,
    smallestPositive: positive === Infinity ? undefined : positive,
  };
}

export function mergeExtents(extents: readonly Extent[]): Extent {
  return {
    min: best(
      extents.map(({ min }) => min),
      Math.min,
    ),
    max: best(
      extents.map(({ max }) => max),
      Math.max,
    ),
    smallestPositive: best(
      extents.map(({ smallestPositive }) => smallestPositive),
      Math.min,
    ),
  };
}

const best = (values: readonly (number | undefined)[], choose: (a: number, b: number) => number): number | undefined =>
  values.reduce(
    (kept, value) => (kept === undefined ? value : value === undefined ? kept : choose(kept, value)),
    undefined,
  );

/** The roundest number in lo…hi (both positive), the one nearest `wanted` where several are equally round. */
export function roundestIn(lo: number, hi: number, wanted: number): number {
  const top = Math.floor(Math.log10(hi));
  for (let power = top; power >= top - 3; power--) {
    for (const digit of [10, 5, 2, 1]) {
      const unit = Number(`${digit}e${power}`);
      const [first, last] = [Math.ceil(lo / unit - 1e-9), Math.floor(hi / unit + 1e-9)];
      if (first <= last) return Math.min(last, Math.max(first, Math.round(wanted / unit))) * unit;
    }
  }
  return wanted;
}

/** Room above the highest value, as a share of the axis. */
const headroom = { least: 0.12, wanted: 0.15, most: 0.18 } as const;

/**
 * Counts: from 0 to the highest + 12 to 18 %, ending at a round number. Below 0 there is as much room as the lowest
 * value needs.
 */
export function countRange({ min, max }: Extent): Range {
  const high = Math.max(max ?? 0, 0);
  const low = Math.min(min ?? 0, 0);
  if (high === 0 && low === 0) return { lo: 0, hi: 1 };
  const up =
    high > 0 ? roundestIn(high * (1 + headroom.least), high * (1 + headroom.most), high * (1 + headroom.wanted)) : 0;
  return { lo: low < 0 ? low * (1 + headroom.wanted) : 0, hi: up };
}

/**
 * Logarithmic counts: from half the smallest positive bin, so that it stands on the axis, to the highest with the same
 * room as linear counts have, in decades. Without positive values one decade is shown.
 */
export function logRange({ max, smallestPositive }: Extent): Range {
  if (smallestPositive === undefined || max === undefined) return { lo: 0.5, hi: 10 };
  const lo = smallestPositive / 2;
  const decades = Math.max(1, Math.log10(max / lo));
  const up = Math.log10(max);
  const wanted = up + headroom.wanted * decades;
  const whole = Math.round(wanted);
  const isNear = whole >= up + headroom.least * decades && whole <= up + headroom.most * decades;
  return { lo, hi: 10 ** (isNear ? whole : wanted) };
}

/**
 * Colours: from 0 (or the lowest value below it) to the highest; on a logarithm from half the smallest positive bin, whose
 * colour then stands out from the background, in dark too.
 */
export function colorRange({ min, max, smallestPositive }: Extent, log: boolean): Range {
  if (log) {
    if (smallestPositive === undefined || max === undefined) return { lo: 1, hi: 10 };
    return { lo: smallestPositive / 2, hi: Math.max(max, smallestPositive * 2) };
  }
  const lo = Math.min(0, min ?? 0);
  const hi = Math.max(0, max ?? 0);
  return hi > lo ? { lo, hi } : { lo: 0, hi: 1 };
}

/** Ratios beyond these are not drawn. */
export const widestRatios = [0, 2] as const;

/** Ratios: symmetric about 1 and wide enough for the values, at most `widestRatios`. */
export function ratioRange({ min, max }: Extent): Range {
  const furthest = Math.max(Math.abs((max ?? 1.1) - 1), Math.abs((min ?? 0.9) - 1), 0.05);
  const half = Math.min(1, roundestIn(furthest * 1.05, furthest * 1.4, furthest * 1.2));
  return { lo: 1 - half, hi: 1 + half };
}

/** Below this a logarithmic range has no room for decades among the doubles. */
const tiny = 1e-300;

/** A range that was chosen, where something of it can be shown: on a logarithm nothing at or below 0 can. */
export const showable = (
  range: readonly [number, number] | undefined,
  log: boolean,
): readonly [number, number] | undefined => (range !== undefined && log && !(range[1] > tiny) ? undefined : range);

/**
 * A range that a painter can use whatever was asked for: finite, lo below hi, both above 0 on a logarithm.
 * A logarithmic range that starts at or below 0 starts at `smallest`, if that is in it, else three decades below its end.
 */
export function usableRange(lo: number, hi: number, log: boolean, smallest?: number): Range {
  const finite = Number.isFinite(lo) && Number.isFinite(hi);
  if (!finite) return log ? { lo: 0.1, hi: 10 } : { lo: 0, hi: 1 };
  if (log) {
    if (!(hi > tiny)) return { lo: 0.1, hi: 10 };
    if (lo > tiny && lo < hi) return { lo, hi };
    if (lo >= hi) return { lo: hi / 2, hi: hi * 2 };
    return { lo: smallest !== undefined && smallest > 0 && smallest < hi ? smallest : hi / 1000, hi };
  }
  if (lo < hi) return { lo, hi };
  const half = Math.abs(lo) < tiny ? 1 : Math.abs(lo) * 0.1;
  return { lo: lo - half, hi: lo + half };
}
