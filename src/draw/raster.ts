import { binAt, binsWithin, type BinAxis } from "./bins.ts";
import type { Cells } from "../hist/hist.ts";
import type { Scale } from "./scale.ts";

/** What decides the colour of a value. */
export interface ColourScale {
  readonly lo: number;
  readonly hi: number;
  readonly log: boolean;
  /** 256 pixels, lowest first. */
  readonly table: Uint32Array;
  /** Pixel of bins that are empty (0) or hold no finite number, not positive on a logarithm, or outside the axes. */
  readonly background: number;
}

/** For each pixel the bins that share it, as first and last; 0 0 outside the axis. */
export interface PixelBins {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/**
 * Bins under each device pixel along one axis. A pixel shows the bin under its middle; where bins are narrower than
 * pixels, also those between it and the bin of the pixel before, and the last pixel those up to the end, so that no
 * bin is passed over.
 */
export function pixelBins(axis: BinAxis, scale: Scale, pixels: number): PixelBins {
  const first = new Int32Array(pixels);
  const last = new Int32Array(pixels);
  const step = (scale.to - scale.from) / pixels;
  const end = Math.min(axis.n, binsWithin(axis, scale.lo, scale.hi)[1]);
  let previous = Math.max(0, binAt(axis, scale.lo) - 1);
  let latest = -1;
  for (let index = 0; index < pixels; index++) {
    const bin = binAt(axis, scale.toValue(scale.from + (index + 0.5) * step));
    if (bin < 1 || bin > axis.n) continue;
    last[index] = bin;
    first[index] = bin > previous ? previous + 1 : bin;
    previous = bin;
    latest = index;
  }
  if (latest >= 0) last[latest] = Math.max(last[latest]!, end);
  return { first, last };
}

/**
 * Paints a map into pixels, top row first. Several bins in a pixel show the largest value, on the scale of single bins.
 * Rows of pixels that share a row of bins are computed once.
 *
 * @param x, y scales in device pixels; y.from is the bottom.
 * @param out width × height pixels.
 */
export function rasterise(
  map: { readonly x: BinAxis; readonly y: BinAxis; readonly cells: Cells },
  x: Scale,
  y: Scale,
  colours: ColourScale,
  width: number,
  height: number,
  out: Uint32Array,
): void {
  const across = runsOf(pixelBins(map.x, x, width));
  const values = new Float64Array(across.length);
  const upwards = pixelBins(map.y, y, height);
  const stride = map.x.n + 2;
  const colourOf = colourFunction(colours);
  let [knownFirst, knownLast, knownRow] = [-1, -1, -1];
  for (let up = 0; up < height; up++) {
    const row = (height - 1 - up) * width;
    const [bottom, top] = [upwards.first[up]!, upwards.last[up]!];
    if (top === 0) {
      out.fill(colours.background, row, row + width);
      continue;
    }
    if (bottom === knownFirst && top === knownLast) {
      out.copyWithin(row, knownRow, knownRow + width);
      continue;
    }
    largestOfRuns(map.cells, stride, across, bottom, top, values);
    paintRow(values, across, colourOf, out.subarray(row, row + width));
    [knownFirst, knownLast, knownRow] = [bottom, top, row];
  }
}

/** Neighbouring pixels over the same bins, up to pixel `end` (not included). */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly end: number;
}

function runsOf({ first, last }: PixelBins): readonly Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < first.length; index++) {
    if (first[index] === first[index + 1] && last[index] === last[index + 1]) continue;
    runs.push({ first: first[index]!, last: last[index]!, end: index + 1 });
  }
  return runs;
}

// Small, and called for each row of pixels: an engine makes such functions quick once, and long loops again and again.

/** Of each run of pixels the largest content of its bins; 0 (empty) counts only where there is nothing else, what is no finite number never. */
function largestOfRuns(
  cells: Cells,
  stride: number,
  across: readonly Run[],
  bottom: number,
  top: number,
  into: Float64Array,
): void {
  into.fill(0);
  for (let row = bottom * stride; row <= top * stride; row += stride) {
    for (let i = 0; i < across.length; i++) {
      const { first, last } = across[i]!;
      if (last === 0) continue;
      let best = into[i]!;
      for (let cell = row + first; cell <= row + last; cell++) {
        const value = cells[cell]!;
        if (value !== 0 && value < Infinity && (value > best || (best === 0 && value > -Infinity))) best = value;
      }
      into[i] = best;
    }
  }
}

function paintRow(
  values: Float64Array,
  across: readonly Run[],
  colourOf: (value: number) => number,
  out: Uint32Array,
): void {
  let lastValue = NaN;
  let colour = 0;
  let column = 0;
  for (let i = 0; i < across.length; i++) {
    const value = values[i]!;
    if (value !== lastValue) {
      lastValue = value;
      colour = colourOf(value);
    }
    // Runs are of a few pixels: to call for each what fills would take longer than to fill.
    for (const { end } = across[i]!; column < end; column++) out[column] = colour;
  }
}

/** Pixel of a value. */
export function colourFunction({ lo, hi, log, table, background }: ColourScale): (value: number) => number {
  const clamp = (t: number): number => table[t <= 0 ? 0 : t >= 255 ? 255 : Math.floor(t)]!;
  if (log) {
    const start = Math.log(lo);
    const perUnit = 256 / (Math.log(hi) - start);
    return (value) => (value > 0 && value < Infinity ? clamp((Math.log(value) - start) * perUnit) : background);
  }
  const perUnit = 256 / (hi - lo);
  return (value) => (value === 0 || !(Math.abs(value) < Infinity) ? background : clamp((value - lo) * perUnit));
}
