import type { Scale } from "../../draw/scale.ts";
import type { Place } from "../base/gestures.ts";

/** A range of an axis in its unit. */
export type Interval = readonly [lo: number, hi: number];
/** What an axis can show: its range, whether logarithmic, and its ends. */
export interface ZoomAxis {
  readonly range: Interval;
  readonly log: boolean;
  readonly whole: Interval;
}

/** A range this small a part of the axis tells nothing more, and doubles end soon after. */
const finest = 1e-9;

const toLine = (value: number, log: boolean): number => (log ? Math.log(value) : value);
const fromLine = (value: number, log: boolean): number => (log ? Math.exp(value) : value);

/**
 * The range after zooming by a factor (below 1: closer) with `at` staying where it is; `undefined` where all of the axis
 * is in sight again.
 */
export function zoomedAbout(axis: ZoomAxis, at: number, factor: number): Interval | undefined {
  const [lo, hi, fixed] = [...axis.range, at].map((value) => toLine(value, axis.log)) as [number, number, number];
  const inside = Math.min(Math.max(fixed, lo), hi);
  return fitted(axis, [inside + (lo - inside) * factor, inside + (hi - inside) * factor]);
}

/** The range moved by a share of its length; it stops at the ends of the axis. */
export function movedBy(axis: ZoomAxis, share: number): Interval | undefined {
  const [lo, hi] = axis.range.map((value) => toLine(value, axis.log)) as [number, number];
  const [first, last] = axis.whole.map((value) => toLine(value, axis.log)) as [number, number];
  const wanted = share * (hi - lo);
  const by = wanted < 0 ? Math.max(wanted, Math.min(0, first - lo)) : Math.min(wanted, Math.max(0, last - hi));
  return fitted(axis, [lo + by, hi + by]);
}

/** The range between two values in either order. */
export const between = (axis: ZoomAxis, a: number, b: number): Interval | undefined =>
  fitted(axis, [toLine(Math.min(a, b), axis.log), toLine(Math.max(a, b), axis.log)]);

function fitted({ log, whole, range }: ZoomAxis, [lo, hi]: Interval): Interval | undefined {
  const [first, last] = whole.map((value) => toLine(value, log)) as [number, number];
  const [from, to] = [Math.max(lo, first), Math.min(hi, last)];
  const slack = 1e-6 * (last - first);
  if (from <= first + slack && to >= last - slack) return undefined;
  if (!(to - from > finest * (last - first))) return range;
  return [fromLine(from, log), fromLine(to, log)];
}

/** In digits a person would type, once a gesture is over: what is below a ten thousandth only makes links long. */
export function tidy([lo, hi]: Interval): Interval {
  const unit = 10 ** (Math.floor(Math.log10(hi - lo)) - 4);
  const decimals = Math.max(0, Math.min(20, -Math.round(Math.log10(unit))));
  const round = (value: number): number => Number((Math.round(value / unit) * unit).toFixed(decimals));
  const [from, to] = [round(lo), round(hi)];
  // Near 0 of a logarithmic axis nothing of a small end may be lost.
  return [lo > 0 && !(from > lo / 2) ? Number(lo.toPrecision(4)) : from, to];
}

const leastDrag = 5;

/**
 * Which axes a drag is about that began in a place: over the labels of one that one; else of a map those it goes along far
 * enough, of others x.
 */
export function dragAxes(
  dx: number,
  dy: number,
  isMap: boolean,
  place: Place,
): { readonly x: boolean; readonly y: boolean } {
  const [x, y] = [Math.abs(dx) >= leastDrag, Math.abs(dy) >= leastDrag];
  if (place !== "frame") return { x: x && place === "x-axis", y: y && place === "y-axis" };
  return isMap ? { x, y } : { x, y: y && Math.abs(dx) < leastDrag };
}

/** Value at a pixel, no further out than the frame. */
export function valueWithin(scale: Scale, pixel: number): number {
  const [low, high] = [Math.min(scale.from, scale.to), Math.max(scale.from, scale.to)];
  return scale.toValue(Math.min(Math.max(pixel, low), high));
}

/** Zoom factor of a turn of the wheel; pixels, lines or pages as browsers count them. */
export function wheelFactor(delta: number, mode: number, isPinch: boolean): number {
  const pixels = delta * (mode === 1 ? 16 : mode === 2 ? 400 : 1);
  return Math.exp(Math.max(-1, Math.min(1, pixels * (isPinch ? 0.01 : 0.0015))));
}
